import CRdkafka

extension Consumer {
  /// Commits for the group; returns when the coordinator has it.
  ///
  /// - Throws: `.refuse` for metadata above `PartitionCommit.metadataLimit`, before anything is
  ///   sent; `.rejoin` if the group has gone on without this member.
  public nonisolated(nonsending) func commit(
    _ commits: [PartitionCommit]
  ) async throws(KafkaError) {
    guard group != nil else {
      throw KafkaError(.invalidArgument, remedy: .fail, detail: "a commit needs a group")
    }
    for commit in commits { try commit.validate() }
    guard !commits.isEmpty else { return }
    try await request { client throws(KafkaError) in
      let list = PartitionList(commits)
      try KafkaError.check(rd_kafka_commit(client, list.pointer, 0))
      try list.checkEach()
    }
  }

  /// What the group has committed, for those of `partitions` where it has committed anything.
  ///
  /// Needs no membership: a consumer that only assigns reads another group's this way.
  public nonisolated(nonsending) func committed(
    _ partitions: [TopicPartition], timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> [TopicPartition: PartitionCommit] {
    try await request { client throws(KafkaError) in
      let list = PartitionList(partitions)
      try KafkaError.check(rd_kafka_committed(client, list.pointer, timeout.milliseconds))
      try list.checkEach()
      var commits: [TopicPartition: PartitionCommit] = [:]
      for element in list.elements where element.offset >= 0 {
        let commit = PartitionCommit(element)
        commits[commit.partition] = commit
      }
      return commits
    }
  }

  /// The watermarks of all `partitions`, asked of their leaders in two requests.
  public nonisolated(nonsending) func watermarks(
    of partitions: [TopicPartition], timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> [TopicPartition: Watermarks] {
    // The protocol's special times: -2 asks for the first offset, -1 for the one after the last.
    let low = try await offsets(of: partitions, at: -2, timeout: timeout)
    let high = try await offsets(of: partitions, at: -1, timeout: timeout)
    return low.reduce(into: [:]) { all, entry in
      guard let high = high[entry.key] else { return }
      all[entry.key] = Watermarks(low: entry.value, high: high)
    }
  }

  /// The first offset whose record is not older than `time`, in milliseconds since 1970; missing
  /// for partitions that have no such record.
  public nonisolated(nonsending) func offsets(
    of partitions: [TopicPartition], since time: Int64, timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> [TopicPartition: Int64] {
    try await offsets(of: partitions, at: max(time, 0), timeout: timeout)
  }

  private nonisolated(nonsending) func offsets(
    of partitions: [TopicPartition], at time: Int64, timeout: Duration
  ) async throws(KafkaError) -> [TopicPartition: Int64] {
    guard !partitions.isEmpty else { return [:] }
    return try await request { client throws(KafkaError) in
      let list = PartitionList(partitions)
      list.setOffsets(time)
      try KafkaError.check(rd_kafka_offsets_for_times(client, list.pointer, timeout.milliseconds))
      try list.checkEach()
      var offsets: [TopicPartition: Int64] = [:]
      for element in list.elements where element.offset >= 0 {
        offsets[TopicPartition(element)] = element.offset
      }
      return offsets
    }
  }

  private nonisolated(nonsending) func request<Value: Sendable>(
    _ body: @escaping @Sendable (OpaquePointer) throws(KafkaError) -> Value
  ) async throws(KafkaError) -> Value {
    try checkOpen()
    return try await requests.run { [client] () throws(KafkaError) in try body(client.pointer) }
  }
}

extension PartitionCommit {
  fileprivate init(_ element: rd_kafka_topic_partition_t) {
    let bytes = UnsafeRawBufferPointer(start: element.metadata, count: element.metadata_size)
    self.init(
      TopicPartition(element), offset: element.offset,
      metadata: String(decoding: bytes, as: UTF8.self))
  }
}

extension Duration {
  /// Whole milliseconds as librdkafka takes them: 0 and above.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    let whole = seconds.multipliedReportingOverflow(by: 1_000)
    guard !whole.overflow else { return seconds < 0 ? 0 : .max }
    let sum = whole.partialValue.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    return Int32(clamping: max(sum.overflow ? .max : sum.partialValue, 0))
  }
}
