extension AnswerTemplate {
  /// The languages that money and dates are written in.
  public enum Language: Sendable, Hashable {
    case english, chinese
  }

  /// What is said; nil where a field is not there that stands outside of every section.
  ///
  /// - Parameters:
  ///   - named: what the customer named, by name; a field of the answer comes first.
  ///   - words: by field's value, in that language.
  public func text(
    _ fields: LookupFields, named: [String: String] = [:], words: [String: String] = [:],
    _ language: Language
  ) -> String? {
    let writer = TemplateWriter(fields: fields, named: named, words: words, language: language)
    let isWhole = parts.allSatisfy { part in
      guard case .field(let path, _) = part else { return true }
      return writer.value(path, within: "") != nil
    }
    return isWhole ? writer.text(parts, within: "") : nil
  }
}

private struct TemplateWriter {
  let fields: LookupFields
  let named: [String: String]
  let words: [String: String]
  let language: AnswerTemplate.Language

  /// A field of the list's item, else of the whole answer, else what the customer named.
  func value(_ path: String, within item: String) -> String? {
    if !item.isEmpty, let own = fields[item + path] { return own }
    return fields[path] ?? named[path].flatMap { $0.isEmpty ? nil : $0 }
  }

  func text(_ parts: [AnswerTemplate.Part], within item: String) -> String {
    parts.map { text($0, within: item) }.joined()
  }

  private func text(_ part: AnswerTemplate.Part, within item: String) -> String {
    switch part {
    case .plain(let text): return text
    case .field(let path, let format):
      return value(path, within: item).map { written($0, format, within: item) } ?? ""
    case .section(let path, let inner):
      let count = fields.count(of: item + path)
      if count > 0 {
        return (0..<count).map { text(inner, within: "\(item)\(path).\($0).") }.joined()
      }
      return value(path, within: item) == nil ? "" : text(inner, within: item)
    }
  }

  private func written(
    _ value: String, _ format: AnswerTemplate.Format, within item: String
  ) -> String {
    switch format {
    case .plain: value
    case .word: words[value] ?? value
    case .date: DayText.day(value, language) ?? value
    case .time: DayText.time(value, language) ?? value
    case .money(let name):
      MoneyText.text(
        value, MoneyText.isCurrency(name) ? name : self.value(name, within: item) ?? "", language)
    }
  }
}
