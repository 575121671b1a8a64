import CRdkafka

/// The arguments of `rd_kafka_produceva`.
extension rd_kafka_vu_t {
  static func topic(_ handle: OpaquePointer) -> Self {
    make(RD_KAFKA_VTYPE_RKT) { $0.rkt = handle }
  }

  static func partition(_ partition: Int32) -> Self {
    make(RD_KAFKA_VTYPE_PARTITION) { $0.i32 = partition }
  }

  static func flags(_ flags: Int32) -> Self { make(RD_KAFKA_VTYPE_MSGFLAGS) { $0.i = flags } }

  static func key(_ bytes: UnsafeRawBufferPointer?) -> Self {
    make(RD_KAFKA_VTYPE_KEY) { $0.mem = .init(ptr: bytes?.presentStart, size: bytes?.count ?? 0) }
  }

  static func value(_ bytes: UnsafeRawBufferPointer?) -> Self {
    make(RD_KAFKA_VTYPE_VALUE) { $0.mem = .init(ptr: bytes?.presentStart, size: bytes?.count ?? 0) }
  }

  static func headers(_ headers: OpaquePointer?) -> Self {
    make(RD_KAFKA_VTYPE_HEADERS) { $0.headers = headers }
  }

  static func opaque(_ pointer: UnsafeMutableRawPointer) -> Self {
    make(RD_KAFKA_VTYPE_OPAQUE) { $0.ptr = pointer }
  }

  private static func make(
    _ type: rd_kafka_vtype_t, _ set: (inout rd_kafka_vu_t.__Unnamed_union_u) -> Void
  ) -> Self {
    var argument = rd_kafka_vu_t()
    argument.vtype = type
    set(&argument.u)
    return argument
  }
}

extension UnsafeRawBufferPointer {
  /// Never nil, as nil would mean that there is no key or value at all.
  var presentStart: UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(mutating: baseAddress ?? emptyBytes)
  }
}

/// An address for bytes of which there are none. Never written or read.
nonisolated(unsafe) private let emptyBytes = UnsafeRawPointer(
  UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))

extension OutgoingMessage {
  /// Runs `body` on the key's and the value's bytes; nil stays nil.
  func withBuffers<Result>(
    _ body: (UnsafeRawBufferPointer?, UnsafeRawBufferPointer?) throws(KafkaError) -> Result
  ) throws(KafkaError) -> Result {
    try key.withBuffer { key throws(KafkaError) in
      try value.withBuffer { value throws(KafkaError) in try body(key, value) }
    }
  }
}

extension Header {
  func append(to headers: OpaquePointer?) {
    var name = name
    name.withUTF8 { name in
      let start = UnsafeRawPointer(
        name.baseAddress ?? emptyBytes.assumingMemoryBound(to: UInt8.self))
      value.withBuffer { value in
        _ = rd_kafka_header_add(
          headers, start.assumingMemoryBound(to: CChar.self), name.count, value?.presentStart,
          value?.count ?? 0)
      }
    }
  }
}

extension [UInt8]? {
  fileprivate func withBuffer<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let self else { return try body(nil) }
    return try self.withUnsafeBufferPointer { bytes throws(Failure) in
      try body(UnsafeRawBufferPointer(bytes))
    }
  }
}
