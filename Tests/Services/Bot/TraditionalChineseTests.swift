import Conversation
import Testing
import Understanding

@testable import BotKnowledge

/// Customers in Taiwan and Hong Kong, at the sample firms.
@Suite("Traditional Chinese")
struct TraditionalChineseTests {
  @Test(
    "What is asked in traditional characters is understood as if it were in simplified ones",
    arguments: [
      ("請問沒有帳號要怎麼註冊呢", "请问没有账号要怎么注册呢"), ("訂單什麼時候出貨", "订单什么时候出货"),
      ("我想退貨，運費誰付", "我想退货，运费谁付"), ("收到的東西壞掉了", "收到的东西坏掉了"),
      ("優惠券為什麼不能用", "优惠券为什么不能用"), ("可以開發票嗎", "可以开发票吗"),
      ("銀行卡遺失了怎麼掛失", "银行卡遗失了怎么挂失"), ("轉帳的手續費是多少", "转账的手续费是多少"),
      ("忘記密碼無法登入", "忘记密码无法登录"), ("我要轉人工客服", "我要转人工客服"),
      ("網路上買的商品尺寸不合", "网络上买的商品尺寸不合"), ("貸款利率與還款期限", "贷款利率与还款期限"),
    ])
  func alike(traditional: String, simplified: String) throws {
    let understander = LexicalUnderstander(
      knowledge: try SampleFirm.loaded.get().knowledge.whole)
    let asWritten = understander.understand(traditional, languageHint: nil)
    let known = understander.understand(simplified, languageHint: nil)
    #expect(asWritten.language == .chinese)
    #expect(asWritten.matches.map(\.article.id) == known.matches.map(\.article.id))
    #expect(asWritten.confidence == known.confidence)
    #expect(asWritten.intent == known.intent)
    #expect(asWritten.ruleHits.map(\.rule) == known.ruleHits.map(\.rule))
    #expect(!known.matches.isEmpty || !known.ruleHits.isEmpty, "else nothing is shown")
  }

  @Test("A question in traditional characters is answered")
  func answered() throws {
    var scene = try RetrievalScene()
    scene.customer("請問沒有帳號要怎麼註冊呢")
    #expect(scene.lastReply?.replyKind == .answered)
    #expect(scene.lastReply?.sources.map(\.articleID) == ["shop.account-register"])
  }
}
