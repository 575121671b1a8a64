import CRdkafka
import Synchronization

extension Consumer {
  /// Joins the group for these topics. Assignments come from `next` as `.assigned`.
  public nonisolated(nonsending) func subscribe(to topics: [String]) async throws(KafkaError) {
    guard group != nil else {
      throw KafkaError(.invalidArgument, remedy: .fail, detail: "subscribing needs a group")
    }
    try await move { client throws(KafkaError) in
      // -1: any partition, as a subscription names topics only.
      let list = PartitionList(topics.map { TopicPartition($0, -1) })
      try KafkaError.check(rd_kafka_subscribe(client, list.pointer))
    }
  }

  /// Answers `.assigned`: reads these partitions from these positions on. May be called again with
  /// the whole assignment, to read it from other positions.
  ///
  /// Partitions that were paused before are read again.
  public nonisolated(nonsending) func accept(
    _ assignment: [PartitionStart]
  ) async throws(KafkaError) {
    let isIncremental = isCooperative
    try await move { client throws(KafkaError) in
      let list = PartitionList(assignment)
      if isIncremental {
        try KafkaError.check(rd_kafka_incremental_assign(client, list.pointer))
      } else {
        try KafkaError.check(rd_kafka_assign(client, list.pointer))
      }
      try KafkaError.check(rd_kafka_resume_partitions(client, list.pointer))
    }
  }

  /// Answers `.revoked` and `.lost`: lets go of what the group takes away. Records of it that were
  /// fetched and not read are dropped.
  public nonisolated(nonsending) func release() async throws(KafkaError) {
    let partitions = state.withLock { state in
      defer { state.revoking = [] }
      return state.revoking
    }
    let isIncremental = isCooperative
    try await move { client throws(KafkaError) in
      guard isIncremental else { return try KafkaError.check(rd_kafka_assign(client, nil)) }
      let list = PartitionList(partitions)
      try KafkaError.check(rd_kafka_incremental_unassign(client, list.pointer))
    }
  }

  /// Reads exactly these partitions, without the group's say: for a consumer that did not
  /// subscribe. An empty list stops reading.
  public nonisolated(nonsending) func assign(
    _ assignment: [PartitionStart]
  ) async throws(KafkaError) {
    try await move { client throws(KafkaError) in
      let list = PartitionList(assignment)
      try KafkaError.check(rd_kafka_assign(client, list.pointer))
    }
  }

  /// Stops fetching these partitions until `resume`; `next` is to be called all the same.
  public nonisolated(nonsending) func pause(
    _ partitions: [TopicPartition]
  ) async throws(KafkaError) {
    try await move { client throws(KafkaError) in
      let list = PartitionList(partitions)
      try KafkaError.check(rd_kafka_pause_partitions(client, list.pointer))
      try list.checkEach()
    }
  }

  public nonisolated(nonsending) func resume(
    _ partitions: [TopicPartition]
  ) async throws(KafkaError) {
    try await move { client throws(KafkaError) in
      let list = PartitionList(partitions)
      try KafkaError.check(rd_kafka_resume_partitions(client, list.pointer))
      try list.checkEach()
    }
  }

  private var isCooperative: Bool {
    rd_kafka_rebalance_protocol(client.pointer).map { String(cString: $0) } == "COOPERATIVE"
  }

  private nonisolated(nonsending) func move(
    _ body: @escaping @Sendable (OpaquePointer) throws(KafkaError) -> Void
  ) async throws(KafkaError) {
    try checkOpen()
    try await control.run { [client] () throws(KafkaError) in try body(client.pointer) }
  }
}
