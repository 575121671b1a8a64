import CRdkafka
import Synchronization

extension Consumer {
  /// Leaves the group and ends reading. What is to be committed has been committed before.
  ///
  /// Returns when the group's coordinator has answered, or at `timeout`: then the group notices by
  /// its session time-out. The native client goes when the last record batch is dropped.
  ///
  /// - Parameter isForGood: whether nobody comes back under its name, if it has one
  ///   (`group.instance.id`). Else such a member stays in the group, which keeps its partitions for the next
  ///   of that name, for its session time-out at most.
  public func close(timeout: Duration = .seconds(5), isForGood: Bool = true) async {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    wake()
    guard isFirst else { return }
    let (client, queue, leaves) = (client, queue, isNamed && isForGood)
    let deadline = ContinuousClock.now + timeout
    try? await control.run { () throws(KafkaError) in
      if leaves { try Self.leave(client, queue, until: deadline) }
      try KafkaError.check(rd_kafka_consumer_close_queue(client.pointer, queue.pointer))
      // Nothing rings the bell from here on: this thread looks, in steps of 20 ms.
      while rd_kafka_consumer_closed(client.pointer) == 0, ContinuousClock.now < deadline {
        finishNext(of: client, queue)
      }
    }
  }

  /// Closing a member with a name tells the group nothing; ending its subscription does.
  private static func leave(
    _ client: NativeClient, _ queue: NativeQueue, until deadline: ContinuousClock.Instant
  ) throws(KafkaError) {
    try KafkaError.check(rd_kafka_unsubscribe(client.pointer))
    while isMember(client), ContinuousClock.now < deadline { finishNext(of: client, queue) }
  }

  /// librdkafka forgets the id that the group gave it when it leaves.
  private static func isMember(_ client: NativeClient) -> Bool {
    guard let id = rd_kafka_memberid(client.pointer) else { return false }
    defer { rd_kafka_mem_free(client.pointer, id) }
    return id.pointee != 0
  }
}

/// Lets the last rebalance pass, drops everything else.
private func finishNext(of client: NativeClient, _ queue: NativeQueue) {
  guard let event = rd_kafka_queue_poll(queue.pointer, 20) else { return }
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
