public import Kafka

/// Why proposals are not known to be in the log.
public enum AppendError: Error, Sendable {
  /// This one (counted from 0) can never be appended as it is, for example because it is too
  /// large. Those before it are in the log, those after it were not appended.
  case refused(Int, reason: String)
  /// The time limit passed first. They may be in the log, or get there yet: appending them again,
  /// under the same ids, is harmless.
  case timeLimit(KafkaError?)
  /// The process is ending, or the task was cancelled. They may be in the log.
  case stopped
}
