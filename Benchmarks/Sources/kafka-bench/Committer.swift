import Kafka

/// Commits what has been acknowledged, with a note as metadata, one commit at a time.
actor Committer {
  private let consumer: Consumer
  private let topic: String
  private var next: [Int64]
  private var moved: [Bool]
  private var committing: Task<Void, any Error>?
  private var commits = 0

  init(_ consumer: Consumer, _ topic: String, _ partitions: Int32) {
    self.consumer = consumer
    self.topic = topic
    next = Array(repeating: 0, count: Int(partitions))
    moved = Array(repeating: false, count: Int(partitions))
  }

  /// Until the flights end and all of them are committed.
  func run(_ flights: AsyncStream<Flight>) async throws -> (acknowledged: Int, commits: Int) {
    var acknowledged = 0
    for await flight in flights {
      let outcomes = await flight.submission.acknowledgements()
      for case .success in outcomes { acknowledged += 1 }
      for (partition, offset) in flight.next.enumerated() where offset >= 0 {
        next[partition] = offset
        moved[partition] = true
      }
      commit()
    }
    while let running = committing {
      try await running.value
      commit()
    }
    return (acknowledged, commits)
  }

  private func commit() {
    guard committing == nil else { return }
    let due = moved.indices.filter { moved[$0] }.map { partition in
      PartitionCommit(
        TopicPartition(topic, Int32(partition)), offset: next[partition],
        metadata: "v1 restore=\(next[partition])")
    }
    guard !due.isEmpty else { return }
    for commit in due { moved[Int(commit.partition.partition)] = false }
    committing = Task {
      defer { committing = nil }
      try await consumer.commit(due)
      commits += 1
    }
  }
}
