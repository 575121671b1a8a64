import Testing
import Understanding

@Suite struct RulesTests {
  @Test(
    "A request for a person stands alone where the message says nothing else that could be looked for",
    arguments: [
      ("转人工", true), ("我要转人工客服", true), ("can I talk to a real person please?", true),
      ("转人工，我要开发票", false), ("get me a human about my refund", false),
    ])
  func alone(text: String, isAlone: Bool) {
    #expect(Rules.hits(in: text).first { $0.rule == .personRequested }?.isAlone == isAlone)
  }

  @Test(
    "The wish for a person is heard in any wording, also typed badly",
    arguments: [
      "humain agent", "talk to a real person", "representative", "I want to speak to someone",
      "human please",
      "can i speak with a manager", "connect me to an agent", "get me a human", "live agent",
      "agnet",
      "transfer me to customer service", "let me talk to a humna", "I need a representitive now",
      "operator!!",
      "I don't want to talk to a bot", "put me through to somebody",
      "is there a real person I can talk to",
      "stupid bot", "call me back please call me", "speak to customer servcie", "zhuanrengong",
      "real human pls",
      "could you please transfer me to a live person", "chat with an advisor",
      "are there any humans here",
      "转人工", "找客服", "人工", "人工客服", "我要转人工客服", "转接人工服务", "帮我转人工", "人工在吗", "找个真人", "我想跟真人说话",
      "不要机器人", "能不能换个人来", "叫你们经理来", "我要找你们领导", "轉人工", "转人公", "转任工", "有没有人啊", "有人吗", "客服", "联系客服",
      "接人工", "请转接人工坐席", "机器人听不懂,转人工", "我要人工", "真人客服", "有真人吗", "给我打电话",
    ])
  func personRequested(text: String) {
    #expect(Rules.hits(in: text).map(\.rule) == [.personRequested])
  }

  @Test(
    "Speaking of people is not asking for one",
    arguments: [
      "the person who delivered my parcel was rude", "agent told me it ships tomorrow",
      "I talked to a representative yesterday", "don't transfer me to an agent", "no human needed",
      "do you sell human hair wigs", "can someone sign for my parcel", "how do I become an agent",
      "transfer money to another person", "how do I transfer to someone",
      "I need someone to pick up the return",
      "are you a robot", "what hours can I call customer service",
      "how can I contact customer support",
      "人工智能是什么", "不用转人工", "你是不是机器人", "客服电话是多少", "客服说三天到", "需要人工审核多久", "真人秀", "送货的人态度很好",
      "转账到别人账户要多久", "人工客服几点上班", "不需要人工", "转人民币",
    ])
  func noPersonRequested(text: String) {
    #expect(!Rules.hits(in: text).contains { $0.rule == .personRequested })
  }

  @Test(
    "What people always decide is recognised",
    arguments: [
      ("I lost my credit card", Rule.lostCard), ("my card was stolen", .lostCard),
      ("我的银行卡丢了", .lostCard),
      ("信用卡被偷了", .lostCard), ("我要挂失", .lostCard), ("I can't find my debit card", .lostCard),
      ("I think this is a scam", .fraud), ("my account was hacked", .fraud), ("我被骗了", .fraud),
      ("卡被盗刷了", .fraud), ("接到诈骗电话", .fraud),
      ("I didn't make this payment", .unauthorisedTransfer),
      ("there is a transaction I do not recognize", .unauthorisedTransfer),
      ("someone used my card", .unauthorisedTransfer), ("不是我本人操作的转账", .unauthorisedTransfer),
      ("钱被转走了", .unauthorisedTransfer), ("莫名其妙被扣了200元", .unauthorisedTransfer),
      ("I want to file a complaint", .complaint), ("我要投诉", .complaint), ("打12315", .complaint),
      ("I will sue you", .legalThreat), ("my lawyer will write to you", .legalThreat),
      ("我要起诉你们", .legalThreat),
      ("法院见", .legalThreat), ("I want to kill myself", .harm), ("我不想活了", .harm),
      ("the kettle caught fire", .harm),
      ("充电宝爆炸了", .harm),
    ])
  func alwaysEscalated(text: String, rule: Rule) {
    #expect(Rules.hits(in: text).map(\.rule).contains(rule))
    #expect(rule.escalationReason == "policy_required")
  }

  @Test(
    "What only sounds grave is left alone",
    arguments: [
      "这个价格笑死我了", "跳楼价", "告诉你们一声我收到了", "how do I avoid fraud", "怎么防诈骗", "I lost my gift card",
      "会员卡丢了怎么办", "no complaints, all good", "电动车报警器怎么关", "do you sell bath bombs",
      "tennis court shoes",
      "hi, this is Sue", "lost my way in the app", "取消挂失怎么操作",
    ])
  func harmless(text: String) {
    #expect(Rules.hits(in: text).allSatisfy { $0.rule.escalationReason == nil })
  }

  @Test(
    "A message of courtesy alone is recognised as such",
    arguments: [
      ("hi", Rule.greeting), ("Hello there!", .greeting), ("Good morning", .greeting),
      ("你好", .greeting),
      ("在吗?", .greeting), ("您好,请问在吗", .greeting), ("ＨＥＬＬＯ", .greeting), ("thanks", .thanks),
      ("Thank you so much for your help!", .thanks), ("ok thx", .thanks), ("谢谢", .thanks),
      ("好的,谢谢你", .thanks),
      ("明白了", .thanks), ("bye", .goodbye), ("goodbye, have a nice day", .goodbye), ("再见", .goodbye),
      ("没事了,拜拜", .goodbye),
    ])
  func courtesy(text: String, rule: Rule) {
    #expect(Rules.hits(in: text).map(\.rule) == [rule])
  }

  @Test(
    "A question with a greeting is a question",
    arguments: [
      "hello, where is my order", "你好,我的快递到哪了", "thanks but where is my refund", "谢谢,那退款呢",
    ])
  func question(text: String) {
    #expect(Rules.hits(in: text) == [])
  }

  @Test("A hit names the words that met it, the gravest first")
  func phrases() {
    #expect(
      Rules.hits(in: "我要投诉,转人工!")
        == [
          RuleHit(rule: .complaint, phrase: "投诉"),
          RuleHit(rule: .personRequested, phrase: "转人工"),
        ])
    #expect(
      Rules.hits(in: "Let me TALK to a human")
        == [RuleHit(rule: .personRequested, phrase: "talk to a human", isAlone: true)])
  }

  @Test("Nothing is found in nothing", arguments: ["", " ", "!?", "😀"])
  func nothing(text: String) {
    #expect(Rules.hits(in: text) == [])
  }
}
