import Testing

@Suite struct PhoneSlotTests {
  @Test(
    "Phone numbers are found in the forms that people type",
    arguments: [
      ("13812345678", "13812345678"), ("１３９１２３４５６７８", "13912345678"),
      ("138 1234 5678", "13812345678"),
      ("138-1234-5678", "13812345678"), ("+86 13812345678", "+8613812345678"),
      ("+86-138-1234-5678", "+8613812345678"), ("+8613812345678", "+8613812345678"),
      ("+1 (555) 012-3456", "+15550123456"), ("+44 7911 123456", "+447911123456"),
      ("010-12345678", "01012345678"), ("0755-8888 6666", "075588886666"),
      ("400-820-8820", "4008208820"), ("(212) 555-0199", "2125550199"),
      ("212-555-0199", "2125550199"), ("my phone is 555-0123-44", "555012344"),
      ("call me at 555 0123", "5550123"), ("电话是8888666", "8888666"), ("手机號 8888 6666", "88886666"),
      ("text 5550123 thanks", "5550123"),
    ])
  func phones(text: String, value: String) {
    #expect(SlotSample.found(in: text) == ["phone=" + value])
  }

  @Test(
    "What is called an order, is too short, or hangs on letters is no phone",
    arguments: [
      ("order 13812345678", ["order_number=13812345678"]),
      ("12812345678", ["order_number=12812345678"]),
      ("call me at 10", []), ("phone 15 pro", []), ("5550123", []), ("138 1234 567", []),
      ("+12345", []), ("tel 123456", []), ("1381234567a", ["order_number=1381234567A"]),
    ])
  func others(text: String, expected: [String]) {
    #expect(SlotSample.found(in: text) == expected)
  }

  @Test("A number behind the country's plan is another one")
  func neighbours() {
    #expect(
      SlotSample.found(in: "+86 13812345678 order 20031")
        == ["phone=+8613812345678", "order_number=20031"])
    #expect(SlotSample.found(in: "phone 13812345678 13912345678").count == 2)
  }
}
