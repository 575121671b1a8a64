internal import Conversation

extension Section {
  func policy() -> Policy {
    let place = child("handover") { $0.defaultPlace() }
    if !has("handover") { report("handover", "is missing: the team and queue for everything else") }
    let bot = child("bot") { $0.botPolicy() } ?? BotPolicy()
    return Policy(
      session: child("session") { $0.sessionPolicy() } ?? SessionPolicy(), bot: bot,
      escalation: child("escalation") { $0.escalationPolicy(bot) } ?? EscalationPolicy(),
      defaultTeam: place?.team ?? "", defaultQueue: place?.queue ?? "",
      alwaysEscalate: each("alwaysEscalate") { $0.escalationRule() },
      routes: each("routes") { $0.route() })
  }

  private func defaultPlace() -> (team: String, queue: String)? {
    let team = text("team")
    if let team { problems.name(.team, team, at: place(of: "team")) }
    guard let queue = queueName(), let team else { return nil }
    return (team, queue)
  }

  private func queueName() -> String? {
    guard let queue = text("queue") else { return nil }
    problems.name(.queue, queue, at: place(of: "queue"))
    return queue
  }

  private func sessionPolicy() -> SessionPolicy {
    var policy = SessionPolicy()
    let versions = Int(FoldVersion.held.lowerBound)...Int(FoldVersion.held.upperBound)
    policy.foldVersion = UInt32(
      integer("foldVersion", in: versions, default: Int(policy.foldVersion)))
    policy.botReply = duration("botReply", default: policy.botReply)
    policy.offer = duration("offer", default: policy.offer)
    policy.firstResponse = duration("firstResponse", default: policy.firstResponse)
    policy.nextResponse = duration("nextResponse", default: policy.nextResponse)
    policy.idle = duration("idle", default: policy.idle)
    policy.agentIdle = duration("agentIdle", default: policy.agentIdle)
    policy.reopen = duration("reopen", default: policy.reopen)
    policy.wrapUp = duration("wrapUp", default: policy.wrapUp)
    policy.positionInterval = duration("positionInterval", default: policy.positionInterval)
    policy.botAnswerExpires = duration("botAnswerExpires", default: policy.botAnswerExpires)
    policy.personAnswerExpires = duration(
      "personAnswerExpires", default: policy.personAnswerExpires)
    policy.maxBotTurns = integer("maxBotTurns", in: 1...1000, default: policy.maxBotTurns)
    return policy
  }

  private func botPolicy() -> BotPolicy {
    var policy = BotPolicy()
    policy.answerScore = number("answer", in: 0...1)
    policy.offerScore = number("offer", in: 0...1)
    policy.offeredQuestions = integer(
      "offeredQuestions", in: 1...5, default: policy.offeredQuestions)
    policy.failuresBeforeHandover = integer(
      "failuresBeforeHandover", in: 1...10, default: policy.failuresBeforeHandover)
    if let offer = policy.offerScore, let answer = policy.answerScore, offer > answer {
      report("offer", "must not be above answer")
    }
    return policy
  }

  private func escalationRule() -> EscalationRule? {
    let id = identifier()
    if let id { problems.define(.escalation, id, at: place) }
    let intents = texts("intents")
    let phrases = child("phrases") { section in
      section.keys.reduce(into: [:]) { $0[$1] = section.texts($1) }
    }
    if intents.isEmpty, phrases?.isEmpty != false {
      report("phrases", "the rule matches nothing: give intents or phrases")
    }
    let reason = choice("reason", default: EscalationReason.policyRequired)
    let priority = optionalInteger("priority", in: 0...10)
    guard let queue = queueName(), let id else { return nil }
    return EscalationRule(
      id: id, intents: intents, phrases: phrases ?? [:], reason: reason, queue: queue,
      priority: priority)
  }

  private func route() -> Route? {
    let intents = texts("intents")
    let tags = texts("tags")
    if intents.isEmpty, tags.isEmpty {
      report("tags", "the route matches nothing: give tags or intents")
    }
    let priority = optionalInteger("priority", in: 0...10)
    guard let queue = queueName() else { return nil }
    return Route(intents: intents, tags: tags, queue: queue, priority: priority)
  }
}
