extension Section {
  func team() -> Team? {
    let id = identifier()
    if let id { problems.define(.team, id, at: place) }
    let name = wording("name")
    let queues = each("queues") { $0.queue(of: id ?? "") }
    let agents = each("agents") { $0.agent(of: id ?? "") }
    guard let id, let name else { return nil }
    return Team(id: id, name: name, queues: queues, agents: agents)
  }

  private func queue(of team: String) -> Queue? {
    let id = identifier()
    if let id { problems.define(.queue, id, at: place) }
    let name = wording("name")
    let hours = optionalText("hours") ?? OpeningHours.always.id
    problems.name(.hours, hours, at: place(of: "hours"))
    let skills = texts("skills")
    let priority = integer("priority", in: 0...10, default: 5)
    let level = child("serviceLevel") { $0.serviceLevel() } ?? ServiceLevel()
    let offer = has("offer") ? duration("offer", default: SessionPolicy().offer) : nil
    guard let id, let name else { return nil }
    return Queue(
      id: id, team: team, name: name, requiredSkills: skills, priority: priority, hours: hours,
      serviceLevel: level, offer: offer)
  }

  private func serviceLevel() -> ServiceLevel {
    let other = ServiceLevel()
    return ServiceLevel(
      share: number("share", in: 0...1, default: other.share),
      within: duration("within", default: other.within))
  }

  private func agent(of team: String) -> Agent? {
    let id = identifier()
    if let id { problems.define(.agent, id, at: place) }
    let name = text("name")
    if let name, name.utf8.count > 200 { report("name", "must be at most 200 bytes long") }
    let role = choice("role", default: Agent.Role.agent)
    let skills = texts("skills")
    let languages = has("languages") ? texts("languages") : ["en"]
    let capacity = integer("capacity", in: 0...100, default: 3)
    guard let secret = agentSecret(), let id, let name else { return nil }
    return Agent(
      id: id, name: name, team: team, role: role, skills: skills, languages: languages,
      capacity: capacity, secret: secret)
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
