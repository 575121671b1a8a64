internal import Conversation
internal import Kafka
internal import Routing

/// One decision's way into the log: repeated from the first unacknowledged proposal on.
struct AppendRun {
  private(set) var unacknowledged: [OutgoingMessage] = []
  private var positions: [LogPosition] = []
  private var failure: AppendError?

  init(_ proposals: [Proposal], _ settings: LogSettings) {
    do {
      unacknowledged = try proposals.map { try OutgoingMessage($0, settings) }
    } catch {
      failure = .refused(0, reason: "it cannot be encoded: \(error)")
    }
  }

  var isOver: Bool { failure != nil || unacknowledged.isEmpty }

  var result: Result<[LogPosition], AppendError> {
    if let failure { return .failure(failure) }
    return .success(positions)
  }

  mutating func stop() { failure = .stopped }

  /// Takes the outcomes of all that was unacknowledged; gives the error after which to try again.
  mutating func take(
    _ outcomes: some Collection<Result<Acknowledgement, KafkaError>>
  ) -> KafkaError? {
    var stored = 0
    defer { unacknowledged.removeFirst(stored) }
    for outcome in outcomes {
      switch outcome {
      case .success(let place):
        positions.append(LogPosition(partition: place.partition, offset: place.offset))
        stored += 1
      case .failure(let error) where error.remedy == .refuse:
        failure = .refused(positions.count, reason: "\(error)")
        return nil
      case .failure(let error):
        return error
      }
    }
    return nil
  }
}

extension OutgoingMessage {
  init(_ proposal: Proposal, _ settings: LogSettings) throws {
    let value: [UInt8]? =
      switch proposal.value {
      case .event(let event): try event.serialized()
      case .teamEvent(let event): try event.serialized()
      case .bytes(let bytes): bytes
      case .tombstone: nil
      }
    self.init(
      topic: proposal.topic, partition: proposal.partition, key: proposal.key, value: value,
      headers: settings.headers.headers(of: proposal, source: settings.source))
  }
}
