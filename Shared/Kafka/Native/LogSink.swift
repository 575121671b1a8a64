import CRdkafka

/// Where a client's log callback finds the caller's closure.
final class LogSink: Sendable {
  private let receive: @Sendable (ClientLogLine) -> Void

  init(_ receive: @escaping @Sendable (ClientLogLine) -> Void) { self.receive = receive }

  static let callback:
    @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Void =
      { client, severity, facility, text in
        guard let client, let opaque = rd_kafka_opaque(client) else { return }
        let sink = Unmanaged<LogSink>.fromOpaque(opaque).takeUnretainedValue()
        sink.receive(
          ClientLogLine(
            severity: Int(severity), facility: facility.map { String(cString: $0) } ?? "",
            message: text.map { String(cString: $0) } ?? ""))
      }
}
