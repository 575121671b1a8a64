import Foundation
import Testing

extension SystemTests {
  /// The conversation of the README's first page: web chat, bot, person, bot's knowledge, rating.
  @Suite("A conversation's journey", .timeLimit(.minutes(2)))
  struct JourneyTests {
    struct Script: Sendable {
      var language: String
      var question: String
      var answerHas: String
      var askForPerson: String
      var complaint: String
      var reply: String
      var secondQuestion: String
      var secondAnswerHas: String
    }

    static let scripts = [
      Script(
        language: "en", question: "How long do I have to return something?", answerHas: "days",
        askForPerson: "I want to talk to a real person", complaint: "my parcel arrived broken",
        reply: "I am sorry. A new one is on its way.", secondQuestion: "How do I get an invoice?",
        secondAnswerHas: "invoice"),
      Script(
        language: "zh", question: "买了东西多久内可以退？", answerHas: "天", askForPerson: "转人工",
        complaint: "包裹收到的时候已经坏了", reply: "非常抱歉，我们马上为您补发。",
        secondQuestion: "怎么开发票？", secondAnswerHas: "发票"),
    ]

    @Test("goes from a customer to the bot, to the right person, and back", arguments: scripts)
    func journey(_ script: Script) async throws {
      let baton = try await SharedBaton.running
      let customer = try await WebCustomer(baton, language: script.language)

      let question = try await customer.say(script.question)
      let answer = try await customer.hears("bot")
      #expect(answer.string("text")?.contains(script.answerHas) == true)
      #expect(answer.data["replyTo"] as? [String] == [question])

      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      let request = try await customer.say(script.askForPerson)
      let offer = try await agent.isOffered(customer.conversation)
      #expect(offer.string("reason") == "customer_request")
      #expect(try await agent.accept(offer).status == 200)
      _ = try await customer.sees(owner: "agent")

      let shown = try await agent.conversation(customer.conversation)
      let messages = try #require(shown["messages"] as? [[String: Any]])
      #expect(messages.first?["text"] as? String == script.question)
      #expect(DeskAgent.chain(of: messages) == shown.string("chainHash"))
      let outcome = messages.first { $0["eventId"] as? String == request }?["outcome"]
      #expect((outcome as? [String: Any])?["kind"] as? String == "handedOver")
      let acknowledged = try await agent.act(
        "conversations/\(customer.conversation)/acknowledge",
        ["throughSeq": messages.count, "chainHash": DeskAgent.chain(of: messages)])
      #expect(acknowledged.status < 300)

      try await customer.say(script.complaint)
      try await agent.reads(script.complaint)
      #expect(try await agent.say(script.reply, in: customer.conversation).status == 202)
      #expect(try await customer.hears("agent").string("text") == script.reply)

      try await giveBack(customer, by: agent, script)
      let resolved = try await agent.act(
        "conversations/\(customer.conversation)/resolve", ["code": "solved", "notes": "sent anew"])
      #expect(resolved.status < 300, "\(resolved.text)")
      let asked = try await customer.stream.first("csat")
      let session = try #require(asked.data["sessionSeq"] as? Int)
      #expect(try await customer.rate(5, session: session, span: "agent").status < 300)
      try await agent.goOffline()
    }

    /// The bot goes on where the agent gives it back, and hands over again where it is asked to.
    private func giveBack(
      _ customer: WebCustomer, by agent: DeskAgent, _ script: Script
    ) async throws {
      let returned = try await agent.act("conversations/\(customer.conversation)/return", [:])
      #expect(returned.status == 200, "\(returned.text)")
      _ = try await customer.sees(owner: "bot")
      let question = try await customer.say(script.secondQuestion)
      let answer = try await customer.hears("bot")
      #expect(answer.data["replyTo"] as? [String] == [question])
      #expect(answer.string("text")?.contains(script.secondAnswerHas) == true)
      try await customer.say(script.askForPerson)
      let offer = try await agent.isOffered(customer.conversation)
      #expect(try await agent.accept(offer).status == 200)
      _ = try await customer.sees(owner: "agent")
      #expect(try await agent.say(script.reply, in: customer.conversation).status == 202)
      #expect(try await customer.hears("agent").string("text") == script.reply)
    }

    @Test("A reply without control is refused, and says who has it")
    func refusal() async throws {
      let baton = try await SharedBaton.running
      let customer = try await WebCustomer(baton)
      try await customer.say("hello")
      _ = try await customer.hears("bot")
      let agent = try await DeskAgent(baton, id: "lin")
      let answer = try await agent.say("me too", in: customer.conversation)
      #expect(answer.status == 409)
    }

    @Test("A message told twice is one message")
    func repeats() async throws {
      let baton = try await SharedBaton.running
      let customer = try await WebCustomer(baton)
      let first = try await customer.say("hello", id: "m-001")
      let again = try await customer.say("hello", id: "m-001")
      #expect(first == again)
      let answer = try await customer.hears("bot")
      let agent = try await DeskAgent(baton, id: "lin")
      let shown = try await agent.conversation(customer.conversation, atLeast: answer.position)
      let said = (shown["messages"] as? [[String: Any]])?.filter {
        ($0["author"] as? [String: Any])?["role"] as? String == "customer"
      }
      #expect(said?.count == 1)
    }
  }
}
