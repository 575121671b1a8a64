import CRdkafka
import Foundation

/// Owns a `rd_kafka_topic_partition_list_t`.
struct PartitionList: ~Copyable {
  let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(_ partitions: some Collection<TopicPartition>) {
    self.init(capacity: partitions.count)
    for partition in partitions { _ = add(partition) }
  }

  init(_ starts: [PartitionStart]) {
    self.init(capacity: starts.count)
    for start in starts { add(start.partition).pointee.offset = start.position.native }
  }

  init(_ commits: [PartitionCommit]) {
    self.init(capacity: commits.count)
    for commit in commits {
      let element = add(commit.partition)
      element.pointee.offset = commit.offset
      element.setMetadata(commit.metadata)
    }
  }

  private init(capacity: Int) {
    pointer = rd_kafka_topic_partition_list_new(Int32(clamping: capacity))
  }

  deinit { rd_kafka_topic_partition_list_destroy(pointer) }

  private func add(_ partition: TopicPartition) -> UnsafeMutablePointer<rd_kafka_topic_partition_t>
  {
    rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition)
  }

  /// Sets every offset, which some requests read as a time or a special position.
  func setOffsets(_ offset: Int64) {
    for index in 0..<Int(pointer.pointee.cnt) { pointer.pointee.elems[index].offset = offset }
  }

  var elements: UnsafeMutableBufferPointer<rd_kafka_topic_partition_t> {
    UnsafeMutableBufferPointer(start: pointer.pointee.elems, count: Int(pointer.pointee.cnt))
  }

  /// Throws the first partition's error, if one has any.
  func checkEach() throws(KafkaError) {
    for element in elements {
      try KafkaError.check(element.err, "\(TopicPartition(element))")
    }
  }
}

extension UnsafeMutablePointer<rd_kafka_topic_partition_t> {
  /// librdkafka frees it with the list, by `free`.
  fileprivate func setMetadata(_ metadata: String) {
    var metadata = metadata
    metadata.withUTF8 { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
      pointee.metadata = malloc(bytes.count)
      pointee.metadata?.copyMemory(from: start, byteCount: bytes.count)
      pointee.metadata_size = bytes.count
    }
  }
}

extension TopicPartition {
  init(_ element: rd_kafka_topic_partition_t) {
    self.init(String(cString: element.topic), element.partition)
  }

  static func all(
    in list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
  ) -> [TopicPartition] {
    guard let list else { return [] }
    return (0..<Int(list.pointee.cnt)).map { TopicPartition(list.pointee.elems[$0]) }
  }
}

extension StartPosition {
  var native: Int64 {
    switch self {
    case .offset(let offset): max(offset, 0)
    case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
    case .end: Int64(RD_KAFKA_OFFSET_END)
    case .committed: Int64(RD_KAFKA_OFFSET_STORED)
    }
  }
}
