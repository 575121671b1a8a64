import Testing
import Understanding

@Suite struct AmountSlotTests {
  @Test(
    "Money is found with its currency before, behind or attached",
    arguments: [
      ("退我200元", "200 CNY"), ("I paid $1,250.50 twice", "1250.50 USD"), ("花了 99.9 块", "99.90 CNY"),
      ("50 euros", "50 EUR"), ("20GBP", "20 GBP"), ("¥300", "300 CNY"), ("￥３００元", "300 CNY"),
      ("300 ￥", "300 CNY"), ("$ 5", "5 USD"), ("5$", "5 USD"), ("US$5", "5 USD"),
      ("HK$300", "300 HKD"), ("$300 CAD", "300 CAD"), ("300 US dollars", "300 USD"),
      ("rmb300", "300 CNY"), ("RMB 300", "300 CNY"), ("Rs. 500", "500 INR"),
      ("in 2026 rs 500", "500 INR"), ("usd 20", "20 USD"), ("人民币300", "300 CNY"),
      ("300元人民币", "300 CNY"), ("美元 300", "300 USD"), ("300港币", "300 HKD"),
      ("12,50 €", "12.50 EUR"), ("1,00,000 rs", "100000 INR"),
      ("1,234,567.8 yen", "1234567.80 JPY"),
      ("200.00元", "200 CNY"), ("$0.125", "0.125 USD"), ("007 usd", "7 USD"),
    ])
  func digits(text: String, value: String) {
    #expect(SlotSample.found(in: text) == ["amount=" + value])
  }

  @Test(
    "Money in words and in thousands is found where a currency stands beside it",
    arguments: [
      ("三百块", "300 CNY"), ("两千五百元", "2500 CNY"), ("两千五人民币", "2500 CNY"), ("兩千五塊錢", "2500 CNY"),
      ("两千零五元", "2005 CNY"), ("一百二十块钱", "120 CNY"), ("十块", "10 CNY"), ("三万五千元", "35000 CNY"),
      ("一亿两千万元", "120000000 CNY"), ("¥两千五", "2500 CNY"), ("三百美元", "300 USD"),
      ("三百 usd", "300 USD"), ("1.2万元", "12000 CNY"), ("1.2萬元", "12000 CNY"), ("5千元", "5000 CNY"),
      ("3百万美元", "3000000 USD"), ("1万5千块", "15000 CNY"), ("1万5块", "15000 CNY"),
      ("300w元", "3000000 CNY"), ("5k块", "5000 CNY"), ("5k usd", "5000 USD"), ("5kusd", "5000 USD"),
      ("$5k", "5000 USD"), ("5 thousand dollars", "5000 USD"), ("$1.2 million", "1200000 USD"),
      ("三块五", "3.50 CNY"), ("三块五毛", "3.50 CNY"), ("5块5", "5.50 CNY"), ("3元5角2分", "3.52 CNY"),
      ("五毛钱", "0.50 CNY"), ("退我三块吧", "3 CNY"), ("two hundred dollars", "200 USD"),
      ("twenty-five euros", "25 EUR"), ("a hundred and twenty pounds", "120 GBP"),
      ("five bucks", "5 USD"), ("one thousand two hundred yuan", "1200 CNY"),
    ])
  func words(text: String, value: String) {
    #expect(SlotSample.found(in: text) == ["amount=" + value])
  }

  @Test("Two amounts beside each other keep their own currency")
  func two() {
    #expect(SlotSample.found(in: "50 euros and 20GBP") == ["amount=50 EUR", "amount=20 GBP"])
    #expect(SlotSample.found(in: "5 usd 10 eur") == ["amount=5 USD", "amount=10 EUR"])
    #expect(SlotSample.found(in: "300元500美元") == ["amount=300 CNY", "amount=500 USD"])
    #expect(SlotSample.found(in: "rmb 5 $6") == ["amount=5 CNY", "amount=6 USD"])
  }

  @Test(
    "A number without a currency is no amount, nor is a currency's word that means something else",
    arguments: [
      "300", "1,250.50", "1.2万", "5k", "five hundred", "三百", "两千五", "a dollar", "dollars", "10-20元",
      "1元旦", "5元素", "两块手表", "3块肥皂", "1.2.3元", "9999999999999元", "$", "5 usda",
      "1.23456 usd", "15% usd", "二三块地", "5毛衣",
    ])
  func noAmount(text: String) {
    #expect(!SlotSample.slots(in: text).contains { $0.kind == .amount })
  }
}
