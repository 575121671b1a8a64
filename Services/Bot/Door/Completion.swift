/// What of their answer is looked at.
package struct Completion: Decodable {
  package struct Choice: Decodable {
    package struct Message: Decodable {
      package var content: String?
    }

    package var message: Message
    package var finishReason: String?

    private enum CodingKeys: String, CodingKey {
      case message
      case finishReason = "finish_reason"
    }
  }

  package struct Usage: Decodable {
    package var promptTokens: Int?
    package var completionTokens: Int?

    private enum CodingKeys: String, CodingKey {
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
    }
  }

  package var choices: [Choice]
  package var model: String?
  package var usage: Usage?
}
