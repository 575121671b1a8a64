import Conversation
import Foundation
import Testing

extension SystemTests {
  /// The race of races: an agent takes over while the bot is at its answer.
  @Suite("An agent takes over during the bot's turn", .timeLimit(.minutes(3)))
  struct TakeoverRaceTests {
    private static let conversations = 500
    private static let atOnce = 50

    /// A conversation in which the bot has answered one message and gets another one.
    private struct Race: Sendable {
      var customer: GatewayCustomer
      var conversation: String
      var accepted: [String]

      init(_ baton: BatonUp) async throws {
        customer = GatewayCustomer(baton, channel: "race")
        let answer = try await customer.post("How do I get an invoice?")
        guard let id = answer.string("conversationId"), let event = answer.string("eventId") else {
          throw HarnessError("not accepted: \(answer.status) \(answer.text)")
        }
        conversation = id
        accepted = [event]
      }

      /// The customer asks again; that much later, the agent takes over and answers.
      func run(_ agent: DeskAgent, after delay: Duration) async throws -> Race {
        var race = self
        let answer = try await customer.post("How long do I have to return something?")
        race.accepted.append(answer.string("eventId") ?? "")
        try await Task.sleep(for: delay, tolerance: .zero)
        let taken = try await agent.act("conversations/\(conversation)/take", [:])
        #expect(taken.status == 200, "\(taken.text)")
        let said = try await agent.say("I have it here.", in: conversation)
        #expect(said.status == 202, "\(said.text)")
        return race
      }
    }

    @Test("in 500 conversations, around the moment of the answer: no bot is heard after it")
    func takeOver() async throws {
      let baton = try await BatonUp()
      let scene = KillScene(baton: baton, log: try await LogWatch(baton))
      let agent = try await DeskAgent(baton, id: "lin")
      var races: [Race] = []
      for _ in 0..<Self.conversations / Self.atOnce {
        races += try await Self.race(scene, agent)
      }
      try await scene.log.settled(races.flatMap(\.accepted))
      judge(races, scene.log)
      try await baton.stop()
    }

    /// As many at once, the takeovers spread evenly over twice the time that the bot takes to answer.
    private static func race(_ scene: KillScene, _ agent: DeskAgent) async throws -> [Race] {
      let races = try await scene.each(Array(0..<atOnce)) { _ in try await Race(scene.baton) }
      try await scene.log.settled(races.flatMap(\.accepted))
      let records = Dictionary(grouping: scene.log.records) { $0.conversation?.description ?? "" }
      let answers = races.compactMap { records[$0.conversation]?.first { $0.said != nil } }
      for answer in answers {
        let id = answer.conversation?.description ?? ""
        _ = try await agent.conversation(id, atLeast: "\(answer.partition)-\(answer.offset)")
      }
      let median = races.compactMap { answerTime(records[$0.conversation] ?? []) }.sorted()[
        atOnce / 2]
      return try await scene.each(Array(races.enumerated())) { place, race in
        try await race.run(agent, after: .milliseconds(median) * (2 * place) / atOnce)
      }
    }

    /// From the first message to its answer, in milliseconds of the broker's clock.
    private static func answerTime(_ records: [Judged]) -> Int64? {
      guard let asked = records.first, let answered = records.first(where: { $0.said != nil })
      else { return nil }
      return answered.timestamp.milliseconds(since: asked.timestamp)
    }

    private func judge(_ races: [Race], _ log: LogWatch) {
      let records = Dictionary(grouping: log.records) { $0.conversation?.description ?? "" }
      var before = 0
      var late = 0
      for race in races {
        let records = records[race.conversation] ?? []
        let faults = ConversationAudit(records: records).faults(accepted: race.accepted)
        #expect(faults.isEmpty, "\(race.conversation): \(faults.joined(separator: "; "))")
        guard let taken = records.first(where: { $0.isEffective("control.taken") }) else {
          Issue.record("never taken: \(race.conversation)")
          continue
        }
        let bots = records.filter { $0.isBotMessage }
        #expect(!bots.contains { $0.verdict.isEffective && $0.offset > taken.offset })
        before += bots.count { $0.verdict.isEffective } == 2 ? 1 : 0
        late += bots.count { !$0.verdict.isEffective && $0.offset > taken.offset }
      }
      #expect(before > 0 && before < races.count)
      print("\(races.count) takeovers: the bot came first in \(before), too late in \(late)")
    }
  }
}

extension Judged {
  fileprivate var isBotMessage: Bool {
    if case .messageSent? = event?.body { event?.author.role == .bot } else { false }
  }
}
