import Understanding

/// Questions in wordings that the sample knowledge does not have, and the article that answers each. Written without
/// looking at its similar questions.
enum HeldOutWordings {
  static func wordings(in language: Language) -> [(article: String, text: String)] {
    let lines = language == .chinese ? chinese : english
    return lines.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }

  private static let english = """
    shop.ship-track|where's my parcel right now
    shop.ship-track|can i track my package somewhere
    shop.ship-time|how many days until it gets delivered
    shop.ship-cost|what do you charge for delivery
    shop.ship-overseas|do you deliver to hong kong
    shop.ship-overseas|can you send this to singapore
    shop.ship-not-received|tracking says delivered but there is nothing at my door
    shop.ship-delayed|my order should have been here two days ago
    shop.ship-holiday|do you dispatch on sundays
    shop.ship-courier|which delivery company do you use
    shop.ship-no-update|tracking info has been stuck for days
    shop.ship-split|only one of the two things i ordered came
    shop.order-cancel|i want to cancel my order please
    shop.order-change-address|i put the wrong address on my order, can i change it
    shop.order-status|what's happening with my order
    shop.order-change-items|can i change the size of what i ordered
    shop.order-place|how do i order something
    shop.order-gift|can you send it to my friend as a present without showing the price
    shop.return-how|how can i send something back
    shop.return-window|how many days do i have to return an item
    shop.return-cost|do i have to pay for return shipping
    shop.return-opened|can i still return it if i opened the box
    shop.refund-time|when will i get my money back
    shop.refund-method|will the refund go back to my card
    shop.refund-amount|i got less money back than i paid
    shop.exchange|i'd like to exchange it for a bigger size
    shop.damaged|the vase arrived broken
    shop.wrong-item|you sent me the wrong product
    shop.missing-parts|there are screws missing in the box
    shop.faulty|the lamp stopped working after a week
    shop.warranty|how long is the guarantee
    shop.coupon-invalid|my coupon code doesn't work
    shop.coupon-use|how can i use my voucher
    shop.invoice-get|i need an invoice for my purchase
    shop.pay-methods|which payment methods do you accept
    shop.pay-cod|can i pay when it arrives
    shop.pay-failed|my payment keeps failing
    shop.pay-twice|i was charged two times for one order
    shop.gift-card|how do i redeem a gift card
    shop.account-password|i can't remember my password
    shop.account-register|how do i sign up for an account
    shop.account-delete|please delete my account
    shop.points-earn|do my points expire
    shop.price-protection|it got cheaper a day after i bought it
    shop.store-location|do you have a shop i can visit
    shop.product-stock|when will it be back in stock
    shop.product-authentic|is this the real thing or a copy
    bank.card-pin|i forgot the pin of my card
    bank.card-activate|how do i activate my new card
    bank.card-swallowed|the atm kept my card
    bank.card-declined|my card got declined at the store
    bank.card-limit|how do i raise my card limit
    bank.transfer-time|how long until a bank transfer arrives
    bank.transfer-limit|what is the most i can transfer per day
    bank.fx-travel|can i use my card when i travel abroad
    bank.fx-remit|how do i send money to another country
    bank.loan-rate|what interest do you charge on loans
    bank.loan-early|can i pay off my loan early
    bank.account-open|i'd like to open an account with your bank
    bank.fee-credit-card|does the credit card have an annual fee
    """

