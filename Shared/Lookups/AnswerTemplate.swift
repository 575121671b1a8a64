/// What is said of an answer from outside, with fields of it in braces.
///
/// - `{status}`, `{parcel.carrier}`: a field of the answer, or something that the customer named.
/// - `{amount|money:CNY}`, `{amount|money:currency}`: with the currency, or the field that names it.
/// - `{eta|date}`, `{paid|time}`: of `2026-11-24`, or `2026-11-24T09:30:00+08:00`.
/// - `{status|word}`: by the connector's words.
/// - `{#eta}...{/eta}`: only where the field is there; of a list, once for each item, whose fields are named within.
public struct AnswerTemplate: Sendable, Hashable {
  /// A field that it needs of the answer.
  public enum Wanted: Sendable, Hashable {
    case text(String)
    /// Of a list, these fields of each item.
    case list(String, [String])
  }

  /// How a field is written.
  enum Format: Sendable, Hashable {
    case plain, date, time, word
    case money(String)
  }

  indirect enum Part: Sendable, Hashable {
    case plain(String)
    case field(String, Format)
    case section(String, [Part])
  }

  /// Why a text is none.
  public struct Problem: Error, Hashable, CustomStringConvertible {
    public var description: String
  }

  let parts: [Part]

  public init(_ text: String) throws(Problem) {
    var reader = TemplateReader(rest: text[...])
    parts = try reader.parts(closing: nil)
  }

  /// What of the answer has to be kept to say it, each once.
  public var wanted: [Wanted] {
    var wanted: [Wanted] = []
    for part in parts {
      for field in Self.wanted(part) where !wanted.contains(field) { wanted.append(field) }
    }
    return wanted
  }

  /// The formats `word` alone: fields whose values need words.
  public var worded: [String] { Self.worded(parts) }

  private static func wanted(_ part: Part) -> [Wanted] {
    switch part {
    case .plain: []
    case .field(let path, let format): [.text(path)] + currency(format).map { .text($0) }
    case .section(let path, let inner):
      [.text(path), .list(path, inner.flatMap(names))] + inner.flatMap(wanted)
    }
  }

  private static func names(_ part: Part) -> [String] {
    switch part {
    case .plain: []
    case .field(let path, let format): [path] + currency(format)
    case .section(let path, let inner): [path] + inner.flatMap(names)
    }
  }

  /// The field that names the currency, where it is no currency itself.
  private static func currency(_ format: Format) -> [String] {
    guard case .money(let name) = format, !MoneyText.isCurrency(name) else { return [] }
    return [name]
  }

  private static func worded(_ parts: [Part]) -> [String] {
    parts.flatMap { part -> [String] in
      switch part {
      case .field(let path, .word): [path]
      case .section(_, let inner): worded(inner)
      case .plain, .field: []
      }
    }
  }
}

/// Reads a template from left to right.
struct TemplateReader {
  var rest: Substring

  mutating func parts(
    closing section: String?
  ) throws(AnswerTemplate.Problem) -> [AnswerTemplate.Part] {
    var parts: [AnswerTemplate.Part] = []
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.plain(String(rest[..<open]))) }
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { throw problem("a brace is not closed") }
      let name = rest[..<close]
      rest = rest[rest.index(after: close)...]
      if name.hasPrefix("/") {
        guard let section, name.dropFirst() == section else {
          throw problem("{\(name)} closes nothing")
        }
        return parts
      }
      if name.hasPrefix("#") {
        let path = try path(name.dropFirst())
        parts.append(.section(path, try self.parts(closing: path)))
      } else {
        parts.append(try field(name))
      }
    }
    if let section { throw problem("{#\(section)} is not closed by {/\(section)}") }
    if !rest.isEmpty { parts.append(.plain(String(rest))) }
    return parts
  }

  private func field(
    _ text: Substring
  ) throws(AnswerTemplate.Problem) -> AnswerTemplate.Part {
    let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let path = try path(halves[0])
    guard halves.count == 2 else { return .field(path, .plain) }
    let format = halves[1].split(separator: ":", maxSplits: 1).map(String.init)
    switch (format.first, format.count) {
    case ("date", 1): return .field(path, .date)
    case ("time", 1): return .field(path, .time)
    case ("word", 1): return .field(path, .word)
    case ("money", 2): return .field(path, .money(format[1]))
    default:
      throw problem(
        "{\(text)} has no meaning; known: {field|date}, {field|time}, {field|word}, "
          + "{field|money:CNY}, {field|money:currency}")
    }
  }

  private func path(_ text: Substring) throws(AnswerTemplate.Problem) -> String {
    let isPath =
      !text.isEmpty
      && text.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "-")
      }
    guard isPath else {
      throw problem(
        "\"\(text)\" is no field: letters, digits, \"_\", \"-\" and \".\" between names")
    }
    return String(text)
  }

  private func problem(_ text: String) -> AnswerTemplate.Problem {
    AnswerTemplate.Problem(description: text)
  }
}
