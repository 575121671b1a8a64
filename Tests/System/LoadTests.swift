import Conversation
import Foundation
import Testing

extension SystemTests {
  /// `baton load` as people and scripts run it.
  @Suite("baton load", .timeLimit(.minutes(2)))
  struct LoadTests {
    private struct Report: Decodable {
      struct Percentiles: Decodable {
        var p50: Double
        var p90: Double
        var p99: Double
        var max: Double

        var isOrdered: Bool { p50 > 0 && p50 <= p90 && p90 <= p99 && p99 <= max }
      }

      var messages: Int
      var accepted: Int
      var refused: [String: Int]
      var sendingSeconds: Double
      var totalSeconds: Double
      var intake: Percentiles?
      var firstAnswer: Percentiles?
      var answered: Int
      var offered: Int
      var handedOver: Int
      var reasons: [String: Int]
      var ended: Int
      var withoutOutcome: Int
      var withSeveralOutcomes: Int
    }

    private static let lines = [
      #"{"text": "How long do I have to return something?", "conversation": "a", "turn": 1}"#,
      #"{"text": "How do I get an invoice?", "conversation": "a", "turn": 2}"#,
      #"{"text": "我的订单到哪了？", "conversation": 7, "turn": 1}"#,
      #"{"text": "转人工", "conversation": 7, "turn": 2}"#,
      #"{"text": "I want to talk to a real person"}"#,
      #"{"text": "qwertz uiop"}"#,
    ]

    private static func file(_ lines: [String]) throws -> String {
      let file = FileManager.default.temporaryDirectory.appending(
        path: "load-\(UUID().uuidString).jsonl")
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      return file.path
    }

    private static func report(_ command: Command) throws -> Report {
      try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
    }

    @Test("Every message is accepted and has one outcome, and the numbers agree")
    func clean() async throws {
      let baton = try await BatonUp()
      let log = try await LogWatch(baton)
      let plain = (1...24).map { _ in #"{"text": "How do I get an invoice?"}"# }
      let lines = Self.lines + plain
      let command = try await Command.baton(
        "load", "--from", try Self.file(lines), "--rate", "40", "--json", "--data", baton.data.path)
      #expect(command.status == 0, "\(command.errors)")
      let report = try Self.report(command)
      #expect(report.messages == lines.count && report.accepted == lines.count)
      #expect(report.refused.isEmpty)
      #expect(report.withoutOutcome == 0 && report.withSeveralOutcomes == 0)
      #expect(
        report.answered + report.offered + report.handedOver + report.ended == lines.count)
      #expect(report.answered >= plain.count && report.handedOver >= 2)
      #expect(report.reasons.values.reduce(0, +) == report.handedOver)
      #expect(report.reasons["customer_request"] == 2)
      let (intake, answer) = (try #require(report.intake), try #require(report.firstAnswer))
      #expect(intake.isOrdered && answer.isOrdered)
      #expect(answer.max >= intake.p50)
      #expect(report.totalSeconds > 0.5 && report.sendingSeconds > 0.5)

      let mine = Dictionary(grouping: log.records) { $0.conversation?.description ?? "" }
        .filter { $0.value.contains { $0.isFromLoad } }
      #expect(mine.count == lines.count - 2)
      for records in mine.values {
        let received = records.filter { $0.isEffective("message.received") }
          .compactMap { $0.event?.id.description }
        #expect(ConversationAudit(records: records).faults(accepted: received).isEmpty)
      }
      let received = mine.values.joined().count { $0.isEffective("message.received") }
      #expect(received == lines.count)
      try await baton.stop()
    }

    @Test("A line that cannot be read is named, and nothing is sent")
    func brokenLine() async throws {
      let baton = try await SharedBaton.running
      let path = try Self.file([Self.lines[0], "", #"{"words": "no text"}"#, Self.lines[1]])
      let command = try await Command.baton(
        "load", "--from", path, "--rate", "max", "--json", "--data", baton.data.path)
      #expect(command.status == 1)
      #expect(command.errors.contains("\(path):3 is not an object with a \"text\""))
      #expect(command.output.isEmpty)
    }

    @Test("What intake refuses is counted with its reason, and the command fails")
    func refused() async throws {
      let baton = try await SharedBaton.running
      let command = try await Command.baton(
        "load", "--from", try Self.file(Self.lines), "--rate", "max", "--token", "wrong", "--json",
        "--data", baton.data.path)
      #expect(command.status == 1)
      let report = try Self.report(command)
      #expect(report.accepted == 0 && report.intake == nil)
      #expect(report.refused.keys.allSatisfy { $0.hasPrefix("401") })
      // Of a conversation's messages the others are not sent where the first is refused.
      #expect(report.refused.values.reduce(0, +) == Self.lines.count)
    }

    @Test("Without a broker it ends with 69, and with a wrong rate with 64")
    func unreachable() async throws {
      let path = try Self.file(Self.lines)
      let lost = try await Command.baton(
        "load", "--from", path, "--rate", "5", "--kafka", "127.0.0.1:1", "--intake",
        "http://127.0.0.1:1", "--token", "x")
      #expect(lost.status == 69)
      #expect(lost.errors.contains("No Kafka broker answers at 127.0.0.1:1"))
      #expect(try await Command.baton("load", "--from", path, "--rate", "fast").status == 64)
    }
  }
}
