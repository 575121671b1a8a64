import ArgumentParser
import Conversation

/// A tail's filters as people write them.
struct TailFilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only the event of this id, a gateway's webhook-id say, and what follows from it.",
      valueName: "id"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "Only this customer: the channel's peer, the customer's id, or a part of the name.",
      valueName: "who"))
  var customer: [String] = []

  @Option(
    help: ArgumentHelp("Only what waits for, or is with, this team's people.", valueName: "id"))
  var team: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only such events, as in message.sent; log.opened only so. Repeatable.", valueName: "name"),
    transform: Self.event)
  var event: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only effective, duplicate or void ones, or void for one reason. Repeatable.",
      valueName: "verdict"), transform: Self.verdict)
  var verdict: [TailFilter.Wanted] = []

  @Option(help: ArgumentHelp("Only where this is said; case does not matter.", valueName: "words"))
  var text: String?

  func filter(conversation: String?) -> TailFilter {
    TailFilter(
      conversation: conversation, id: id, customers: customer, teams: team, events: event,
      verdicts: verdict, text: text)
  }

  static func event(_ name: String) throws -> String {
    guard EventBody.names.contains(name) else {
      throw ValidationError("There is no event \(name). Known: \(list(EventBody.names))")
    }
    return name
  }

  static func verdict(_ name: String) throws -> TailFilter.Wanted {
    guard let wanted = TailFilter.Wanted(name) else {
      throw ValidationError(
        "There is no verdict \(name). Known: \(list(TailFilter.Wanted.words))")
    }
    return wanted
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
