import Testing
import Understanding

@Suite struct ProductSlotTests {
  @Test(
    "A product is found as the firm names it, and the longest that stands there",
    arguments: [
      ("my iPhone 15 is broken", "iPhone 15"), ("IPHONE 15 PRO", "iPhone 15 Pro"),
      ("iphone15pro", "iPhone 15 Pro"), ("i-phone 15", "iPhone 15"),
      ("iPhone 15 proper", "iPhone 15"), ("the airfryer", "Air Fryer"),
      ("2 air fryers", "Air Fryer"),
      ("我的空氣炸鍋坏了", "空气炸锅"), ("旧炸锅坏了", "炸锅"), ("买了iPhone 15Pro吗", "iPhone 15 Pro"),
    ])
  func products(text: String, value: String) {
    #expect(SlotSample.found(in: text) == ["product=" + value])
  }

  @Test(
    "Part of a word is no product",
    arguments: ["iPhone 150", "myiPhone 15x", "air", "an air fryerish thing", "空气", "iPhone", "锅"])
  func parts(text: String) {
    #expect(SlotSample.found(in: text) == [])
  }

  @Test("Names too short to mean something, and names without names, find nothing")
  func short() {
    let names = ProductNames(["", " ", "A", "茶", "-"])
    #expect(names.isEmpty)
    #expect(SlotScanner.slots(in: "A 茶 -", products: names) == [])
  }

  @Test("Of names that differ in nothing that counts the first stays")
  func same() {
    let names = ProductNames(["Air Fryer", "air-fryer"])
    #expect(SlotScanner.slots(in: "AIRFRYER", products: names).map(\.value) == ["Air Fryer"])
  }
}
