import Conversation

/// What the pages of web chats show, held against what the log says that they should.
struct PageAudit {
  struct Page: Equatable, Sendable {
    var conversation: String
    /// The events of the messages on it, from the top.
    var shown: [String] = []
    /// Who it says is speaking to the customer.
    var owner: String?
    /// It shows at least what was in the log then; nil where it was not read to the end.
    var wholeSince: Timestamp?
  }

  private(set) var faults: [String] = []
  /// Messages on all pages.
  private(set) var messages = 0

  /// - Parameters:
  ///   - conversations: the records of each, in their order.
  ///   - forgotten: those that the log no longer has: a page that was loaded since then shows nothing of them.
  init(
    _ pages: [Page], _ conversations: [String: [Judged]], forgotten: Set<ConversationID> = []
  ) {
    for var page in pages {
      if let id = ConversationID(page.conversation), forgotten.contains(id) {
        page.wholeSince = nil
      }
      messages += page.shown.count
      let fault = Self.fault(of: page, conversations[page.conversation] ?? [])
      if let fault { faults.append("the page of \(page.conversation) \(fault)") }
    }
  }

  private static func fault(of page: Page, _ records: [Judged]) -> String? {
    let effective = records.filter(\.verdict.isEffective)
    let said = effective.filter { $0.seq > 0 }.compactMap { $0.event?.id.description }
    let alien = page.shown.filter { !said.contains($0) }
    if !alien.isEmpty { return "shows \(alien), which do not count" }
    if Set(page.shown).count < page.shown.count { return "shows twice: \(page.shown)" }
    guard said.starts(with: page.shown) else {
      return "shows \(page.shown), the log says \(said)"
    }
    guard let since = page.wholeSince else { return nil }
    // What is in the log by now may have come while the page was read.
    let seen = effective.prefix { $0.timestamp <= since }
    if page.shown.count < seen.count(where: { $0.seq > 0 }) {
      return "shows \(page.shown) at the end, the log says \(said)"
    }
    let before = seen.last { $0.control != nil }?.control.map { "\($0.after.owner)" }
    let later = effective.dropFirst(seen.count).compactMap {
      $0.control.map { "\($0.after.owner)" }
    }
    return ([before] + later).contains(page.owner)
      ? nil
      : "says that \(page.owner ?? "-") holds control, the log says \(later.last ?? before ?? "-")"
  }
}
