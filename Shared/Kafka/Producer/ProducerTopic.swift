import CRdkafka
import Synchronization

/// A topic as a producer knows it: looked up once, used for many messages.
///
/// Unchecked: librdkafka's topic handles may be used from all threads, and it never changes.
public final class ProducerTopic: @unchecked Sendable {
  public let name: String
  let handle: OpaquePointer
  private let client: NativeClient

  init(_ name: String, of client: NativeClient) throws(KafkaError) {
    guard let handle = rd_kafka_topic_new(client.pointer, name, nil) else {
      throw KafkaError(KafkaError.Code(rd_kafka_last_error()), detail: "topic \(name)")
    }
    self.name = name
    self.handle = handle
    self.client = client
  }

  deinit { rd_kafka_topic_destroy(handle) }
}

/// The topics that a producer has sent to.
final class ProducerTopics: Sendable {
  private let client: NativeClient
  private let known = Mutex<[String: ProducerTopic]>([:])

  init(_ client: NativeClient) { self.client = client }

  func topic(_ name: String) throws(KafkaError) -> ProducerTopic {
    if let topic = known.withLock({ $0[name] }) { return topic }
    let topic = try ProducerTopic(name, of: client)
    known.withLock { $0[name] = topic }
    return topic
  }

  func removeAll() { known.withLock { $0 = [:] } }
}
