import Conversation
import Foundation

/// One judged record as a line for people.
struct TailLine: Sendable {
  var style: Style

  func text(of judged: Judged) -> String {
    let conversation = judged.conversation?.description.prefix(8) ?? "--------"
    let parts = [
      style(time(judged.timestamp), .dim), style(String(conversation), .blue),
      style(pad("\(judged.partition)-\(judged.offset)", 7), .dim), author(judged), name(judged),
      summary(judged), baton(judged), verdict(judged),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func time(_ time: Timestamp) -> String {
    let text = EntryRecord.text(of: time)
    return String(text.dropFirst(11).prefix(12))
  }

  private func author(_ judged: Judged) -> String {
    guard let author = judged.event?.author else { return style(pad("?", 8), .red) }
    let word = pad(Self.author(author), 8)
    return switch author.role {
    case .customer: style(word, .yellow)
    case .bot: style(word, .cyan)
    case .agent, .supervisor: style(word, .magenta)
    case .system, .unspecified, .UNRECOGNIZED: style(word, .dim)
    }
  }

  /// A person by their id, everybody else by what they are.
  static func author(_ author: Author) -> String {
    let isPerson = author.role == .agent || author.role == .supervisor
    return isPerson && !author.id.isEmpty ? EventSummary.plain(author.id) : author.role.name
  }

  private func name(_ judged: Judged) -> String {
    let word = pad(judged.event?.body.name ?? "unreadable", 24)
    return judged.verdict.isEffective ? word : style(word, .dim)
  }

  private func summary(_ judged: Judged) -> String {
    guard let event = judged.event else { return judged.unreadable ?? "" }
    let text = EventSummary.text(of: event)
    let short = text.count > 100 ? text.prefix(99) + "…" : text[...]
    return judged.verdict.isEffective ? String(short) : style(String(short), .dim)
  }

  private func baton(_ judged: Judged) -> String {
    guard let control = judged.control?.after else { return "" }
    let holder =
      switch control.owner {
      case .none: "\(control.phase)"
      case .agent: control.agentID
      case .bot, .queue: "\(control.owner)"
      }
    return style("→ \(holder)", .bold)
  }

  private func verdict(_ judged: Judged) -> String {
    switch judged.verdict {
    case .effective: style("✓", .green)
    case .duplicate(let offset, _): style("= repeats \(judged.partition)-\(offset)", .dim)
    case .void(let reason): style("✗ \(reason)", .red)
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
