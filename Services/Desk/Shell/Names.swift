import DeskCore
import Firm
import Lookups

/// What queues and people are called, for one reader.
struct Names: Sendable {
  var firm: Firm
  /// A BCP 47 tag; nil for English.
  var language: String?

  /// The first language of an `Accept-Language` header.
  static func first(of header: String) -> String? {
    let first = header.split(separator: ",").first?.split(separator: ";").first
    return first.map { $0.filter { !$0.isWhitespace } }
  }

  func queue(_ id: String) -> String? { firm.queue(id)?.name[language] }

  /// What waits for a team and for none of its queues waits for the team itself.
  func queue(_ id: String, of team: String) -> String? {
    id.isEmpty ? firm.team(team)?.name[language] : queue(id)
  }

  func agent(_ id: String?) -> String? { id.flatMap { firm.agent($0)?.name } }

  func named(_ view: ConversationView) -> ConversationView {
    var view = view
    view.control.agentName = view.control.agentName ?? agent(view.control.agentId)
    for place in view.lookups.indices { view.lookups[place].texts = texts(view.lookups[place]) }
    return view
  }

  /// What the firm's connector says of what came of it, in each language; nil where there is nothing to say.
  private func texts(_ lookup: LookupView) -> [String: String]? {
    let connectors = firm.connectors
    let wording: TemplateWording?
    switch (lookup.connector, lookup.status) {
    case ("identity.send", "found"): wording = connectors.identity?.sent
    case (_, "found"): wording = connectors[lookup.connector]?.answer
    case (_, "notFound"): wording = connectors[lookup.connector]?.notFound
    default: return nil
    }
    guard let wording else { return nil }
    let fields = LookupFields(recorded: lookup.result ?? "")
    let named = lookup.arguments.reduce(into: [:]) { $0[$1.name] = $1.value }
    let words = connectors[lookup.connector]?.words ?? [:]
    var texts: [String: String] = [:]
    texts["en"] = wording.en.text(fields, named: named, words: words["en"] ?? [:], .english)
    texts["zh"] = wording.zh.text(fields, named: named, words: words["zh"] ?? [:], .chinese)
    return texts.isEmpty ? nil : texts
  }

  func named(_ author: AuthorView) -> AuthorView {
    var author = author
    author.name = author.name ?? agent(author.id)
    return author
  }

  func named(_ move: MoveView) -> MoveView {
    var move = move
    move.by = named(move.by)
    guard let to = move.to, to.name == nil else { return move }
    move.to?.name = to.kind == "queue" ? queue(to.id) : agent(to.id)
    return move
  }

  func named(_ merged: MergedConversation) -> MergedConversation {
    var merged = merged
    merged.by = named(merged.by)
    merged.messages = merged.messages.map { named($0) }
    merged.notes = merged.notes.map { named($0) }
    return merged
  }

  func named(_ note: NoteView) -> NoteView {
    var note = note
    note.author = named(note.author)
    return note
  }

  func named(_ message: MessageView) -> MessageView {
    var message = message
    message.author = named(message.author)
    return message
  }
}
