import Testing
import Understanding

@Suite struct SlotScannerTests {
  @Test(
    "Facts are found with their normalised values",
    arguments: [
      ("my order 20031 hasn't arrived", ["order_number=20031"]),
      ("订单号是20240501888,电话13812345678", ["order_number=20240501888", "phone=13812345678"]),
      ("Order #ab-12345", ["order_number=AB-12345"]), ("退我200元", ["amount=200 CNY"]),
      ("I paid $1,250.50 twice", ["amount=1250.50 USD"]), ("花了 99.9 块", ["amount=99.9 CNY"]),
      ("50 euros and 20GBP", ["amount=50 EUR", "amount=20 GBP"]),
      ("call me at +86 13812345678", ["phone=+8613812345678"]),
      ("my phone is 555-0123-44", ["phone=555012344"]),
      ("mail A.B+c@Example.com.", ["email=a.b+c@example.com"]),
      ("１３９１２３４５６７８", ["phone=13912345678"]),
      ("in 7 days, 3 items", []), ("see you at 10", []), ("user@localhost", []), ("a@b@c.com", []),
      ("", []),
      ("the number is 123456789012", ["order_number=123456789012"]),
    ])
  func scans(text: String, expected: [String]) {
    #expect(SlotScanner.slots(in: text).map { "\($0.kind.rawValue)=\($0.value)" } == expected)
  }

  @Test("The same fact twice is one")
  func once() {
    #expect(SlotScanner.slots(in: "order 20031, order 20031").count == 1)
  }
}
