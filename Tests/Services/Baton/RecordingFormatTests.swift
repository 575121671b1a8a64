import Conversation
import ConversationTesting
import Testing

@testable import Baton

@Suite struct RecordingFormatTests {
  private var log: LogScript {
    var log = LogScript(
      given: .customerWrites("m1", text: "Order 4711 of 王小明?"), .botUnderstands("m1"),
      .botHandsOver(), .agentTakes("ana"))
    log.append(.botAnswers(["m1"]), asOf: 2)
    log.append(.agentAcknowledges("ana"))
    log.append(.agentSays("ana", text: "Your order 4711 is lost."))
    log.append(.agentResolves("ana"))
    return log
  }

  private func records(_ log: LogScript) throws -> [RawRecord] {
    try log.records.filter { $0.event.conversation == log.conversation }.map { record in
      RawRecord(
        topic: "", partition: 0, offset: record.offset, timestamp: record.timestamp,
        key: record.event.conversation.utf8, value: try record.event.serialized())
    }
  }

  @Test("A recording is read as it was written, and has no problems")
  func roundTrip() throws {
    let recording = try Recording(of: log.conversation, records(log))
    let read = try Recording(text: recording.text(), name: "sample")
    #expect(read == recording)
    #expect(try read.problems() == [])
    #expect(read.records.map(\.value) == (try records(log)).map(\.value))
    #expect(read.lines.map(\.verdict).contains("void"))
  }

  @Test("A verdict that is another one now, or another state, is a problem")
  func problems() throws {
    var recording = try Recording(of: log.conversation, records(log))
    recording.lines[0].verdict = "void"
    recording.end.stateHash = "00"
    let problems = try recording.problems()
    #expect(problems.count == 2)
    #expect(problems.first == "0-1 message.received: was void, is effective")
  }

  @Test("The state's hash tells states apart, and is the same for the same state")
  func hash() throws {
    let (one, other) = (log, log)
    #expect(try one.state?.stateHash == other.state?.stateHash)
    var later = log
    later.append(.agentReopens("ana"))
    #expect(try later.state?.stateHash != one.state?.stateHash)
  }

  @Test("Masked, it holds no word of people's, and every verdict stands")
  func masked() throws {
    let plain = try Recording(of: log.conversation, records(log))
    let masked = try Masking.recording(of: log.conversation, records(log))
    #expect(masked.head.isMasked)
    #expect(masked.lines.map(\.verdict) == plain.lines.map(\.verdict))
    #expect(try masked.problems() == [])
    let bytes = masked.records.flatMap { $0.value ?? [] }
    for word in ["4711", "王小明", "lost"] {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(word))
    }
    let refold = try Refold(masked.conversation, masked.records)
    #expect(refold.steps.last?.state?.acknowledgements.equal == 1)
    #expect(Masking.text("Order 4711, 王小明?") == "Xxxxx 0000, 某某某?")
  }

  @Test("What is no recording is refused with its line")
  func refused() throws {
    #expect(throws: CommandFailure.self) { try Recording(text: "{}", name: "a") }
    let text = try Recording(of: log.conversation, records(log)).text()
    #expect(throws: CommandFailure.self) {
      try Recording(text: text.replacing("\"verdict\"", with: "\"x\""), name: "a")
    }
  }

  @Test("A recording that is cut or damaged says where, in words")
  func damaged() throws {
    let text = try Recording(of: log.conversation, records(log)).text()
    let rows = text.split(separator: "\n")
    func trouble(_ text: String) -> String? {
      do {
        _ = try Recording(text: text, name: "a")
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      trouble(rows.dropLast().joined(separator: "\n"))?.hasSuffix("its end is missing") == true)
    #expect(trouble(String(text.prefix(700)))?.hasSuffix("its end is missing") == true)
    #expect(trouble("$ " + text)?.hasSuffix("line 1 is no JSON") == true)
    #expect(
      trouble(text.replacing("\"offset\"", with: "\"x\""))?.hasSuffix("line 2 has no \"offset\"")
        == true)
    #expect(
      trouble(text.replacing("\"isMasked\":false", with: "\"isMasked\":0"))?
        .hasSuffix("line 1 has another \"isMasked\" than it should") == true)
    // No log has such a place, and no fold counts on from it.
    let last = text.replacing(/"offset":[0-9]+/, with: "\"offset\":\(Int64.max)")
    #expect(trouble(last)?.hasSuffix("its offsets do not rise from 0 on") == true)
  }
}
