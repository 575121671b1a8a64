import Understanding

/// What slot tests have in common: a day, a shop's products, and texts.
enum SlotSample {
  /// A Tuesday.
  static let said = CalendarDay(year: 2026, month: 11, day: 24)!
  static let products = ProductNames(["iPhone 15", "iPhone 15 Pro", "Air Fryer", "空气炸锅", "炸锅"])

  static func slots(in text: String) -> [Slot] {
    SlotScanner.slots(in: text, said: said, products: products)
  }

  static func found(in text: String) -> [String] {
    slots(in: text).map { "\($0.kind.rawValue)=\($0.value)" }
  }

  static func part(of text: String, _ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
  }

  /// The digits, with a `+` before.
  static func digits(_ text: String) -> String {
    Normalizer.fold(text).filter { $0.isNumber || $0 == "+" }
  }

  static let speaking = [
    "my order 20031 hasn't arrived", "訂單號是２０２４０５０１８８８，電話１３８１２３４５６７８", "Order #ab-12345 […]",
    "I paid $1,250.50 twice, US$5 and 12,50 €", "花了 99.9 块，三块五，1.2万元 又３００元",
    "call me at +86 138 1234 5678 or (212) 555-0199", "写到 Li@Mail.cn 或 a@b.co.uk。",
    "delivered on 2026-11-24, paid Nov 3rd, 2025", "二〇二六年十月三日，昨天，上周五，三天前，本月5号",
    "yesterday, last Friday, 3 days ago, two weeks ago, the 5th of this month",
    "4111 1111 1111 1111 and 378282246310005", "my IPHONE15PRO and 2 air fryers，空氣炸鍋壞了",
    "👍🏽 Ça coûte… two hundred dollars ①②③④⑤ usd",
  ]

  private static let pieces = [
    "order", "订单", "20031", "13812345678", "+86", "4111 1111 1111 1111", "$", "¥", "€", "1,250.50",
    "12,50", "usd", "块", "元", "毛", "五", "十", "百", "千", "万", "亿", "零", "三百", "两千五", "2026", "-", "/",
    ".",
    ",", "，", "11", "24", "30", "年", "月", "日", "号", "天前", "周", "上", "下", "本", "个", "前", "后", "天",
    "last",
    "friday", "yesterday", "nov", "may", "24th", "of", "this", "month", "ago", "days", "three",
    "hundred", "and", "a", "@", "qq.com", "a.b", "iPhone", "15", "Pro", "炸锅", "空气", "é", "e\u{301}",
    "…",
    "\u{FB03}", "👨‍👩‍👧", "\u{200B}", "１２", "②", "Ｑ", "ß", "İ", "\n", "(", ")", "#", "+", "_",
    "99999999999999999999",
  ]

  /// Up to twelve pieces that slots are made of, some with a blank between.
  static func text(_ random: inout SplitMix) -> String {
    var text = ""
    for _ in 0..<random.next(below: 13) {
      text += pieces[random.next(below: pieces.count)]
      if random.next(below: 2) == 0 { text += " " }
    }
    return text
  }
}

/// The generator of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
