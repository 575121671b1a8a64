import CRdkafka
import Dispatch

/// Owns a `rd_kafka_t`. Queues, topics and record batches hold it, so it outlives them.
///
/// Unchecked: librdkafka's handle may be used from all threads, and the pointer never changes.
final class NativeClient: @unchecked Sendable {
  let pointer: OpaquePointer
  private let logSink: LogSink?

  init(
    _ type: rd_kafka_type_t, _ configuration: NativeConfiguration, logSink: LogSink? = nil
  ) throws(KafkaError) {
    self.logSink = logSink
    configuration.log(to: logSink)
    pointer = try configuration.makeClient(type)
  }

  /// Destroying joins librdkafka's threads, which takes milliseconds: elsewhere than in the
  /// cooperative pool. The log sink lives until that is done.
  deinit {
    let remains = Remains(pointer: pointer, logSink: logSink)
    DispatchQueue(label: "baton.kafka.destroy").async { remains.destroy() }
  }

  /// The error that made this client useless, if one did.
  var fatalError: KafkaError? {
    var text = [CChar](repeating: 0, count: 512)
    let code = rd_kafka_fatal_error(pointer, &text, text.count)
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    return KafkaError(
      KafkaError.Code(code), remedy: .replaceClient, detail: String(cTerminated: text))
  }

  /// The error of a code: a fatal one is looked up.
  func error(_ code: rd_kafka_resp_err_t, detail: String? = nil) -> KafkaError {
    if code == RD_KAFKA_RESP_ERR__FATAL, let fatalError { return fatalError }
    return KafkaError(KafkaError.Code(code), detail: detail)
  }
}

/// What is left of a client while it is being destroyed.
///
/// Unchecked: only the closure that destroys it has it.
private struct Remains: @unchecked Sendable {
  let pointer: OpaquePointer
  let logSink: LogSink?

  /// Consumers have closed by themselves, or never will: closing here could wait for ever.
  func destroy() {
    rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
    withExtendedLifetime(logSink) {}
  }
}
