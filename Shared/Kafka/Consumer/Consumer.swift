import CRdkafka
import Synchronization

/// Reads records, pulled by one reader: nothing lies between librdkafka's queue and the caller.
///
/// With `subscribe` it takes part in its group, and the group's moves come as values from `next`.
/// With `assign` it reads what it is told to, and leaves the group alone.
public final class Consumer: Sendable {
  struct State {
    var isReading = false
    var isWoken = false
    var isClosed = false
    /// What the group takes away, until `release`.
    var revoking: [TopicPartition] = []
    /// The last statistics, as librdkafka's JSON.
    var statistics: String?
  }

  /// The group it belongs to, or whose offsets it reads.
  public let group: String?
  /// Whether its group knows it by a name (`group.instance.id`) and keeps its partitions for it while it is
  /// started anew.
  let isNamed: Bool
  let client: NativeClient
  let queue: NativeQueue
  let topics: TopicNames
  let state = Mutex(State())
  /// Moves of the assignment, apart from `requests` so as not to wait behind one.
  let control = BlockingQueue("consumer.control")
  /// Calls that wait for a broker's answer.
  let requests = BlockingQueue("consumer.requests")
  private let doorbell = Doorbell()
  /// `max.poll.interval.ms` is kept by looking at the queue at half of it.
  private let pollInterval: Duration

  /// Without a `group`, only `assign`, not `subscribe` nor commits, can be used.
  ///
  /// - Throws: `.configure` for a property that librdkafka refuses.
  public init(_ configuration: ClientConfiguration, group: String?) throws(KafkaError) {
    // librdkafka's consumer needs the name of some group, though it never joins it.
    let name = ["group.id": group ?? "\(configuration.clientID)-without-group"]
    let native = try NativeConfiguration(
      configuration, defaults: ServiceProperties.consumer, overrides: name)
    native.deliver(
      events: RD_KAFKA_EVENT_FETCH | RD_KAFKA_EVENT_REBALANCE | RD_KAFKA_EVENT_ERROR
        | RD_KAFKA_EVENT_STATS | RD_KAFKA_EVENT_OFFSET_COMMIT)
    let longest = native.value(of: "max.poll.interval.ms").flatMap { Int($0) } ?? 300_000
    pollInterval = .milliseconds(longest / 2)
    isNamed = native.value(of: "group.instance.id")?.isEmpty == false
    client = try NativeClient(
      RD_KAFKA_CONSUMER, native, logSink: configuration.log.map { LogSink($0) })
    rd_kafka_poll_set_consumer(client.pointer)
    guard let pointer = rd_kafka_queue_get_consumer(client.pointer) else {
      throw KafkaError(.wrongState, detail: "the consumer has no queue")
    }
    queue = NativeQueue(pointer, of: client, ringing: doorbell)
    topics = TopicNames(client)
    self.group = group
  }

  /// The next records, at most `max`, and at most one event after them.
  ///
  /// Returns as soon as there is anything, with nothing after `wake()` or when `deadline` is past.
  /// One task at a time may read. Call it at least every `max.poll.interval.ms` (5 minutes), also
  /// while the assignment is paused, or the group expels this member.
  ///
  /// - Throws: `.stop` once closed or when the task is cancelled, `.fail` for a second reader.
  public nonisolated(nonsending) func next(
    max: Int = 1_000, until deadline: ContinuousClock.Instant? = nil
  ) async throws(KafkaError) -> ConsumerEvents {
    try beginReading()
    defer { state.withLock { $0.isReading = false } }
    while true {
      let rings = doorbell.rings
      let events = drain(max)
      let isWoken = state.withLock { state in
        defer { state.isWoken = false }
        return state.isWoken
      }
      if isWoken || !events.isEmpty { return events }
      try checkOpen()
      if Task.isCancelled { throw KafkaError(.cancelled, detail: "the reading task") }
      let now = ContinuousClock.now
      if let deadline, deadline <= now { return events }
      let poll = now + pollInterval
      await doorbell.wait(after: rings, until: deadline.map { min($0, poll) } ?? poll)
    }
  }

  /// Makes the running `next`, or the next one, return though it has nothing.
  public func wake() {
    state.withLock { $0.isWoken = true }
    doorbell.ring()
  }

  /// How many records and events wait in librdkafka's queue.
  public var queueLength: Int { queue.count }

  func checkOpen() throws(KafkaError) {
    guard state.withLock({ $0.isClosed }) else { return }
    throw KafkaError(.closed, detail: "the consumer")
  }

  private func beginReading() throws(KafkaError) {
    try checkOpen()
    let isFree = state.withLock { state in
      defer { state.isReading = true }
      return !state.isReading
    }
    guard isFree else { throw KafkaError(.conflict, detail: "two readers of one consumer") }
  }
}
