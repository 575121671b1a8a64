import BotCore
import Conversation
import Testing

@testable import BotKnowledge

/// What the bots of `deploy/sample/profiles` do otherwise.
@Suite struct ProfileBotTests {
  @Test(
    "The bank's bot tells a customer's own matters to those alone whom the gateway knows",
    arguments: ["怎么开存款证明？", "How do I get a proof of deposit?"])
  func identity(text: String) throws {
    var stranger = try RetrievalScene(SampleFirm.profile("finance"))
    stranger.customer(text, channel: "webchat", account: "web")
    #expect(stranger.state.handoff?.reason == .identityUnverified)
    #expect(stranger.state.queue.queue == "pay-general")
    var known = try RetrievalScene(SampleFirm.profile("finance"))
    known.attributes = ["verified": "true"]
    known.customer(text, channel: "bank-app", account: "cn")
    #expect(known.lastReply?.sources.map(\.articleID) == ["bank.account-proof"])
    #expect(known.lastReply?.replyKind == .answered)
  }

  @Test("The bank's bot passes a fraud that is a complaint, too, to those who can stop it")
  func departments() throws {
    var scene = try RetrievalScene(SampleFirm.profile("finance"))
    scene.customer("我的卡被盗刷了", "我要投诉你们", channel: "webchat", account: "web")
    #expect(scene.state.handoff?.reason == .multiDepartment)
    #expect(scene.state.queue.queue == "pay-security")
    #expect(scene.state.handoff?.package.summary.contains("涉及") == true)
  }

  @Test("The shop's bot asks once for other words before a person comes")
  func otherWords() throws {
    var scene = try RetrievalScene(SampleFirm.profile("shop"))
    scene.customer("木琴走音", channel: "webchat", account: "web")
    #expect(scene.lastReply?.replyKind == .askedBack)
    scene.customer("木琴走音", channel: "webchat", account: "web")
    #expect(scene.state.control.owner == .queue)
  }

  @Test(
    "Another wording of a question is the same question, also after another one between",
    arguments: [
      ["可以开发票吗", "积分会过期吗", "怎么开发票？"],
      ["how do i redeem a gift card", "do my points expire", "how can i use a gift card"],
    ])
  func otherWording(texts: [String]) throws {
    var scene = try RetrievalScene(SampleFirm.profile("shop"))
    var kinds: [String] = []
    for text in texts {
      scene.customer(text, channel: "webchat", account: "web")
      let words = scene.lastReply?.words.text ?? ""
      let again = [scene.policy.words.again.english, scene.policy.words.again.chinese]
      kinds.append(again.contains { words.hasSuffix($0) } ? "again" : "first")
    }
    #expect(kinds == ["first", "first", "again"])
    #expect(scene.lastReply?.sources.count == 1)
  }
}
