import Testing

@testable import Understanding

@Suite struct CardSlotTests {
  @Test(
    "A number with a valid check digit is a card, of which the last four digits are shown",
    arguments: [
      ("4111111111111111", "1111"), ("4111 1111 1111 1111", "1111"),
      ("4111-1111-1111-1111", "1111"),
      ("my card is 378282246310005.", "0005"), ("3782 822463 10005", "0005"),
      ("卡号６２２２０２１２３４５６７８９０１２８", "0128"), ("6222 0212 3456 7890 128", "0128"),
      ("4222222222222", "2222"), ("order 4111111111111111", "1111"),
      ("call 4111111111111111", "1111"),
      ("order VISA4111111111111111", "1111"), ("订单4111 1111 1111 1111", "1111"),
      ("4111 1111 1111 1111 123", "1111"), ("4111111111111111 usd", "1111"),
    ])
  func cards(text: String, last: String) {
    let slots = SlotSample.slots(in: text)
    #expect(slots.map(\.kind) == [.card])
    #expect(slots.map(\.value) == ["•••• " + last])
  }

  @Test(
    "Without one it is none, and may be an order number",
    arguments: [
      ("4111111111111112", ["order_number=4111111111111112"]),
      ("order 20240501888123", ["order_number=20240501888123"]),
      ("4111 1111 1111 1112", []), ("411111111111", ["order_number=411111111111"]),
      ("41111111111111111111111", ["order_number=41111111111111111111111"]),
    ])
  func noCards(text: String, expected: [String]) {
    #expect(SlotSample.found(in: text) == expected)
  }

  @Test(
    "The check digit is Luhn's",
    arguments: [
      ("79927398713", true), ("79927398710", false), ("18", true), ("0", false), ("", false),
      ("4111111111111111", true), ("1111111111111114", false), ("5555555555554444", true),
      ("5555555555554445", false),
    ])
  func luhn(digits: String, isValid: Bool) {
    #expect(Luhn.isValid(digits.utf8.map { $0 - 0x30 }[...]) == isValid)
  }

  @Test("Every wrong digit is noticed")
  func wrongDigit() {
    let digits = "4111111111111111".utf8.map { $0 - 0x30 }
    for place in digits.indices {
      for digit in UInt8(0)...9 where digit != digits[place] {
        var wrong = digits
        wrong[place] = digit
        #expect(!Luhn.isValid(wrong[...]))
      }
    }
  }
}
