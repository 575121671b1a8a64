import Conversation
import ConversationTesting
import Firm
import Testing
import Understanding

@testable import BotKnowledge

@Suite struct KnowledgeScopeTests {
  @Test(
    "A question that shop and bank both answer gets the answer of the one that was asked",
    arguments: [
      ("webchat", "web", "shop."), ("webchat", "bank", "bank."), ("shop-app", "cn", "shop."),
      ("bank-app", "cn", "bank."),
    ])
  func eachItsOwn(channel: String, account: String, firm: String) throws {
    for text in ["customer service hours", "客服电话是多少"] {
      var scene = try RetrievalScene()
      scene.customer(text, channel: channel, account: account)
      let reply = try #require(scene.lastReply)
      #expect(reply.replyKind == .answered)
      #expect(reply.sources.allSatisfy { $0.articleID.hasPrefix(firm) })
    }
  }

  @Test("What only the other knows is neither answered nor offered nor suggested")
  func notTheOthers() throws {
    var scene = try RetrievalScene()
    scene.customer("how do i redeem a gift card", channel: "webchat", account: "bank")
    #expect(scene.lastReply?.sources.contains { $0.articleID.hasPrefix("shop.") } != true)
    scene.log.append(.agentTakes("x"))
    scene.customer("how do i redeem a gift card", channel: "webchat", account: "bank")
    let sources = scene.log.records.flatMap { record in
      if case .messageSuggested(let body) = record.event.body { body.sources } else { [Source]() }
    }
    #expect(!sources.contains { $0.articleID.hasPrefix("shop.") })
  }

  @Test("A gateway that names no folder, or is not listed, uses all of it")
  func all() throws {
    for text in ["how do i redeem a gift card", "我的卡被ATM机吞了"] {
      var scene = try RetrievalScene()
      scene.customer(text, channel: "elsewhere", account: "a")
      #expect(scene.lastReply?.replyKind == .answered)
    }
  }

  @Test("What lies beside the folders is everybody's")
  func everybodys() {
    func article(_ id: String, in folder: String) -> Article {
      let text = ArticleText(language: .english, title: id, question: id, answer: id)
      return Article(id: id, folder: folder, texts: [text])
    }
    let knowledge = Knowledge(
      KnowledgeIndex([article("a", in: ""), article("b", in: "b"), article("c", in: "c")]))
    #expect(knowledge.part(["b"]).index.articles.map(\.id) == ["a", "b"])
    #expect(knowledge.part([]).index.articles.map(\.id) == ["a", "b", "c"])
    #expect(knowledge.part(["b"]).index.version != knowledge.part(["c"]).index.version)
  }

  @Test("A gateway that names a folder without an article is a problem")
  func unknownFolder() {
    let knowledge = Knowledge(KnowledgeIndex([]))
    let gateway = Gateway(channel: "app", account: "a", inbound: .firmToken, knowledge: ["shpo"])
    #expect(
      knowledge.problems(of: Gateways([gateway])).map(\.description) == [
        #"gateways.yaml: the gateway "app/a" names the folder "shpo", in which there is no article"#
      ])
  }
}
