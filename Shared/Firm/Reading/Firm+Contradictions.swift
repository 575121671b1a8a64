extension Firm {
  /// Reports what each file may say, but not all of them together.
  func reportContradictions(to problems: ProblemList) {
    reportRouting(to: problems)
    let place = Place(file: "policy.yaml", path: "handover.queue")
    if let queue = queue(policy.defaultQueue), team(policy.defaultTeam) != nil,
      queue.team != policy.defaultTeam
    {
      problems.report(
        "the queue \"\(queue.id)\" belongs to the team \"\(queue.team)\", not to \"\(policy.defaultTeam)\"",
        at: place)
    }
    reportUnreachable(to: problems)
  }

  /// A check of identity and then a lookup have to fit into the bot's time to reply, with a second to spare.
  private func reportUnreachable(to problems: ProblemList) {
    let check = connectors.identity.map { max($0.check.timeout, $0.send.timeout) } ?? .zero
    for connector in connectors.list {
      let time = connector.request.timeout + (connector.needsVerified ? check : .zero)
      guard time + .seconds(1) > policy.session.botReply,
        let place = problems.place(of: .connector, connector.id)
      else { continue }
      problems.report(
        "it may take \(time.text), too long for session.botReply, which is \(policy.session.botReply.text)",
        at: place)
    }
    if let time = connectors.languageModel?.timeout,
      time + .seconds(2) > policy.session.botReply
    {
      problems.report(
        "its timeout of \(time.text) is too long for session.botReply, which is \(policy.session.botReply.text)",
        at: Place(file: "connectors.yaml", path: "languageModel.timeout"))
    }
    if let connector = connectors.list.first(where: \.needsVerified), connectors.identity == nil,
      let place = problems.place(of: .connector, connector.id)
    {
      problems.warn(
        "customers whom their gateway does not verify go to people: there is no `identity`",
        at: place)
    }
  }
}
