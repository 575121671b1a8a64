extension Section {
  func team() -> Team? {
    let id = identifier()
    if let id { problems.define(.team, id, at: place) }
    let name = wording("name")
    let queues = each("queues") { $0.queue(of: id ?? "") }
    let agents = each("agents") { $0.agent(of: id ?? "") }
    let fallback = child("fallback") { $0.fallback() }
    guard let id, let name else { return nil }
    return Team(id: id, name: name, queues: queues, agents: agents, fallback: fallback)
  }

  private func fallback() -> Team.Fallback? {
    guard let queue = text("queue") else { return nil }
    problems.name(.queue, queue, at: place(of: "queue"))
    let after = duration("after", default: Team.Fallback(queue: queue).after)
    return Team.Fallback(queue: queue, after: after)
  }

  private func agent(of team: String) -> Agent? {
    let id = identifier()
    if let id { problems.define(.agent, id, at: place) }
    let name = text("name")
    if let name, name.utf8.count > 200 { report("name", "must be at most 200 bytes long") }
    let role = choice("role", default: Agent.Role.agent)
    let skills = ownSkills()
    let languages = has("languages") ? texts("languages") : ["en"]
    let capacity = integer("capacity", in: 0...100, default: 3)
    let queues = servedQueues("queues")
    let backfill = servedQueues("backfill")
    for queue in backfill where queues.contains(queue) {
      report("backfill", "\"\(queue)\" stands under queues too; keep one of them")
    }
    guard let secret = agentSecret(), let id, let name else { return nil }
    var agent = Agent(
      id: id, name: name, team: team, role: role, skills: skills, languages: languages,
      capacity: capacity, secret: secret)
    agent.queues = queues
    agent.backfill = backfill
    return agent
  }

  private func servedQueues(_ key: String) -> [String] {
    let queues = texts(key)
    for queue in queues { problems.name(.queue, queue, at: place(of: key)) }
    return queues
  }

  /// Skills as an agent has them.
  private func ownSkills() -> [String] {
    texts("skills").filter { text in
      guard OwnSkill(text) == nil else { return true }
      report("skills", "\"\(text)\" must be a skill such as returns or returns=3, from 1 to 9")
      return false
    }
  }

  private func agentSecret() -> AgentSecret? {
    switch (optionalText("secret"), optionalText("secretHash")) {
    case (let plain?, nil):
      problems.warn(
        "a secret in plain text is for demonstrations; use secretHash", at: place(of: "secret"))
      return .plain(Secret(plain))
    case (nil, let text?):
      guard let hash = ScryptHash(text: text) else {
        report("secretHash", "is not of the form $scrypt$ln=15,r=8,p=1$SALT$KEY")
        return nil
      }
      return .scrypt(hash)
    case (nil, nil):
      report("secretHash", "is missing (or secret, for a demonstration)")
    case (_?, _?):
      report("secret", "stands beside secretHash; keep one of them")
    }
    return nil
  }
}
