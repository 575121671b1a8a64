internal import Foundation
public import Logging

/// Writes each log message as one JSON object on a line of its own:
/// `{"time","level","service","logger","message","error","metadata":{...}}`.
public struct JSONLogHandler: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?

  private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
  private let service: String
  private let label: String
  private let sink: LogSink

  /// - Parameters:
  ///   - service: the executable's name, the same on every line.
  ///   - label: the logger's own.
  public init(
    service: String, label: String, level: Logger.Level = .info, sink: LogSink = .standardError,
    metadataProvider: Logger.MetadataProvider? = nil
  ) {
    self.service = service
    self.label = label
    self.sink = sink
    logLevel = level
    self.metadataProvider = metadataProvider
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) { sink.write(line(for: event, at: Date())) }

  /// The line without its end; what a message brings wins over what the logger holds.
  func line(for event: LogEvent, at date: Date) -> String {
    var all = metadataProvider?.get() ?? [:]
    all.merge(metadata) { _, own in own }
    all.merge(event.metadata ?? [:]) { _, own in own }
    let error = event.error.map { Logger.MetadataValue.string(String(describing: $0)) }
    let members: [(key: String, value: Logger.MetadataValue?)] = [
      ("time", .string(Self.time.format(date))),
      ("level", .string(event.level.rawValue)),
      ("service", .string(service)),
      ("logger", .string(label)),
      ("message", .string(event.message.description)),
      ("error", error),
      ("metadata", all.isEmpty ? nil : .dictionary(all)),
    ]
    var json = JSONText()
    json.object(members.compactMap { member in member.value.map { (member.key, $0) } }, Self.write)
    return json.text
  }

  private static func write(_ json: inout JSONText, _ value: Logger.MetadataValue) {
    switch value {
    case .string(let text): json.string(text)
    case .stringConvertible(let value): json.string(value.description)
    case .array(let values): json.array(values, write)
    case .dictionary(let values):
      json.object(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, write)
    }
  }
}
