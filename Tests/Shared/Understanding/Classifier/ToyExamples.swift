import Understanding

/// A small shop's and bank's questions in two languages: enough to learn from, quick to learn.
enum ToyExamples {
  static let wordings: [String: [String]] = [
    "order_status": [
      "where is my order", "has my parcel been shipped yet", "track my package please",
      "when will my order arrive", "my delivery is late, where is it", "order still not here",
      "我的订单到哪了", "包裹什么时候到", "快递还没到", "帮我查一下物流", "订单发货了吗", "我的快递在哪里",
    ],
    "refund": [
      "i want my money back", "how do i get a refund", "refund for a broken item",
      "when is my refund paid", "please return my money", "refund not received",
      "我要退款", "退款什么时候到账", "怎么申请退款", "钱还没退给我", "退货退款要多久", "能不能把钱退给我",
    ],
    "card_lost": [
      "i lost my card", "my card was stolen", "block my card, it is gone", "cannot find my card",
      "somebody took my card", "lost bank card, what now",
      "我的卡丢了", "银行卡被偷了", "卡找不到了，帮我挂失", "我要挂失银行卡", "卡不见了怎么办", "信用卡丢失",
    ],
  ]

  static let all = wordings.keys.sorted().flatMap { label in
    (wordings[label] ?? []).map { TrainingExample(text: $0, label: label) }
  }

  static let background = [
    "set an alarm for seven", "play some jazz", "what is the weather tomorrow", "tell me a joke",
    "明天天气怎么样", "放一首歌", "讲个笑话", "几点了", "turn off the kitchen light",
    "who won the match yesterday", "开灯", "how tall is mount everest",
  ]

  static let origin = ModelOrigin(source: "toy", sourceVersion: "1")
}
