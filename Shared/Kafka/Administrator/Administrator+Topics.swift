import CRdkafka

extension Administrator {
  /// Makes one topic.
  ///
  /// - Throws: code `.topicExists` where there is one of that name; `.timedOut` also on the embedded
  ///   broker, which makes topics only in its own process.
  public nonisolated(nonsending) func create(
    _ topic: NewTopic, timeout: Duration = .seconds(30)
  ) async throws(KafkaError) {
    try await requests.run { [client] () throws(KafkaError) in
      let request = AdminRequest(client, RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout: timeout)
      let native = try topic.native()
      defer { rd_kafka_NewTopic_destroy(native) }
      var topics: [OpaquePointer?] = [native]
      rd_kafka_CreateTopics(client.pointer, &topics, 1, request.options, request.queue)
      let event = try request.answer()
      defer { rd_kafka_event_destroy(event) }
      var count = 0
      try checkTopics(
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count),
        count)
    }
  }

  /// Removes a topic with everything in it. The brokers do it in their own time.
  public nonisolated(nonsending) func delete(
    _ topic: String, timeout: Duration = .seconds(30)
  ) async throws(KafkaError) {
    try await requests.run { [client] () throws(KafkaError) in
      let request = AdminRequest(client, RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout: timeout)
      var topics = [rd_kafka_DeleteTopic_new(topic)]
      defer { rd_kafka_DeleteTopic_destroy(topics[0]) }
      rd_kafka_DeleteTopics(client.pointer, &topics, 1, request.options, request.queue)
      let event = try request.answer()
      defer { rd_kafka_event_destroy(event) }
      var count = 0
      try checkTopics(
        rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event), &count),
        count)
    }
  }

  /// The properties of a topic that have a value, defaults included.
  public nonisolated(nonsending) func properties(
    of topic: String, timeout: Duration = .seconds(30)
  ) async throws(KafkaError) -> [String: String] {
    try await requests.run { [client] () throws(KafkaError) in
      let request = AdminRequest(client, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeout: timeout)
      var resources = [rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)]
      defer { rd_kafka_ConfigResource_destroy(resources[0]) }
      rd_kafka_DescribeConfigs(client.pointer, &resources, 1, request.options, request.queue)
      let event = try request.answer()
      defer { rd_kafka_event_destroy(event) }
      var count = 0
      let found = rd_kafka_DescribeConfigs_result_resources(
        rd_kafka_event_DescribeConfigs_result(event), &count)
      guard count > 0, let resource = found?[0] else { return [:] }
      try KafkaError.check(
        rd_kafka_ConfigResource_error(resource),
        rd_kafka_ConfigResource_error_string(resource).map { String(cString: $0) })
      return entries(of: resource)
    }
  }
}

private func entries(of resource: OpaquePointer) -> [String: String] {
  var count = 0
  guard let entries = rd_kafka_ConfigResource_configs(resource, &count) else { return [:] }
  return (0..<count).reduce(into: [:]) { all, index in
    guard let entry = entries[index], let name = rd_kafka_ConfigEntry_name(entry),
      let value = rd_kafka_ConfigEntry_value(entry)
    else { return }
    all[String(cString: name)] = String(cString: value)
  }
}

private func checkTopics(
  _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int
) throws(KafkaError) {
  for index in 0..<count {
    guard let result = results?[index] else { continue }
    try KafkaError.check(
      rd_kafka_topic_result_error(result),
      rd_kafka_topic_result_error_string(result).map { String(cString: $0) })
  }
}

extension NewTopic {
  fileprivate func native() throws(KafkaError) -> OpaquePointer {
    var text = [CChar](repeating: 0, count: 512)
    guard
      let native = rd_kafka_NewTopic_new(
        name, partitions, replication.map { Int32($0) } ?? -1, &text, text.count)
    else {
      throw KafkaError(.invalidArgument, detail: String(cTerminated: text))
    }
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
      rd_kafka_NewTopic_set_config(native, name, value)
    }
    return native
  }
}
