import CRdkafka
import Foundation
import Synchronization

/// When a record was made, or stored.
public struct RecordTimestamp: Sendable, Hashable {
  /// Whose clock it is.
  public enum Source: Sendable, Hashable {
    case producer
    /// `message.timestamp.type=LogAppendTime`.
    case broker
    case unknown
  }

  /// Milliseconds since 1970, UTC; -1 where the record has none.
  public var milliseconds: Int64
  public var source: Source

  public init(milliseconds: Int64, source: Source) {
    self.milliseconds = milliseconds
    self.source = source
  }
}

extension Record {
  private var message: UnsafePointer<rd_kafka_message_t> {
    batch._withUnsafeGuaranteedRef { $0.entries[index].message }
  }

  public var topic: String {
    batch._withUnsafeGuaranteedRef { $0.topics.name(of: message.pointee.rkt) }
  }

  public var topicPartition: TopicPartition { TopicPartition(topic, partition) }

  public var timestamp: RecordTimestamp {
    var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let milliseconds = rd_kafka_message_timestamp(message, &type)
    return RecordTimestamp(milliseconds: milliseconds, source: RecordTimestamp.Source(type))
  }

  /// Copies of all headers, in order; names with broken UTF-8 are repaired, values are as they are.
  public var headers: [Header] {
    var all: [Header] = []
    forEachHeader { name, value in
      all.append(
        Header(String(decoding: name, as: UTF8.self), value.map { [UInt8]($0) }))
    }
    return all
  }

  /// A copy of the value of the last header named so; nil if there is none, or its value is nil.
  public func header(_ wanted: StaticString) -> [UInt8]? {
    let wanted = UnsafeRawBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
    var found: [UInt8]?
    forEachHeader { name, value in
      if name.elementsEqual(wanted) { found = value.map { [UInt8]($0) } }
    }
    return found
  }

  /// Looks at each header's name and value in place. Headers are parsed at the first look.
  private func forEachHeader(
    _ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) -> Void
  ) {
    guard let headers = parsedHeaders else { return }
    var index = 0
    var name: UnsafePointer<CChar>?
    var value: UnsafeRawPointer?
    var size = 0
    while rd_kafka_header_get_all(headers, index, &name, &value, &size)
      == RD_KAFKA_RESP_ERR_NO_ERROR, let text = name
    {
      body(
        UnsafeRawBufferPointer(start: text, count: strlen(text)),
        value.map { UnsafeRawBufferPointer(start: $0, count: size) })
      index += 1
    }
  }

  private var parsedHeaders: OpaquePointer? {
    batch._withUnsafeGuaranteedRef { batch in
      batch.parsing.withLock { _ in
        var headers: OpaquePointer?
        let code = rd_kafka_message_headers(message, &headers)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? Int(bitPattern: headers) : 0
      }
    }.asPointer
  }
}

extension Int {
  fileprivate var asPointer: OpaquePointer? { OpaquePointer(bitPattern: self) }
}

extension RecordTimestamp.Source {
  fileprivate init(_ type: rd_kafka_timestamp_type_t) {
    switch type {
    case RD_KAFKA_TIMESTAMP_CREATE_TIME: self = .producer
    case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: self = .broker
    default: self = .unknown
    }
  }
}
