import CRdkafka
import Synchronization

/// Appends records: idempotent, and acknowledged by all in-sync replicas.
///
/// Batches go in, their outcomes come back in order. Messages of one partition are stored in the
/// order in which they were handed over.
public final class Producer: Sendable {
  let client: NativeClient
  let topics: ProducerTopics
  let reports: DeliveryReports
  private let requests = BlockingQueue("producer")
  private let isClosed = Atomic<Bool>(false)

  /// - Throws: `.configure` for a property that librdkafka refuses.
  public init(_ configuration: ClientConfiguration) throws(KafkaError) {
    let native = try NativeConfiguration(configuration, defaults: ServiceProperties.producer)
    native.deliver(events: RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS)
    client = try NativeClient(
      RD_KAFKA_PRODUCER, native, logSink: configuration.log.map { LogSink($0) })
    topics = ProducerTopics(client)
    reports = DeliveryReports(client)
  }

  /// Appends `messages` and waits for the outcome of each: as many results, in the same order.
  ///
  /// Each message has its own outcome: a later one can be stored where an earlier one was not.
  /// While librdkafka's queue is full it waits, which is how the broker's pace reaches the caller.
  ///
  /// - Throws: `.stop` if the producer is closed, or if the task is cancelled before all messages
  ///   were handed over; those that were may be stored.
  public nonisolated(nonsending) func send(
    _ messages: [OutgoingMessage]
  ) async throws(KafkaError) -> [Result<Acknowledgement, KafkaError>] {
    let submission = try begin(capacity: messages.count)
    for message in messages {
      let topic = try topics.topic(message.topic)
      if try enqueue(message, on: topic, in: submission) { continue }
      try await waitAndEnqueue(message, on: topic, in: submission)
    }
    return await submission.acknowledgements()
  }

  /// For a message that found the queue full: at each room that is made, until there is one for it.
  private nonisolated(nonsending) func waitAndEnqueue(
    _ message: OutgoingMessage, on topic: ProducerTopic, in submission: Submission
  ) async throws(KafkaError) {
    while true {
      let rings = reports.room.rings
      if try enqueue(message, on: topic, in: submission) { return }
      if Task.isCancelled { throw KafkaError(.cancelled, detail: "the sending task") }
      await reports.room.wait(after: rings)
    }
  }

  /// Appends one message and waits for its outcome.
  public nonisolated(nonsending) func send(
    _ message: OutgoingMessage
  ) async throws(KafkaError) -> Acknowledgement {
    guard let outcome = try await send([message]).first else {
      throw KafkaError(.wrongState, detail: "a message without an outcome")
    }
    return try outcome.get()
  }

  /// Messages on the way: handed over, and without an outcome yet.
  public var queueLength: Int { Int(rd_kafka_outq_len(client.pointer)) }

  /// The last trouble of the client as a whole, such as all brokers being away. It may be over.
  public var lastError: KafkaError? { client.fatalError ?? reports.lastError }

  /// Sends what is queued, waits for the outcomes up to `timeout`, and gives up the rest: their
  /// senders get `.stop`.
  public func close(timeout: Duration = .seconds(10)) async {
    guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let (client, reports) = (client, reports)
    _ = try? await requests.run { () throws(KafkaError) in
      rd_kafka_flush(client.pointer, timeout.milliseconds)
      rd_kafka_purge(client.pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
      // Purged messages are reported as failed; this waits for their reports.
      rd_kafka_flush(client.pointer, 1_000)
      reports.drainLast()
    }
    reports.room.ring()
    topics.removeAll()
  }

  func checkOpen() throws(KafkaError) {
    guard isClosed.load(ordering: .acquiring) else { return }
    throw KafkaError(.closed, detail: "the producer")
  }
}
