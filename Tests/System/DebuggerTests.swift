import Conversation
import Foundation
import Kafka
import LogRuntime
import SystemTesting
import Testing

extension SystemTests {
  /// The log as debugger: `baton tail`, `show`, `record`, `replay` and `letters` on a log that services write.
  @Suite("The log as debugger", .timeLimit(.minutes(3)))
  struct DebuggerTests {
    private func handedOver(_ baton: BatonUp) async throws -> WebCustomer {
      let customer = try await WebCustomer(baton)
      try await customer.say("How long do I have to return something?")
      _ = try await customer.hears("bot")
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      try await customer.say("I want to talk to a real person")
      let offer = try await agent.isOffered(customer.conversation)
      #expect(try await agent.accept(offer).status == 200)
      #expect(try await agent.say("Here I am.", in: customer.conversation).status == 202)
      _ = try await customer.hears("agent")
      let resolved = try await agent.act(
        "conversations/\(customer.conversation)/resolve", ["code": "solved"])
      #expect(resolved.status < 300, "\(resolved.text)")
      try await agent.goOffline()
      let tail = try LogTail(baton, conversation: customer.conversation)
      _ = try await tail.types(with: "csat.requested")
      try await tail.stop()
      return customer
    }

    private func json(_ command: Command) throws -> [String: Any] {
      try #require(
        try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
    }

    @Test("shows who held the baton and why, records it, and replays it without a difference")
    func journey() async throws {
      let baton = try await SharedBaton.running
      let customer = try await handedOver(baton)
      let data = baton.data.path

      let show = try await Command.baton("show", customer.conversation, "--json", "--data", data)
      let passes = try #require(try json(show)["passes"] as? [[String: Any]])
      #expect(passes.map { $0["to"] as? String }.contains("lin"))
      #expect(passes.contains { $0["reason"] as? String == "customer_request" })
      let diff = try await Command.baton(
        "show", customer.conversation, "--diff", "1", "2", "--json", "--data", data)
      let changes = try #require(try json(diff)["changes"] as? [[String: Any]])
      #expect(changes.contains { $0["fact"] as? String == "message 2" }, "\(diff.errors)")

      let record = try await Command.baton(
        "record", customer.conversation, "--mask", "--data", data)
      #expect(record.status == 0 && !record.output.contains("real person"), "\(record.errors)")
      let file = baton.folder.appending(path: "\(UUID().uuidString).jsonl")
      try Data(record.output.utf8).write(to: file)
      let again = try await Command.baton("replay", "--file", file.path)
      #expect(again.status == 0 && again.output.contains("nothing differs"), "\(again.errors)")

      let replay = try await Command.baton(
        "replay", customer.conversation, "--json", "--data", data)
      #expect(replay.status == 0, "\(replay.output) \(replay.errors)")
      let equal = try #require(try json(replay)["equal"] as? [String: Int])
      #expect(equal["csat.requested"] == 1)
      #expect((equal["dispatcher's offers, notices and positions"] ?? 0) >= 2)
      #expect((equal["bridge's copies for the teams"] ?? 0) >= 3)
    }

    @Test("copies a conversation into a sandbox, where every verdict is the same")
    func sandbox() async throws {
      let baton = try await SharedBaton.running
      let customer = try await handedOver(baton)
      let prefix = "s\(UInt32.random(in: 0 ... .max))."
      let data = baton.data.path
      let made = try await Command.baton(
        "replay", "--prepare", "--into", prefix, "--data", data)
      #expect(made.status == 0 && made.output.contains("BATON_TOPIC_PREFIX=\(prefix)"))
      let copy = try await Command.baton(
        "replay", customer.conversation, "--into", prefix, "--speed", "max", "--json", "--data",
        data)
      #expect(copy.status == 0, "\(copy.errors)")
      let outcome = try json(copy)
      #expect(outcome["otherVerdict"] as? [String: Int] == [:], "\(copy.output)")
      #expect((outcome["sameVerdict"] as? Int ?? 0) >= 8)
      let refused = try await Command.baton(
        "replay", customer.conversation, "--into", prefix, "--data", data)
      #expect(refused.status == 1 && refused.errors.contains("begins empty"))
    }

    @Test("lists, shows and retries a record that nobody can read")
    func letters() async throws {
      let baton = try await SharedBaton.running
      let (data, ready) = (baton.data.path, try baton.ready)
      let settings = try await baton.logSettings
      let key = "debugger-\(UInt32.random(in: 0 ... .max))"
      let producer = try Producer(settings.client)
      _ = try await producer.send(
        OutgoingMessage(
          topic: settings.topics.conversations, key: Array(key.utf8), value: [0xFF, 0x00]))
      await producer.close()

      let position = try await letter(key, data)
      let shown = try await Command.baton("letters", "show", position, "--data", data)
      #expect(shown.output.contains("ff 00") && shown.output.contains(key), "\(shown.errors)")
      let asked = try await Command.baton("letters", "retry", position, "--data", data)
      #expect(asked.status == 1 && asked.errors.contains("--yes"))
      #expect(asked.errors.contains("Nobody can read it yet"), "\(asked.errors)")
      let retried = try await Command.baton("letters", "retry", position, "--yes", "--data", data)
      #expect(retried.status == 0 && retried.output.contains("unreadable"), "\(retried.errors)")
      let doctor = try await Command.baton("doctor", "--data", data)
      #expect(doctor.output.contains("baton letters list"), "\(ready.kafka) \(doctor.output)")
      #expect(doctor.output.contains("readers hold what the log says"), "\(doctor.output)")
    }

    /// The position of the dead letter with that key, once the router has put it aside.
    private func letter(_ key: String, _ data: String) async throws -> String {
      let deadline = ContinuousClock.now + .seconds(30)
      while ContinuousClock.now < deadline {
        let list = try await Command.baton("letters", "list", "--data", data)
        if let line = list.output.split(separator: "\n").first(where: { $0.contains(key) }) {
          return String(line.prefix { $0 != " " })
        }
      }
      throw HarnessError("no dead letter of \(key) within 30 s")
    }

    @Test("filters the log, and names the events that there are")
    func filters() async throws {
      let wrong = try await Command.baton("tail", "--event", "message.lost")
      #expect(wrong.status == 64 && wrong.errors.contains("handoff.requested"))
    }
  }
}
