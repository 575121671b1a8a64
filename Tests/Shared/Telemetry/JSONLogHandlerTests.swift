import Foundation
import Logging
import Testing

@testable import Telemetry

@Suite struct JSONLogHandlerTests {
  let moment = Date(timeIntervalSince1970: 1_700_000_000.25)

  func line(_ message: String, _ metadata: Logger.Metadata = [:], error: (any Error)? = nil)
    -> String
  {
    let handler = JSONLogHandler(service: "bot", label: "baton.bot")
    let event = LogEvent(
      level: .info, message: "\(message)", error: error, metadata: metadata, source: "Bot",
      file: "", function: "", line: 1)
    return handler.line(for: event, at: moment)
  }

  @Test func `a message is one JSON object with the time in milliseconds`() {
    #expect(
      line("partition assigned", ["partition": "3"])
        == #"{"time":"2023-11-14T22:13:20.250Z","level":"info","service":"bot","#
        + #""logger":"baton.bot","message":"partition assigned","metadata":{"partition":"3"}}"#)
  }

  @Test func `whatever stands in a message, the line stays one line and reads back`() throws {
    var nasty = #"quote " backslash \ "# + "newline \n tab \t 我 😀 \u{2028} \u{7f} \u{85}"
    for code in 0..<0x20 as Range<UInt32> { nasty.unicodeScalars.append(Unicode.Scalar(code)!) }
    let text = line(nasty, [nasty: .array([.string(nasty), .dictionary(["k": .string(nasty)])])])
    #expect(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count == 1)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["message"] as? String == nasty)
    let values = (object?["metadata"] as? [String: [Any]])?[nasty]
    #expect(values?.first as? String == nasty)
    #expect(values?.last as? [String: String] == ["k": nasty])
  }

  @Test func `what a message brings wins over what the logger holds`() {
    var handler = JSONLogHandler(service: "bot", label: "l")
    handler[metadataKey: "a"] = "logger"
    handler[metadataKey: "b"] = "logger"
    let event = LogEvent(
      level: .warning, message: "m", metadata: ["a": "message"], source: nil, file: "",
      function: "", line: 1)
    let text = handler.line(for: event, at: moment)
    #expect(text.hasSuffix(#""metadata":{"a":"message","b":"logger"}}"#))
  }

  @Test func `an error has a member of its own`() {
    #expect(line("failed", error: CancellationError()).contains(#""error":"CancellationError()""#))
  }

  @Test func `lines of many tasks never mix`() async throws {
    let pipe = Pipe()
    let sink = LogSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask {
          for _ in 0..<20 { sink.write(String(repeating: "\(task)", count: 300)) }
        }
      }
    }
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 160)
    #expect(lines.allSatisfy { $0.count == 300 && Set($0).count == 1 })
  }
}
