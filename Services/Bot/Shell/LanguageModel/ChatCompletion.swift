internal import BotCore
internal import Foundation

/// What chat completions are asked with.
struct CompletionRequest: Encodable {
  struct Message: Encodable {
    var role: String
    var content: String
  }

  struct Format: Encodable {
    var type = "json_object"
  }

  var model: String
  var messages: [Message]
  var maxTokens: Int
  var temperature = 0.0
  var stream = false
  var responseFormat = Format()

  private enum CodingKeys: String, CodingKey {
    case model, messages, temperature, stream
    case maxTokens = "max_tokens"
    case responseFormat = "response_format"
  }
}

/// What of their answer is looked at.
struct Completion: Decodable {
  struct Choice: Decodable {
    struct Message: Decodable {
      var content: String?
    }

    var message: Message
    var finishReason: String?

    private enum CodingKeys: String, CodingKey {
      case message
      case finishReason = "finish_reason"
    }
  }

  struct Usage: Decodable {
    var promptTokens: Int?
    var completionTokens: Int?

    private enum CodingKeys: String, CodingKey {
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
    }
  }

  var choices: [Choice]
  var model: String?
  var usage: Usage?
}

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

  /// Nil where it is no such object; one in a fence of Markdown is taken out of it.
  init?(_ content: String) {
    let text = Self.unfenced(content)
    guard let written = try? JSONDecoder().decode(WrittenReply.self, from: Data(text.utf8)) else {
      return nil
    }
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

  private static func unfenced(_ content: String) -> String {
    let text = content.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix("```"), text.hasSuffix("```"), text.utf8.count > 6,
      let lineEnd = text.firstIndex(where: \.isNewline)
    else { return text }
    return String(text[lineEnd...].dropLast(3))
  }
}
