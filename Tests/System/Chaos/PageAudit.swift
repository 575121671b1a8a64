import Conversation

/// What the pages of web chats show, held against what the log says that they should.
struct PageAudit {
  struct Page: Equatable, Sendable {
    var conversation: String
    /// The events of the messages on it, from the top.
    var shown: [String] = []
    /// Who it says is speaking to the customer.
    var owner: String?
    /// Whether it was read to the end when nothing more came.
    var isWhole = false
  }

  private(set) var faults: [String] = []
  /// Messages on all pages.
  private(set) var messages = 0

  /// - Parameter conversations: the records of each, in their order.
  init(_ pages: [Page], _ conversations: [String: [Judged]]) {
    for page in pages {
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
    guard page.isWhole else {
      return said.starts(with: page.shown) ? nil : "shows \(page.shown), the log says \(said)"
    }
    if page.shown != said { return "shows \(page.shown) at the end, the log says \(said)" }
    let owner = effective.last { $0.control != nil }?.control.map { "\($0.after.owner)" }
    return page.owner == owner
      ? nil : "says that \(page.owner ?? "-") holds control, the log says \(owner ?? "-")"
  }
}
