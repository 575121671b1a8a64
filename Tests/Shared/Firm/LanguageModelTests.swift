import Firm
import Testing

/// The language model of `connectors.yaml`.
@Suite struct LanguageModelTests {
  private func load(
    _ model: String, policy: String = FirmFolder.policy, environment: [String: String] = [:]
  ) throws -> Firm {
    let folder = try FirmFolder(policy: policy)
    try folder.write("connectors.yaml", model)
    return try Firm.load(folder: folder.url, environment: environment)
  }

  private func problems(_ model: String, policy: String = FirmFolder.policy) -> [String] {
    do {
      _ = try load(model, policy: policy)
      return []
    } catch let error as FirmProblems {
      return error.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("There is none unless the file says so")
  func absent() throws {
    #expect(try load("connectors: []").connectors.languageModel == nil)
  }

  @Test("It is read with what is left out, and with variables of the environment")
  func read() throws {
    let text = """
      languageModel:
        url: "${URL}/v1/"
        model: small
        key: "${KEY}"
      """
    let model = try #require(
      try load(text, environment: ["URL": "https://api.example.com", "KEY": "sk-1"])
        .connectors.languageModel)
    #expect(model.url == "https://api.example.com/v1")
    #expect(model.key?.revealed == "sk-1")
    #expect(model.occasion == .unsure)
    #expect(model.timeout == .seconds(15))
    #expect(model.leastConfidence == 0.7)
    #expect(model.callsPerSession == 8 && model.tokens == 600 && !model.allowPrivate)
    let unset = try load(text).connectors
    #expect(
      unset.problems.map(\.description) == [
        "connectors.yaml: languageModel names the variable URL, which is not set and has no default",
        "connectors.yaml: languageModel names the variable KEY, which is not set and has no default",
      ])
  }

  @Test("Its line for people holds no secret")
  func summary() throws {
    let model = try #require(
      try load("languageModel: {url: \"https://a.example.com\", model: m, key: sk-1}")
        .connectors.languageModel)
    #expect(
      model.summary
        == "the language model m at https://a.example.com, key ••••, asked where the bot is unsure")
    #expect(!"\(model)".contains("sk-1"))
  }

  @Test(
    "What is wrong is named",
    arguments: [
      ("model: m", "languageModel.url: is missing"),
      ("url: \"https://a.example.com\"", "languageModel.model: is missing"),
      ("url: \"http://a.example.com\", model: m", "languageModel.url: must be https"),
      ("url: \"https://10.0.0.1/v1\", model: m", "leads to a private or loopback address"),
      ("url: \"https://a.example.com?x=1\", model: m", "must be the API's base, without a query"),
      ("url: \"https://a.example.com\", model: m, timeout: 16s", "must be from 1s to 15s"),
      ("url: \"https://a.example.com\", model: m, confidence: 2", "must be a number from"),
      ("url: \"https://a.example.com\", model: m, asked: often", "must be one of unsure, always"),
      ("url: \"https://a.example.com\", model: m, colour: red", "is not a key known here"),
    ])
  func wrong(text: String, problem: String) {
    let problems = problems("languageModel: {\(text)}")
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test("It has to answer within the bot's time to reply, with two seconds to spare")
  func tooSlow() throws {
    let policy = FirmFolder.policy + "\nsession: {botReply: 10s}"
    let model = "languageModel: {url: \"https://a.example.com\", model: m, timeout: %}"
    #expect(
      problems(model.replacing("%", with: "9s"), policy: policy).first?.contains(
        "too long for session.botReply, which is 10s") == true)
    #expect(problems(model.replacing("%", with: "8s"), policy: policy) == [])
  }

  @Test("A connector cannot have its name")
  func name() {
    let order = ConnectorsTests.order.replacing("id: order", with: "id: language-model")
    #expect(
      problems("connectors:\n" + order).contains { $0.contains("must not be language-model") })
  }
}
