internal import Lookups
internal import Understanding

extension Section {
  func connectors() -> Connectors {
    var connectors = Connectors()
    connectors.list = each("connectors") { $0.connector() }
    connectors.identity = child("identity") { $0.identityCheck() }
    connectors.languageModel = child("languageModel") { $0.languageModel() }
    _ = child("breaker") { section in
      connectors.failuresUntilOpen = section.integer(
        "failures", in: 1...100, default: connectors.failuresUntilOpen)
      connectors.pause = section.duration("pause", default: connectors.pause)
      return ()
    }
    return connectors
  }

  private func connector() -> Connector? {
    let id = connectorID()
    let title = wording("title")
    let isForPeople = choice("by", default: Asker.bot) == .people
    let intents = intents(isForPeople: isForPeople)
    let needs = needs()
    let needsVerified = choice("identity", default: IdentityLevel.verified) == .verified
    if !has("identity") { report("identity", "is missing: none, or verified") }
    var known = needs.map(\.slot.rawValue)
    if needsVerified { known.append("customer") }
    let request = request("request", knowing: known)
    let words = words()
    let answer = templates("answer", worded: words)
    let notFound = templates("notFound", worded: words)
    let failure = wording("failure")
    guard let id, let title, let request, let answer, let notFound, let failure else { return nil }
    return Connector(
      id: id, title: title, intents: intents, isForPeople: isForPeople, needs: needs,
      needsVerified: needsVerified, request: request, answer: answer, notFound: notFound,
      failure: failure, words: words)
  }

  /// Who asks: the bot, and people; or people alone.
  private enum Asker: String, CaseIterable {
    case bot, people
  }

  private func intents(isForPeople: Bool) -> [String] {
    let intents = texts("intents")
    guard !isForPeople else { return intents }
    if intents.isEmpty { report("intents", "the connector answers nothing: give intents") }
    for (index, intent) in intents.enumerated() {
      problems.define(.answer, intent, at: place(of: "intents[\(index)]"))
    }
    return intents
  }

  private enum IdentityLevel: String, CaseIterable {
    case none, verified
  }

  /// Names under `identity.` are the identity check's own in the log, and `language-model` is the language model's.
  private func connectorID() -> String? {
    guard let id = identifier() else { return nil }
    if id.hasPrefix("identity.") { report("id", "must not begin with identity.") }
    if id == "language-model" { report("id", "must not be language-model") }
    if id.utf8.count > 32 { report("id", "must be at most 32 characters long") }
    problems.define(.connector, id, at: place)
    return id
  }

  private func identityCheck() -> IdentityCheck? {
    let needs = needs()
    let known = needs.map(\.slot.rawValue) + ["customer"]
    let send = request("send", knowing: known)
    let sent = templates("sent", worded: [:])
    let unknown = wording("unknown")
    let check = request("check", knowing: known + ["code"])
    if let check, !check.names.contains("code") {
      report("check", "names no {code}: any code would be right")
    }
    let customer = text("customer")
    let wrong = wording("wrong")
    let failure = wording("failure")
    let tries = integer("tries", in: 1...10, default: 3)
    guard let send, let sent, let unknown, let check, let customer, let wrong, let failure else {
      return nil
    }
    return IdentityCheck(
      needs: needs, send: send, sent: sent, unknown: unknown, check: check, customer: customer,
      wrong: wrong, failure: failure, tries: tries)
  }

  private func needs() -> [Connector.Need] {
    var named: [Slot.Kind] = []
    return each("needs") { section in
      let kind = section.text("slot").flatMap { section.slotKind($0) }
      guard let ask = section.wording("ask"), let kind else { return nil }
      if named.contains(kind) { section.report("slot", "\"\(kind.rawValue)\" is there twice") }
      named.append(kind)
      return Connector.Need(slot: kind, ask: ask)
    }
  }

  private func slotKind(_ name: String) -> Slot.Kind? {
    if let kind = Slot.Kind(rawValue: name) { return kind }
    let known = Slot.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    report("slot", "\"\(name)\" must be one of \(known)")
    return nil
  }

  // MARK: - Words

  private func words() -> [String: [String: String]] {
    var words: [String: [String: String]] = [:]
    _ = child("words") { section in
      for value in section.keys {
        guard let wording = section.wording(value) else { continue }
        words["en", default: [:]][value] = wording.en
        words["zh", default: [:]][value] = wording.zh
      }
      return ()
    }
    return words
  }

  private func templates(_ key: String, worded words: [String: [String: String]])
    -> TemplateWording?
  {
    guard let wording = wording(key) else { return nil }
    guard let en = template(wording.en, "\(key).en", worded: words),
      let zh = template(wording.zh, "\(key).zh", worded: words)
    else { return nil }
    return TemplateWording(en: en, zh: zh)
  }

  private func template(
    _ text: String, _ key: String, worded words: [String: [String: String]]
  ) -> AnswerTemplate? {
    do {
      let template = try AnswerTemplate(text)
      if words.isEmpty, let field = template.worded.first {
        report(key, "{\(field)|word} needs words: give the connector `words`")
      }
      return template
    } catch {
      report(key, error.description)
      return nil
    }
  }
}
