internal import Kafka

extension ClientConfiguration {
  /// For the consumer that takes the place of one that failed.
  ///
  /// Where another process took its name in the group (`FENCED_INSTANCE_ID`), it goes on without one: under
  /// the same name each would take the partitions from the other for ever.
  func afterFailure(_ error: KafkaError) -> ClientConfiguration {
    var copy = self
    if error.code == .fencedInstance { copy.properties["group.instance.id"] = nil }
    return copy
  }
}

extension KafkaError {
  /// What a replaced consumer says of the one before it.
  var replacement: String {
    code == .fencedInstance
      ? "Another process took this one's name and partitions: it goes on without a name. "
        + "Give each process of a service a BATON_INSTANCE of its own."
      : "Consumer is replaced"
  }
}