  private static let chinese = """
    shop.ship-track|我的快递现在到哪里了
    shop.ship-track|怎么查询物流信息
    shop.ship-time|下单后几天能收到货
    shop.ship-cost|买多少钱可以包邮
    shop.ship-overseas|可以寄到香港吗
    shop.ship-not-received|物流显示签收了但是我没有收到
    shop.ship-delayed|怎么这么久了还没收到货
    shop.ship-holiday|周末会发货吗
    shop.ship-courier|你们用的是哪家快递
    shop.ship-no-update|物流信息好几天都没有动了
    shop.ship-split|买了两件只收到一件
    shop.ship-locker|快递放驿站了怎么拿
    shop.order-cancel|订单还没发货我想取消
    shop.order-cancel-shipped|已经发货的订单可以取消吗
    shop.order-change-address|收货地址写错了可以改吗
    shop.order-status|帮我看看订单什么状态
    shop.order-change-items|下单之后还能换颜色吗
    shop.order-place|在你们这怎么下单
    shop.order-combine|两个订单能一起发吗
    shop.return-how|我想退货，要怎么操作
    shop.return-window|几天之内可以退货
    shop.return-cost|退货的邮费是我出吗
    shop.return-opened|拆了包装还可以退吗
    shop.refund-time|退款多久能到账
    shop.refund-method|退款会退到哪张卡
    shop.refund-amount|退的钱怎么比我付的少
    shop.return-cancel|我不想退货了怎么取消申请
    shop.exchange|尺码不合适可以换吗
    shop.damaged|收到的花瓶碎了
    shop.wrong-item|你们给我发错货了
    shop.missing-parts|箱子里少了一个配件
    shop.faulty|台灯用了一周就不亮了
    shop.warranty|保修期是多长时间
    shop.coupon-invalid|为什么我的优惠券不能用
    shop.coupon-use|优惠券要怎么使用
    shop.invoice-get|我需要开发票
    shop.invoice-change|发票抬头写错了怎么办
    shop.pay-methods|你们支持什么支付方式
    shop.pay-cod|能不能货到再付钱
    shop.pay-failed|付款总是不成功
    shop.pay-twice|一个订单扣了我两次钱
    shop.gift-card|礼品卡怎么使用
    shop.account-password|我忘记登录密码了
    shop.account-phone|手机号换了怎么改绑
    shop.account-delete|我要注销账号
    shop.points-earn|积分会过期吗
    shop.price-protection|刚买完第二天就降价了
    shop.store-location|你们有线下实体店吗
    shop.product-stock|这个什么时候有货
    shop.product-authentic|你们家的东西是正品吧
    bank.card-pin|忘记银行卡密码了
    bank.card-activate|新卡怎么激活使用
    bank.card-swallowed|我的卡被ATM机吞了
    bank.card-limit|信用卡额度怎么提高
    bank.transfer-time|转账一般多久能到
    bank.transfer-limit|每天转账最多多少
    bank.fx-travel|银行卡可以在国外刷吗
    bank.loan-rate|贷款的利息是多少
    bank.loan-early|能提前还清贷款吗
    bank.fee-credit-card|信用卡有年费吗
    """

  /// Messages that no firm of this sort answers.
  static func besideThePoint(in language: Language) -> [String] {
    (language == .chinese ? offTopicChinese : offTopicEnglish)
      .split(separator: "\n").map(String.init)
  }

  private static let offTopicEnglish = """
    what's the weather like today
    tell me a joke
    who won the world cup in 2018
    play some music
    how tall is mount everest
    what is the capital of france
    write me a poem about autumn
    can you translate good morning into spanish
    what should i cook for dinner
    is there life on mars
    book me a flight to rome
    how do i train my dog
    what's 15 times 23
    recommend a good movie
    when is the next full moon
    set an alarm for six
    who is the president
    how do i fix a flat tyre
    what is the meaning of life
    sing me a song
    """

  private static let offTopicChinese = """
    今天天气怎么样
    给我讲个笑话
    世界杯谁赢了
    放一首歌
    珠穆朗玛峰有多高
    法国的首都是哪里
    写一首关于秋天的诗
    早上好用西班牙语怎么说
    晚饭吃什么好
    火星上有生命吗
    帮我订一张去北京的机票
    怎么训练小狗
    十五乘以二十三等于多少
    推荐一部好看的电影
    明天会下雨吗
    定一个六点的闹钟
    美国总统是谁
    轮胎漏气了怎么修
    人生的意义是什么
    唱首歌给我听
    """
}
