import CRdkafka
import Synchronization

extension Consumer {
  /// Leaves the group and ends reading. What is to be committed has been committed before.
  ///
  /// Returns when the group's coordinator has answered, or at `timeout`: then the group notices by
  /// its session time-out. The native client goes when the last record batch is dropped.
  public func close(timeout: Duration = .seconds(5)) async {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    wake()
    guard isFirst else { return }
    let (client, queue) = (client, queue)
    let deadline = ContinuousClock.now + timeout
    try? await control.run { () throws(KafkaError) in
      try KafkaError.check(rd_kafka_consumer_close_queue(client.pointer, queue.pointer))
      // Nothing rings the bell from here on: this thread looks, in steps of 20 ms.
      while rd_kafka_consumer_closed(client.pointer) == 0, ContinuousClock.now < deadline {
        guard let event = rd_kafka_queue_poll(queue.pointer, 20) else { continue }
        Self.finish(event, of: client)
      }
    }
  }

  /// Lets the last rebalance pass, drops everything else.
  private static func finish(_ event: OpaquePointer, of client: NativeClient) {
    if rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE {
      let protocolName = rd_kafka_rebalance_protocol(client.pointer).map { String(cString: $0) }
      if protocolName == "COOPERATIVE" {
        let list = rd_kafka_event_topic_partition_list(event)
        rd_kafka_error_destroy(rd_kafka_incremental_unassign(client.pointer, list))
      } else {
        rd_kafka_assign(client.pointer, nil)
      }
    }
    rd_kafka_event_destroy(event)
  }
}
