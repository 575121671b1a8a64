internal import Understanding

extension Section {
  func escalationPolicy(_ bot: BotPolicy) -> EscalationPolicy {
    var policy = EscalationPolicy()
    if has("subjects") { policy.subjects = subjects() }
    policy.severalDepartments = choice("severalDepartments", default: policy.severalDepartments)
    policy.identity = child("identity") { $0.identity() }
    policy.customerRequest = flag("customerRequest", default: policy.customerRequest)
    policy.filesWithoutWords = flag("filesWithoutWords", default: policy.filesWithoutWords)
    policy.askedAgainWithin = integer(
      "askedAgainWithin", in: 1...10, default: policy.askedAgainWithin)
    policy.unknownTurns = integer("unknownTurns", in: 1...10, default: policy.unknownTurns)
    if policy.unknownTurns > bot.failuresBeforeHandover {
      report(
        "unknownTurns",
        "must not be above bot.failuresBeforeHandover, which is \(bot.failuresBeforeHandover)")
    }
    _ = child("negativeSentiment") { section in
      policy.veryUpset = section.flag("veryUpset", default: policy.veryUpset)
      policy.falling = section.child("falling") { $0.falling() }
      return ()
    }
    return policy
  }

  private func subjects() -> [Rule] {
    let known = Rule.forPeople.map(\.rawValue)
    return texts("subjects").enumerated().compactMap { place, name in
      guard let rule = Rule.forPeople.first(where: { $0.rawValue == name }) else {
        report(
          "subjects[\(place)]",
          "\"\(name)\" must be one of \(known.joined(separator: ", "))")
        return nil
      }
      return rule
    }
  }

  private func identity() -> EscalationPolicy.Identity {
    let identity = EscalationPolicy.Identity(
      attribute: optionalText("attribute") ?? EscalationPolicy.Identity().attribute,
      intents: texts("intents"), tags: texts("tags"))
    if identity.intents.isEmpty, identity.tags.isEmpty {
      report("tags", "nothing is for verified customers only: give tags or intents")
    }
    return identity
  }

  private func falling() -> EscalationPolicy.Falling {
    var falling = EscalationPolicy.Falling()
    falling.turns = integer("turns", in: 2...10, default: falling.turns)
    falling.slope = number("slope", in: -4...(-0.1), default: falling.slope)
    return falling
  }
}
