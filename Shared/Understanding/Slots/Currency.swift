/// Currencies by their signs, codes and words; named by ISO 4217.
enum Currency {
  static func sign(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "$": "USD"
    case "€": "EUR"
    case "£": "GBP"
    case "¥": "CNY"
    case "₹": "INR"
    case "₩": "KRW"
    default: nil
    }
  }

  /// What may stand before a number and behind it.
  static let codes: [WordKey: String] = [
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "rmb": "CNY", "inr": "INR", "rs": "INR",
    "hkd": "HKD", "jpy": "JPY", "cad": "CAD", "aud": "AUD", "sgd": "SGD", "twd": "TWD",
    "krw": "KRW",
  ]

  /// What stands behind a number alone.
  static let words: [WordKey: String] = [
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "yuan": "CNY", "rupees": "INR",
    "rupee": "INR", "yen": "JPY", "kuai": "CNY",
  ]

  /// Whose dollars: `us$`, `us dollars`.
  static let dollars: [WordKey: String] = [
    "us": "USD", "hk": "HKD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "s": "SGD",
    "sg": "SGD", "nt": "TWD",
  ]

  /// Whether one of ``chinese`` may end so.
  static func endsChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "元", "币", "金", "镑", "比": true
    default: false
    }
  }

  /// Those of several characters; 元, 块 and 毛 mean other things too and are looked at by themselves.
  static let chinese: [(word: String, code: String)] = [
    ("人民币", "CNY"), ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("英镑", "GBP"),
    ("港币", "HKD"), ("港元", "HKD"), ("日元", "JPY"), ("加元", "CAD"), ("澳元", "AUD"),
    ("新元", "SGD"), ("台币", "TWD"), ("韩元", "KRW"), ("卢比", "INR"),
  ]
}
