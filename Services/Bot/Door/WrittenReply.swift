package import BotCore
internal import Foundation

/// The JSON object that a model was asked for, as it wrote it.
package struct WrittenReply: Decodable {
  struct Citation: Decodable {
    var articleId: String
    var quote: String
  }

  private var action: String
  private var text: String?
  private var citations: [Citation]?
  private var confidence: Double

  /// Nil where it is no such object; one in a fence of Markdown is taken out of it.
  package init?(_ content: String) {
    let text = Self.unfenced(content)
    guard let written = try? JSONDecoder().decode(WrittenReply.self, from: Data(text.utf8)) else {
      return nil
    }
    self = written
  }

  /// Nil where the action is none of those that a model may choose.
  package var reply: ModelReply? {
    guard let action = ModelReply.Action(rawValue: action) else { return nil }
    return ModelReply(
      action: action, text: text ?? "",
      citations: (citations ?? []).map {
        ModelReply.Citation(articleID: $0.articleId, quote: $0.quote)
      }, confidence: confidence)
  }

  private static func unfenced(_ content: String) -> String {
    let text = content.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix("```"), text.hasSuffix("```"), text.utf8.count > 6,
      let lineEnd = text.firstIndex(where: \.isNewline)
    else { return text }
    return String(text[lineEnd...].dropLast(3))
  }
}
