internal import BotCore
internal import Firm
internal import Understanding

// Within `LookupPolicy` the names mean what decisions hang on.
private typealias FirmConnector = Connector
private typealias FirmNeed = Connector.Need

extension LookupPolicy {
  init(_ connectors: Connectors) {
    self.init(
      connectors.list.map { Connector($0) }, identity: connectors.identity.map { Identity($0) },
      languageModel: connectors.languageModel.map { LanguageModelPolicy($0) })
  }
}

extension LanguageModelPolicy {
  init(_ model: LanguageModel) {
    self.init(
      model: model.model, prompt: ModelPrompt.version, isAskedAlways: model.occasion == .always,
      leastConfidence: model.leastConfidence, callsPerSession: model.callsPerSession)
  }

  /// Names all that its replies hang on, as `turn.understood` does.
  var version: String { "\(model), prompt \(prompt)" }
}

extension LookupPolicy.Connector {
  fileprivate init(_ connector: FirmConnector) {
    self.init(
      id: connector.id, title: BotWords.Line(connector.title),
      needs: connector.needs.map { LookupPolicy.Need($0) },
      needsVerified: connector.needsVerified, answer: LookupPolicy.Template(connector.answer),
      notFound: LookupPolicy.Template(connector.notFound),
      failure: BotWords.Line(connector.failure), words: connector.words)
  }
}

extension LookupPolicy.Identity {
  fileprivate init(_ identity: IdentityCheck) {
    self.init(
      needs: identity.needs.map { LookupPolicy.Need($0) },
      sent: LookupPolicy.Template(identity.sent), unknown: BotWords.Line(identity.unknown),
      wrong: BotWords.Line(identity.wrong), failure: BotWords.Line(identity.failure),
      tries: identity.tries)
  }
}

extension LookupPolicy.Need {
  fileprivate init(_ need: FirmNeed) {
    self.init(slot: need.slot.rawValue, ask: BotWords.Line(need.ask))
  }
}

extension LookupPolicy.Template {
  fileprivate init(_ wording: TemplateWording) {
    self.init(wording.en, wording.zh)
  }
}

extension BotWords.Line {
  fileprivate init(_ wording: Wording) {
    self.init(wording.en, wording.zh)
  }
}
