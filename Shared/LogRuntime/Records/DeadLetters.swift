public import Conversation
public import Kafka

/// Copies of records that nobody can read, with where they stood and why.
public enum DeadLetters {
  /// The copy of one record for the dead letters: key and value as they were.
  ///
  /// Headers as Spring Kafka names them, since tools know those: `kafka_dlt-original-topic`,
  /// `-partition`, `-offset`, `-timestamp` (numbers as text), `kafka_dlt-exception-message`.
  public static func proposal(
    for record: TopicPartition, offset: Int64, timestamp: Timestamp, key: RawSpan?,
    value: RawSpan?, reason: String, _ topics: Topics
  ) -> Proposal {
    let headers = [
      Header("kafka_dlt-original-topic", text: record.topic),
      Header("kafka_dlt-original-partition", text: String(record.partition)),
      Header("kafka_dlt-original-offset", text: String(offset)),
      Header("kafka_dlt-original-timestamp", text: String(timestamp.milliseconds)),
      Header("kafka_dlt-exception-message", text: reason),
    ]
    let copy = bytes(of: value).map { Proposal.Value.bytes($0) } ?? .tombstone
    return Proposal(
      topic: topics.deadLetters, key: bytes(of: key) ?? [], value: copy, headers: headers)
  }

  private static func bytes(of span: RawSpan?) -> [UInt8]? {
    guard let span else { return nil }
    return span.withUnsafeBytes { Array($0) }
  }
}
