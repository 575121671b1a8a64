internal import Conversation

extension AgentState {
  static let languagePrefix = "language:"

  /// Speaking a language is a skill. It is required wherever somebody of the team has it.
  public static func languageSkill(_ language: String) -> String {
    languagePrefix + language.prefix { $0 != "-" && $0 != "_" && $0 != "=" && $0 != ">" }
  }
}

extension TeamState {
  /// What a conversation asks for now: of its queue and of its own, or of the ring that it has come to.
  public func needs(of item: WorkItem) -> [Need] {
    var needs: [Need]
    var isAnyLanguage = false
    if item.ring > 0, let ring = queue(item.queue)?.rings.ring(item.ring) {
      needs = ring.skills.map { Need($0) }
      isAnyLanguage = ring.anyLanguage
    } else {
      needs = item.skills.map { Need($0) }
      if let place = queuePlaces[item.queue] { needs += queueNeeds[place] }
    }
    let language = AgentState.languageSkill(item.language)
    if languages.contains(language) {
      needs.append(Need(skill: language, isPreferred: isAnyLanguage))
    }
    return needs
  }

  /// Whether an agent can what a conversation asks for now, be they there or not.
  public func suits(_ agent: AgentState, _ item: WorkItem) -> Bool {
    Ability(agent).fit(for: requirement(of: item)) != nil
  }

  /// The line of those who ask for the same as it does now.
  mutating func line(of item: WorkItem) -> Int {
    let asked = Asked(item)
    if let known = roster.line(of: asked) { return known }
    return roster.line(of: requirement(of: item), for: asked)
  }

  func requirement(of item: WorkItem) -> Requirement {
    Requirement(
      needs(of: item), queue: namesQueues ? item.queue : "",
      isPulled: queue(item.queue)?.isPulled == true)
  }
}

extension [Ring] {
  /// From 1; the last for those beyond.
  fileprivate func ring(_ number: UInt32) -> Ring? {
    isEmpty ? nil : self[Swift.min(Int(number), count) - 1]
  }
}
