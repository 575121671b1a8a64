public import Lookups

/// What a language model makes of a question: all that it can have the bot do.
public struct ModelReply: Sendable, Equatable {
  public enum Action: String, Sendable, CaseIterable {
    /// To say the text.
    case answer
    /// To offer the articles that it cites.
    case ask
    /// That nothing found answers it.
    case handOver = "hand_over"
  }

  /// A part of a passage, as it stands there.
  public struct Citation: Sendable, Equatable {
    public var articleID: String
    public var quote: String

    public init(articleID: String, quote: String) {
      self.articleID = articleID
      self.quote = quote
    }
  }

  public var action: Action
  public var text: String
  public var citations: [Citation]
  /// 0 to 1.
  public var confidence: Double

  public init(action: Action, text: String, citations: [Citation], confidence: Double) {
    self.action = action
    self.text = text
    self.citations = citations
    self.confidence = confidence
  }

  /// The articles that it cites, each once.
  var articles: [String] {
    citations.reduce(into: []) { articles, citation in
      if !articles.contains(citation.articleID) { articles.append(citation.articleID) }
    }
  }
}

// MARK: - In a record

extension ModelReply {
  /// A quote is kept at the length that leaves room for all of the text; the beginning of one that was found is one.
  private static let quoteCharacters = [LookupFields.characters, 60, 24]

  /// In the form in which it is recorded; nil where it does not fit.
  ///
  /// - Parameter model: as the endpoint says which one answered.
  public func fields(from model: String) -> LookupFields? {
    for characters in Self.quoteCharacters {
      if let fields = fields(from: model, quoting: characters) { return fields }
    }
    return nil
  }

  private func fields(from model: String, quoting characters: Int) -> LookupFields? {
    var fields = LookupFields()
    var isWhole = true
    func add(_ path: String, _ text: String, characters: Int = .max) {
      isWhole = fields.add(path, text, characters: characters) && isWhole
    }
    add("action", action.rawValue)
    add("confidence", "\(confidence)")
    add("model", model, characters: 60)
    for (place, line) in lines.enumerated() { add("text.\(place).line", String(line)) }
    for (place, citation) in citations.enumerated() {
      add("citations.\(place).articleId", citation.articleID)
      add("citations.\(place).quote", citation.quote, characters: characters)
    }
    return isWhole ? fields : nil
  }

  /// Blank ones are no lines of their own in a record.
  private var lines: [Substring] {
    text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
  }

  /// As it was recorded; nil where something else was.
  init?(_ fields: LookupFields) {
    guard let action = fields["action"].flatMap(Action.init(rawValue:)),
      let confidence = fields["confidence"].flatMap(Double.init)
    else { return nil }
    let lines = (0..<fields.count(of: "text")).map { fields["text.\($0).line"] ?? "" }
    let citations = (0..<fields.count(of: "citations")).map { place in
      Citation(
        articleID: fields["citations.\(place).articleId"] ?? "",
        quote: fields["citations.\(place).quote"] ?? "")
    }
    self.init(
      action: action, text: lines.joined(separator: "\n"), citations: citations,
      confidence: confidence)
  }
}
