import ArgumentParser
import Conversation
import Foundation
import ServiceHost

/// A conversation's state and transcript, at any point.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a conversation's state and transcript, now or at an earlier point.",
    discussion: """
      The state is folded from the log, as every service folds it. --at N shows it as it was when \
      the customer had seen N messages and nothing more had happened.

      Examples:
        baton show 3f2a91c4-8d0e-8b1c-9f5e-0a4f6a1f3b7d
        baton show 3f2a --at 4
        baton show 3f2a --json | jq .control
      """)

  @OptionGroup var broker: BrokerOptions

  @Argument(help: "The conversation's id; the first digits will do.")
  var conversation: String

  @Option(help: ArgumentHelp("At the message of that number.", valueName: "seq"))
  var at: UInt32?

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    guard conversation.count >= 4 else {
      throw ValidationError("Name at least the first four digits of the conversation's id")
    }
  }

  func run() async throws {
    let reader = LogReader(settings: try await broker.settings(as: "baton-show"))
    var story = Story(prefix: conversation.lowercased(), at: at)
    try await reader.read(.present) { entry in
      story.add(entry)
      return true
    }
    guard let state = story.state else { throw failure(story) }
    if json {
      Standard.out(try StoryRecord(story, state).text())
    } else {
      let page = StoryPage(style: Style(for: STDOUT_FILENO))
      Standard.out(page.text(of: story, state))
    }
  }

  private func failure(_ story: Story) -> CommandFailure {
    switch story.found.count {
    case 0: CommandFailure(.failed, "No conversation in the log begins with \(conversation)")
    case 1: CommandFailure(.failed, "The conversation has no message \(at ?? 0)")
    default:
      CommandFailure(
        .failed,
        "Several conversations begin with \(conversation):\n"
          + story.found.sorted().prefix(10).map { "  \($0)" }.joined(separator: "\n"))
    }
  }
}
