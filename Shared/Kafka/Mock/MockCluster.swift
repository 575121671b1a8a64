import CRdkafka
import Dispatch

/// librdkafka's own mock cluster: brokers inside this process, with real sockets and the real
/// protocol, in memory, which lose what they have no room for.
///
/// Unchecked: librdkafka runs every call on the cluster's own thread, and the pointer never changes.
public final class MockCluster: @unchecked Sendable {
  private let client: NativeClient
  private let pointer: OpaquePointer
  private let calls = BlockingQueue("mock")
  /// Where its brokers listen: `host:port`, separated by commas.
  public let bootstrapServers: String
  public let brokerCount: Int32

  /// Starts listening on free ports of the loopback interface.
  public init(brokers: Int32 = 1) throws(KafkaError) {
    let configuration = ClientConfiguration(bootstrapServers: "", clientID: "mock")
    client = try NativeClient(
      RD_KAFKA_PRODUCER, NativeConfiguration(configuration, defaults: [:]))
    guard let pointer = rd_kafka_mock_cluster_new(client.pointer, brokers) else {
      throw KafkaError(.wrongState, detail: "the mock cluster did not start")
    }
    self.pointer = pointer
    brokerCount = brokers
    bootstrapServers = String(cString: rd_kafka_mock_cluster_bootstraps(pointer))
  }

  /// Destroying joins the brokers' thread: elsewhere than in the cooperative pool, and before the
  /// client goes, whose timers the brokers use.
  deinit {
    let remains = Remains(pointer: pointer, client: client)
    DispatchQueue(label: "baton.kafka.destroy").async { remains.destroy() }
  }

  public nonisolated(nonsending) func createTopic(
    _ name: String, partitions: Int32, replication: Int32 = 1
  ) async throws(KafkaError) {
    try await call { cluster in
      rd_kafka_mock_topic_create(cluster, name, partitions, replication)
    }
  }

  /// Cuts all connections of a broker, or of all of them, and refuses new ones.
  public nonisolated(nonsending) func takeDown(_ broker: Int32? = nil) async throws(KafkaError) {
    try await call { rd_kafka_mock_broker_set_down($0, broker ?? -1) }
  }

  /// Lets clients connect to a broker again, or to all of them. It kept what it had.
  public nonisolated(nonsending) func bringUp(_ broker: Int32? = nil) async throws(KafkaError) {
    try await call { rd_kafka_mock_broker_set_up($0, broker ?? -1) }
  }

  /// Delays every answer of a broker, or of all of them; zero ends it.
  public nonisolated(nonsending) func delay(
    by delay: Duration, _ broker: Int32? = nil
  ) async throws(KafkaError) {
    try await call { rd_kafka_mock_broker_set_rtt($0, broker ?? -1, delay.milliseconds) }
  }

  /// Answers the next requests of a kind with these errors, one each.
  public nonisolated(nonsending) func failNext(
    _ request: Request, with errors: [KafkaError.Code]
  ) async throws(KafkaError) {
    try await call { cluster in
      let codes = errors.map(\.native)
      rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, codes.count, codes)
      return RD_KAFKA_RESP_ERR_NO_ERROR
    }
  }

  /// A kind of request: https://kafka.apache.org/protocol#protocol_api_keys
  public struct Request: RawRepresentable, Sendable, Hashable {
    public let rawValue: Int16
    public init(rawValue: Int16) { self.rawValue = rawValue }

    public static let produce = Request(rawValue: 0)
    public static let fetch = Request(rawValue: 1)
    public static let listOffsets = Request(rawValue: 2)
    public static let metadata = Request(rawValue: 3)
    public static let offsetCommit = Request(rawValue: 8)
    public static let offsetFetch = Request(rawValue: 9)
    public static let findCoordinator = Request(rawValue: 10)
    public static let joinGroup = Request(rawValue: 11)
    public static let heartbeat = Request(rawValue: 12)
  }

  private nonisolated(nonsending) func call(
    _ body: @escaping @Sendable (OpaquePointer) -> rd_kafka_resp_err_t
  ) async throws(KafkaError) {
    try await calls.run { [self] () throws(KafkaError) in try KafkaError.check(body(pointer)) }
  }
}

/// What is left of a mock cluster while it is being destroyed.
///
/// Unchecked: only the closure that destroys it has it.
private struct Remains: @unchecked Sendable {
  let pointer: OpaquePointer
  let client: NativeClient

  func destroy() {
    rd_kafka_mock_cluster_destroy(pointer)
    withExtendedLifetime(client) {}
  }
}
