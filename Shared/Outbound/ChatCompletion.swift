public import AsyncHTTPClient
public import Firm
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Chat completions as OpenAI's API has them, asked for a whole JSON object and not for a stream.
public enum ChatCompletion {
  /// More of an answer is not read; some send their thoughts with it.
  public static let answerLimit = 256 * 1_024

  /// What a model is asked with.
  public struct Question: Sendable {
    public var system: String
    public var user: String
    /// The most tokens of the reply.
    public var tokens: Int
    /// By which the endpoint may know a call that is repeated.
    public var id: String
    /// Who asks, such as `baton-bot/1`.
    public var agent: String

    public init(system: String, user: String, tokens: Int, id: String, agent: String) {
      self.system = system
      self.user = user
      self.tokens = tokens
      self.id = id
      self.agent = agent
    }
  }

  /// What of a model's answer is looked at.
  public struct Answer: Sendable, Decodable {
    public struct Usage: Sendable, Decodable {
      public var promptTokens: Int?
      public var completionTokens: Int?

      private enum CodingKeys: String, CodingKey {
        case promptTokens = "prompt_tokens"
        case completionTokens = "completion_tokens"
      }
    }

    public struct Choice: Sendable, Decodable {
      public struct Message: Sendable, Decodable {
        public var content: String?
      }

      public var message: Message
      public var finishReason: String?

      /// Whether the reply ends where its tokens did.
      public var isCutOff: Bool { finishReason == "length" }

      private enum CodingKeys: String, CodingKey {
        case message
        case finishReason = "finish_reason"
      }
    }

    public var choices: [Choice]
    public var model: String?
    public var usage: Usage?
  }

  private struct Request: Encodable {
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

  /// The call as it goes out; nil where it cannot be encoded.
  public static func request(_ question: Question, of model: LanguageModel) -> HTTPClientRequest? {
    let body = Request(
      model: model.model,
      messages: [
        .init(role: "system", content: question.system),
        .init(role: "user", content: question.user),
      ],
      maxTokens: question.tokens)
    guard let bytes = try? JSONEncoder().encode(body) else { return nil }
    var outgoing = HTTPClientRequest(url: model.url + "/chat/completions")
    outgoing.method = .POST
    outgoing.headers.add(name: "accept", value: "application/json")
    outgoing.headers.add(name: "content-type", value: "application/json")
    outgoing.headers.add(name: "user-agent", value: question.agent)
    outgoing.headers.add(name: "idempotency-key", value: question.id)
    if let key = model.key {
      outgoing.headers.add(name: "authorization", value: "Bearer \(key.revealed)")
    }
    outgoing.body = .bytes(ByteBuffer(bytes: bytes))
    return outgoing
  }

  /// The JSON object that a model was asked for, as it wrote it; one in a fence of Markdown is taken out of it.
  ///
  /// Nil where it is no such object.
  public static func object<Object: Decodable>(_ type: Object.Type, in content: String) -> Object? {
    try? JSONDecoder().decode(type, from: Data(unfenced(content).utf8))
  }

  private static func unfenced(_ content: String) -> String {
    let text = content.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix("```"), text.hasSuffix("```"), text.utf8.count > 6,
      let lineEnd = text.firstIndex(where: \.isNewline)
    else { return text }
    return String(text[lineEnd...].dropLast(3))
  }

  /// Data between the words that a model is told, in JSON in which nothing can end it.
  public static func data(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    // Outside of strings JSON has no such sign, so that the data cannot end itself.
    return "<data>\n\(text.replacing("<", with: "\\u003c"))\n</data>"
  }
}
