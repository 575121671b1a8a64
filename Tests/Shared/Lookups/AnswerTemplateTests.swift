import Foundation
import Lookups
import Testing

@Suite struct AnswerTemplateTests {
  private static let answer = """
    {"number": 20031, "status": "shipped", "total": 1234.5, "currency": "USD", "gift": true,
     "parcel": {"carrier": "SF", "seen": "2026-11-24T06:40:00+08:00"}, "eta": null,
     "items": [{"name": "Scarf", "price": "99.995"}, {"name": "Hat", "price": "5"}]}
    """

  private func value(_ json: String = answer) throws -> OutsideValue {
    try JSONDecoder().decode(OutsideValue.self, from: Data(json.utf8))
  }

  /// What is said, by way of the record.
  private func said(
    _ template: String, _ language: AnswerTemplate.Language = .english,
    named: [String: String] = [:], words: [String: String] = [:]
  ) throws -> String? {
    let template = try AnswerTemplate(template)
    let fields = LookupFields(template.wanted, of: try value())
    return template.text(
      LookupFields(recorded: fields.recorded), named: named, words: words, language)
  }

  @Test("Fields of the answer are said, nested ones too, and what the customer named")
  func fields() throws {
    #expect(
      try said("{number} by {parcel.carrier} for {phone}, {gift}", named: ["phone": "138"])
        == "20031 by SF for 138, true")
  }

  @Test(
    "Money is written as the language does",
    arguments: [
      ("{total|money:currency}", "$1,234.50", "1,234.50美元"),
      ("{total|money:CNY}", "¥1,234.50", "1,234.50元"),
      ("{total|money:JPY}", "JPY 1,234.50", "JPY 1,234.50"),
      ("{total|money:nothing}", "1,234.50", "1,234.50"),
      ("{status|money:CNY}", "shipped", "shipped"),
    ])
  func money(template: String, english: String, chinese: String) throws {
    #expect(try said(template) == english)
    #expect(try said(template, .chinese) == chinese)
  }

  @Test("Days and times are written as the language does, on the clock they were written by")
  func days() throws {
    #expect(try said("{parcel.seen|date}") == "24 November 2026")
    #expect(try said("{parcel.seen|time}") == "24 November 2026, 06:40")
    #expect(try said("{parcel.seen|date}", .chinese) == "2026年11月24日")
    #expect(try said("{parcel.seen|time}", .chinese) == "2026年11月24日 06:40")
    #expect(try said("{status|date}") == "shipped")
  }

  @Test("A word stands for a value, or the value for itself")
  func words() throws {
    #expect(
      try said("It {status|word}.", words: ["shipped": "is on its way"]) == "It is on its way.")
    #expect(try said("It {status|word}.") == "It shipped.")
  }

  @Test("A section is said once an item, or where its field is there")
  func sections() throws {
    #expect(
      try said("Items:{#items} {name} {price|money:currency},{/items} end{#eta} by {eta}{/eta}.")
        == "Items: Scarf $100.00, Hat $5.00, end.")
    #expect(
      try said("{#status}known{/status}{#parcel.carrier} by {parcel.carrier}{/parcel.carrier}")
        == "known by SF")
  }

  @Test("Nothing is said where a field is not there that stands outside of a section")
  func missing() throws {
    #expect(try said("It comes {eta|date}.") == nil)
    #expect(try said("{parcel}") == nil)
  }

  @Test(
    "What is no template says why",
    arguments: [
      ("{open", "is not closed"), ("{#a}x", "{#a} is not closed"), ("x{/a}", "closes nothing"),
      ("{#a}{/b}", "closes nothing"), ("{a|money}", "has no meaning"),
      ("{a|upper}", "has no meaning"),
      ("{}", "is no field"), ("{a b}", "is no field"),
    ])
  func problems(template: String, reason: String) {
    let problem = #expect(throws: AnswerTemplate.Problem.self) { try AnswerTemplate(template) }
    #expect(problem?.description.contains(reason) == true)
  }

  @Test("Of a long answer whole items are kept, and a record takes no more than 1 KiB")
  func bounds() throws {
    let items = (0..<40).map {
      "{\"a\": \"\($0)\", \"b\": \"\(String(repeating: "字", count: 300))\"}"
    }
    let json = "{\"first\": \"x\\ny\", \"items\": [\(items.joined(separator: ","))]}"
    let template = try AnswerTemplate("{first}{#items}{a}{b};{/items}")
    let fields = LookupFields(template.wanted, of: try value(json))
    #expect(fields.recorded.utf8.count <= LookupFields.recordBytes)
    #expect(fields["first"] == "x y")
    #expect((1...LookupFields.itemsKept).contains(fields.count(of: "items")))
    for item in 0..<fields.count(of: "items") {
      #expect(fields["items.\(item).a"] != nil && fields["items.\(item).b"] != nil)
    }
    #expect(LookupFields(recorded: fields.recorded).recorded == fields.recorded)
  }

  @Test("What is read of a record is what was recorded, also where a text begins with a mark")
  func thereAndBack() throws {
    var fields = LookupFields()
    fields.add("a", "\u{301}x")
    fields.add("b", " y")
    #expect(LookupFields(recorded: fields.recorded) == fields)
  }

  @Test("A record that nobody wrote is read as far as it goes")
  func strangeRecords() {
    let fields = LookupFields(recorded: "no colon\na: 1\n: 2\na: 3\nb:4\nc: x: y")
    #expect(fields["a"] == "1")
    #expect(fields["b"] == "4")
    #expect(fields["c"] == "x: y")
  }
}
