internal import BotCore
internal import Outbound

/// The JSON object that a model was asked for, as it wrote it.
struct WrittenReply: Decodable {
  struct Citation: Decodable {
    var articleId: String
    var quote: String
  }

  private var action: String
  private var text: String?
  private var citations: [Citation]?
  private var confidence: Double

  /// Nil where it is no such object.
  init?(_ content: String) {
    guard let written = ChatCompletion.object(WrittenReply.self, in: content) else { return nil }
    self = written
  }

  /// Nil where the action is none of those that a model may choose.
  var reply: ModelReply? {
    guard let action = ModelReply.Action(rawValue: action) else { return nil }
    return ModelReply(
      action: action, text: text ?? "",
      citations: (citations ?? []).map {
        ModelReply.Citation(articleID: $0.articleId, quote: $0.quote)
      }, confidence: confidence)
  }
}
