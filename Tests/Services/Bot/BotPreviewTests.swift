import BotPreview
import Conversation
import ConversationTesting
import Firm
import TestPacing
import Testing
import Understanding

@testable import BotKnowledge

@Suite(.calculating) struct BotPreviewTests {
  private static let now = Timestamp(milliseconds: 1_800_000_000_000)

  @Test(
    "A preview says what the bot says, in both languages",
    arguments: [
      "How long do I have to return something?", "可以礼品包装吗？", "转人工", "where is order 20031?",
      "what is the capital of France", "你好",
    ])
  func same(_ question: String) throws {
    let sample = try SampleFirm.loaded.get()
    var scene = try RetrievalScene()
    scene.customer(question, channel: "webchat", account: "web")
    let preview = BotPreview(sample.knowledge.whole.articles, model: nil, firm: sample.firm)
    let gateway = sample.firm.gateways["webchat", "web"]
    let reading = preview.reading(of: question, through: gateway, at: scene.log.now)
    switch reading.said {
    case .answers(let text): #expect(scene.lastReply?.words.text == text)
    case .asksBack(let text, let offers):
      #expect(scene.lastReply?.words.text == text && scene.lastReply?.quickReplies == offers)
    case .handsOver(let reason, let queue, _):
      #expect(scene.state.queue.reason == reason && scene.state.queue.queue == queue)
    case .looksUp(let connector): #expect(scene.state.lookups.map(\.connector) == [connector])
    case .nothing: Issue.record("the bot says nothing")
    }
  }

  @Test("An article that is written is answered from")
  func written() throws {
    let sample = try SampleFirm.loaded.get()
    let article = Article(
      id: "shop.tents", folder: "shop",
      texts: [
        ArticleText(
          language: .english, title: "Tents", question: "Can I rent a tent?",
          similar: ["renting tents for camping"], answer: "Yes, for 20 yuan.")
      ])
    let articles = sample.knowledge.whole.articles
    let (before, after) = (
      BotPreview(articles, model: nil, firm: sample.firm),
      BotPreview(articles + [article], model: nil, firm: sample.firm)
    )
    let question = "Can I rent a tent?"
    #expect(
      after.reading(of: question, through: nil, at: Self.now).said == .answers("Yes, for 20 yuan."))
    #expect(
      before.reading(of: question, through: nil, at: Self.now).said
        != .answers("Yes, for 20 yuan."))
  }
}
