import Foundation
@testable import Lookups

/// What a firm's system answers, and what is said of it: a line with the template, and behind it the answer.
enum LookupReading {
  private static let named = ["order_number": "20031", "phone": "+86 138/0013?8000"]

  static func read(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let template = String(decoding: parts[0], as: UTF8.self)
    readAddress(template)
    guard parts.count == 2 else { return }
    check(LookupFields(recorded: String(decoding: parts[1], as: UTF8.self)))
    guard let template = try? AnswerTemplate(template),
      let answer = try? JSONDecoder().decode(OutsideValue.self, from: Data(parts[1]))
    else { return }
    let fields = LookupFields(template.wanted, of: answer)
    check(fields)
    let again = LookupFields(recorded: fields.recorded)
    promise(again == fields, "other fields are read than were recorded")
    _ = template.worded
    for language in [AnswerTemplate.Language.english, .chinese] {
      promise(
        template.text(fields, named: named, language)
          == template.text(again, named: named, language), "it is said in two ways")
    }
  }

  private static func check(_ fields: LookupFields) {
    promise(
      fields.recorded.utf8.count <= LookupFields.recordBytes,
      "\(fields.recorded.utf8.count) bytes of an answer are kept")
  }

  /// What is filled in cannot lead to another path.
  private static func readAddress(_ text: String) {
    guard let address = PlaceholderText(text) else { return }
    let values = address.names.reduce(into: [:]) { $0[$1] = "../?&#/ 号" }
    guard let filled = address.address(values) else { return }
    let own = text.utf8.count { $0 == UInt8(ascii: "/") }
    promise(filled.utf8.count { $0 == UInt8(ascii: "/") } <= own, "\(filled) is another path")
  }
}
