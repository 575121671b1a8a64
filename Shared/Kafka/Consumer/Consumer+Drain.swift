import CRdkafka
import Synchronization

extension Consumer {
  /// What lies in the queue, without waiting: up to `max` records, or fewer and then one event.
  func drain(_ max: Int) -> ConsumerEvents {
    var entries: [RecordBatch.Entry] = []
    while entries.count < max, let event = rd_kafka_queue_poll(queue.pointer, 0) {
      if rd_kafka_event_type(event) == RD_KAFKA_EVENT_FETCH {
        if entries.isEmpty { entries.reserveCapacity(min(max, queue.count + 1)) }
        if let message = rd_kafka_event_message_next(event) {
          entries.append(RecordBatch.Entry(event: event, message: message))
        } else {
          rd_kafka_event_destroy(event)
        }
      } else if let event = translate(event) {
        return read(entries, then: event)
      }
    }
    return read(entries, then: nil)
  }

  private func read(_ entries: [RecordBatch.Entry], then event: ConsumerEvent?) -> ConsumerEvents {
    ConsumerEvents(
      records: RecordBatch(entries, topics: topics, client: client), event: event)
  }

  /// The event as a value, and frees it; nil for one that the caller need not know.
  private func translate(_ event: OpaquePointer) -> ConsumerEvent? {
    defer { rd_kafka_event_destroy(event) }
    switch rd_kafka_event_type(event) {
    case RD_KAFKA_EVENT_REBALANCE: return rebalance(event)
    case RD_KAFKA_EVENT_ERROR: return failure(event)
    case RD_KAFKA_EVENT_STATS:
      let text = rd_kafka_event_stats(event).map { String(cString: $0) }
      state.withLock { $0.statistics = text }
      return nil
    default: return nil
    }
  }

  private func rebalance(_ event: OpaquePointer) -> ConsumerEvent {
    let partitions = TopicPartition.all(in: rd_kafka_event_topic_partition_list(event))
    if rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
      return .assigned(partitions)
    }
    state.withLock { $0.revoking = partitions }
    let isLost = rd_kafka_assignment_lost(client.pointer) != 0
    return isLost ? .lost(partitions) : .revoked(partitions)
  }

  private func failure(_ event: OpaquePointer) -> ConsumerEvent {
    let code = rd_kafka_event_error(event)
    let (partition, offset) = place(of: event)
    if code == RD_KAFKA_RESP_ERR__PARTITION_EOF, let partition {
      return .reachedEnd(partition, offset: offset)
    }
    let detail = rd_kafka_event_error_string(event).map { String(cString: $0) }
    return .failed(client.error(code, detail: detail), partition)
  }

  private func place(of event: OpaquePointer) -> (TopicPartition?, offset: Int64) {
    guard let element = rd_kafka_event_topic_partition(event) else { return (nil, -1) }
    defer { rd_kafka_topic_partition_destroy(element) }
    return (TopicPartition(element.pointee), element.pointee.offset)
  }
}
