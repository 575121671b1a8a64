import CRdkafka

/// Owns a `rd_kafka_conf_t` until a client takes it.
final class NativeConfiguration {
  private var pointer: OpaquePointer?

  /// Our defaults, then the address, then what the caller names.
  init(
    _ configuration: ClientConfiguration, defaults: [String: String],
    overrides: [String: String] = [:]
  ) throws(KafkaError) {
    pointer = rd_kafka_conf_new()
    var properties = ServiceProperties.common.merging(defaults) { _, new in new }
    properties["bootstrap.servers"] = configuration.bootstrapServers
    properties["client.id"] = configuration.clientID
    properties.merge(configuration.properties) { _, new in new }
    properties.merge(overrides) { _, new in new }
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
      try set(name, value)
    }
  }

  deinit {
    if let pointer { rd_kafka_conf_destroy(pointer) }
  }

  private func set(_ name: String, _ value: String) throws(KafkaError) {
    var text = [CChar](repeating: 0, count: 512)
    guard rd_kafka_conf_set(pointer, name, value, &text, text.count) != RD_KAFKA_CONF_OK else {
      return
    }
    throw KafkaError(.invalidArgument, remedy: .configure, detail: String(cTerminated: text))
  }

  func value(of name: String) -> String? {
    var size = 0
    guard rd_kafka_conf_get(pointer, name, nil, &size) == RD_KAFKA_CONF_OK, size > 0 else {
      return nil
    }
    var text = [CChar](repeating: 0, count: size)
    guard rd_kafka_conf_get(pointer, name, &text, &size) == RD_KAFKA_CONF_OK else { return nil }
    return String(cTerminated: text)
  }

  /// What arrives in the client's queues instead of in callbacks.
  func deliver(events: Int32) {
    rd_kafka_conf_set_events(pointer, events)
  }

  /// Sends librdkafka's log lines to `sink`, or nowhere.
  func log(to sink: LogSink?) {
    guard let sink else { return rd_kafka_conf_set_log_cb(pointer, nil) }
    rd_kafka_conf_set_opaque(pointer, Unmanaged.passUnretained(sink).toOpaque())
    rd_kafka_conf_set_log_cb(pointer, LogSink.callback)
  }

  /// Makes the client, which owns the configuration from then on.
  func makeClient(_ type: rd_kafka_type_t) throws(KafkaError) -> OpaquePointer {
    var text = [CChar](repeating: 0, count: 512)
    guard let client = rd_kafka_new(type, pointer, &text, text.count) else {
      throw KafkaError(
        KafkaError.Code(rd_kafka_last_error()), remedy: .configure,
        detail: String(cTerminated: text))
    }
    pointer = nil
    return client
  }
}

extension String {
  /// The text before the terminating zero; broken UTF-8 is repaired.
  init(cTerminated characters: [CChar]) {
    self.init(
      decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
