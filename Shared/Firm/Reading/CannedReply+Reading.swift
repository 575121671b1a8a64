extension Section {
  func cannedReplies() -> [CannedReply] {
    each("replies") { $0.cannedReply() }
  }

  private func cannedReply() -> CannedReply? {
    let id = identifier()
    if let id { problems.define(.reply, id, at: place) }
    let team = optionalText("team")
    if let team { problems.name(.team, team, at: place(of: "team")) }
    let (title, text) = (wording("title"), wording("text"))
    if let text { checkPlaceholders(of: text) }
    guard let id, let title, let text else { return nil }
    return CannedReply(id: id, title: title, text: text, team: team)
  }

  private func checkPlaceholders(of text: Wording) {
    for (language, words) in text.texts.sorted(by: { $0.key < $1.key }) {
      for name in CannedReply.unknownPlaceholders(in: words) {
        let known = CannedReply.placeholders.map { "{\($0)}" }.joined(separator: ", ")
        report("text.\(language)", "{\(name)} has no meaning here; known: \(known)")
      }
    }
  }
}
