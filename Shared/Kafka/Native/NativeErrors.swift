import CRdkafka

extension KafkaError {
  /// The error that `native` describes; nil stands for success. Destroys `native`.
  init?(consuming native: OpaquePointer?) {
    guard let native else { return nil }
    let code = Code(rd_kafka_error_code(native))
    let fatal = rd_kafka_error_is_fatal(native) != 0
    let retriable = rd_kafka_error_is_retriable(native) != 0
    let detail = String(cString: rd_kafka_error_string(native))
    rd_kafka_error_destroy(native)
    self.init(
      code, remedy: fatal ? .replaceClient : retriable ? .retry : nil, detail: detail)
  }

  /// Throws unless `code` means success.
  static func check(_ code: rd_kafka_resp_err_t, _ detail: String? = nil) throws(KafkaError) {
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(Code(code), detail: detail) }
  }

  /// Throws unless `native` is nil, and destroys it.
  static func check(_ native: OpaquePointer?) throws(KafkaError) {
    if let error = KafkaError(consuming: native) { throw error }
  }
}
