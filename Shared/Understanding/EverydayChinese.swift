/// Spoken and typed Chinese brought to the wording that knowledge is written in.
enum EverydayChinese {
  /// Whether a text has characters that may be Chinese.
  static func isSpoken(in text: String) -> Bool { text.utf8.contains { $0 >= 0xE4 } }

  static func plain(_ text: String) -> String {
    guard isSpoken(in: text) else { return text }
    var source = Array(text.unicodeScalars)
    for (spoken, written) in pairs { replace(spoken, by: written, in: &source) }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: source)
    return String(plain)
  }

  private static func replace(
    _ spoken: [Unicode.Scalar], by written: [Unicode.Scalar], in source: inout [Unicode.Scalar]
  ) {
    guard source.count >= spoken.count, source.contains(spoken[0]) else { return }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index...].starts(with: spoken) {
        result.append(contentsOf: written)
        index += spoken.count
      } else {
        result.append(source[index])
        index += 1
      }
    }
    source = result
  }

  private static let pairs: [([Unicode.Scalar], [Unicode.Scalar])] = [
    ("为啥", "为什么"), ("咋样", "怎么样"), ("咋", "怎么"), ("啥", "什么"), ("木有", "没有"), ("如何", "怎么"),
    ("怎样", "怎么"), ("宝贝", "商品"), ("包裹", "快递"), ("快件", "快递"), ("邮费", "运费"), ("快递费", "运费"),
    ("包邮", "免运费"), ("账户", "账号"), ("帐户", "账号"), ("帐号", "账号"), ("信用卡", "信用卡"), ("卡片", "卡"),
    ("手机号码", "手机号"), ("电话号码", "手机号"), ("登陆", "登录"), ("打钱", "转账"), ("汇款", "转账"),
    ("退钱", "退款"), ("钱退", "退款"), ("丢了", "丢失"), ("弄丢", "丢失"), ("不见了", "丢失"), ("多久", "多长时间"),
    ("几天", "多长时间"), ("什么时候", "多长时间"), ("啥时候", "多长时间"), ("何时", "多长时间"), ("俺", "我"),
    // As Taiwan and Hong Kong say it
    ("网路", "网络"), ("简讯", "短信"), ("折价券", "优惠券"), ("宅配", "快递"), ("提款卡", "银行卡"), ("金融卡", "银行卡"),
    ("刷卡", "信用卡支付"), ("登入", "登录"), ("信箱", "邮箱"),
  ].map { (Array($0.0.unicodeScalars), Array($0.1.unicodeScalars)) }
}
