import Testing
import Understanding

@Suite struct SlotScannerTests {
  @Test(
    "Facts are found with their normalised values",
    arguments: [
      ("my order 20031 hasn't arrived", ["order_number=20031"]),
      ("订单号是20240501888,电话13812345678", ["order_number=20240501888", "phone=13812345678"]),
      ("Order #ab-12345", ["order_number=AB-12345"]), ("order-id: 20031", ["order_number=20031"]),
      ("order no.20031", ["order_number=20031"]), ("运单SF1234567890", ["order_number=SF1234567890"]),
      ("order 20031,20032", ["order_number=20031", "order_number=20032"]),
      ("the number is 123456789012", ["order_number=123456789012"]),
      ("order 13812345678", ["order_number=13812345678"]),
      ("订单13812345678", ["order_number=13812345678"]),
      ("2026-11-24-1", ["order_number=2026-11-24-1"]),
      ("mail me..b@c.com", ["email=b@c.com"]),
      ("mail A.B+c@Example.com.", ["email=a.b+c@example.com"]),
      ("写到Li.Wei@例子.cn或ｌｉ＠ｍａｉｌ．ｃｎ吧", ["email=li@mail.cn"]),
      ("13812345678@qq.com", ["email=13812345678@qq.com"]),
      (
        "order 20031 is late, 13812345678 a@b.cn",
        ["order_number=20031", "phone=13812345678", "email=a@b.cn"]
      ),
      (
        "上周五买的iPhone 15 Pro花了8999元，order 20240501888，call 555-0123-44",
        [
          "date=2026-11-20", "product=iPhone 15 Pro", "amount=8999 CNY",
          "order_number=20240501888", "phone=555012344",
        ]
      ),
      (
        "Yesterday 我付了$20，退到 a@b.cn",
        ["date=2026-11-23", "amount=20 USD", "email=a@b.cn"]
      ),
    ])
  func scans(text: String, expected: [String]) {
    #expect(SlotSample.found(in: text) == expected)
  }

  @Test(
    "What only looks like a fact is none",
    arguments: [
      "", "   ", "for 7 days, 3 items", "see you at 10", "user@localhost", "a@b@c.com", "@b.com",
      "a@b..com", "a@1.2", "v2.0.1", "version 2.0.1", "10:30", "at 10:30:15",
      "it costs 300", "iOS 17.4", "192.168.1.10", "order 2 items", "order 300", "24/7", "1/2 cup",
      "一千二百多", "两千五", "几百五十块", "第三天前", "现在几点", "3单元5楼", "5米", "12.5kg", "256gb", "100%",
      "2026", "room 1204", "B2", "两块手表", "一块去", "...", "+", "-", "@", "$", "¥", "元", "月", "号",
    ])
  func nothing(text: String) {
    #expect(SlotSample.found(in: text) == [])
  }

  @Test("The same fact twice is one, the first")
  func once() {
    let slots = SlotScanner.slots(in: "order 20031, order 20031")
    #expect(slots == [Slot(kind: .orderNumber, value: "20031", range: 6..<11)])
  }

  @Test("The range counts the scalars as typed, whatever folding makes of those before and within")
  func ranges() throws {
    let text = "  Ça… \u{FB03}x　👍🏽 訂單２００３１"
    let slot = try #require(SlotScanner.slots(in: text).first)
    #expect(slot.value == "20031")
    #expect(SlotSample.part(of: text, slot.range) == "２００３１")
  }

  @Test("The words at the range alone say the same", arguments: SlotSample.speaking)
  func spans(text: String) {
    let slots = SlotSample.slots(in: text)
    #expect(!slots.isEmpty)
    for slot in slots {
      let part = SlotSample.part(of: text, slot.range)
      switch slot.kind {
      case .orderNumber: #expect(Normalizer.fold(part).uppercased() == slot.value)
      case .phone: #expect(SlotSample.digits(part) == slot.value)
      default:
        #expect(SlotSample.slots(in: part).map(\.value) == [slot.value], "\(part)")
      }
    }
  }

  @Test(
    "Whatever is written, slots lie inside the text, in order, without overlap, and again the same")
  func random() {
    var random = SplitMix(seed: 20_261_124)
    for _ in 0..<4_000 {
      let text = SlotSample.text(&random)
      let slots = SlotSample.slots(in: text)
      var end = 0
      for slot in slots {
        #expect(slot.range.lowerBound >= end, "\(text)")
        #expect(!slot.range.isEmpty && !slot.value.isEmpty, "\(text)")
        end = slot.range.upperBound
      }
      #expect(end <= text.unicodeScalars.count, "\(text)")
      #expect(SlotSample.slots(in: text) == slots, "\(text)")
    }
  }
}
