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
