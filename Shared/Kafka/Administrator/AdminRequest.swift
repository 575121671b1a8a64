import CRdkafka

/// One administrative request: its options, and the queue that its answer comes to. To be used on a
/// thread that may block.
final class AdminRequest {
  let options: OpaquePointer?
  let queue: OpaquePointer?
  private let timeout: Duration

  init(_ client: NativeClient, _ operation: rd_kafka_admin_op_t, timeout: Duration) {
    self.timeout = timeout
    options = rd_kafka_AdminOptions_new(client.pointer, operation)
    queue = rd_kafka_queue_new(client.pointer)
    rd_kafka_AdminOptions_set_request_timeout(options, timeout.milliseconds, nil, 0)
  }

  /// Waits for the answer, which the caller destroys.
  func answer() throws(KafkaError) -> OpaquePointer {
    // The request itself times out; a second more tells that apart from a lost answer.
    let wait = (timeout + .seconds(1)).milliseconds
    guard let event = rd_kafka_queue_poll(queue, wait) else { throw KafkaError(.timedOut) }
    let code = rd_kafka_event_error(event)
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return event }
    let detail = rd_kafka_event_error_string(event).map { String(cString: $0) }
    rd_kafka_event_destroy(event)
    throw KafkaError(KafkaError.Code(code), detail: detail)
  }

  deinit {
    rd_kafka_AdminOptions_destroy(options)
    if let queue { rd_kafka_queue_destroy(queue) }
  }
}
