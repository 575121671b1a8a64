import ArgumentParser
import Conversation
import Foundation
import LogRuntime
import ServiceHost

/// A conversation's state and transcript, at any point.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a conversation's state and transcript, now or at an earlier point.",
    discussion: """
      The state is folded from the log, as every service folds it: who holds the baton, who held it \
      and why, whom it was offered to, where it stands in line and who could take it, the deadlines \
      running, and what each service knew that it had to do. --at N shows it as it was before the \
      customer saw message N+1; --at P-O as it was after the record at that position, as `baton \
      tail` and every answer name it. --diff A B says what changed from one point to a later one.

      Examples:
        baton show 3f2a91c4-8d0e-8b1c-9f5e-0a4f6a1f3b7d
        baton show 3f2a --at 4
        baton show 3f2a --at 17-1042
        baton show 3f2a --diff 2 5
        baton show 3f2a --diff 17-1042 17-1043 --json
        baton show 3f2a --json | jq .control
      """)

  @OptionGroup var broker: BrokerOptions

  @Argument(help: "The conversation's id; the first digits will do.")
  var conversation: String

  @Option(
    help: ArgumentHelp("At a message's number, or at a position.", valueName: "seq|P-O"))
  var at: StoryPoint?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What changed between two points, each a message's number or a position.",
      valueName: "seq|P-O"))
  var diff: [StoryPoint] = []

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    guard conversation.count >= 4 else {
      throw ValidationError("Name at least the first four digits of the conversation's id")
    }
    guard diff.isEmpty || (diff.count == 2 && at == nil) else {
      throw ValidationError("--diff takes two points, and no --at")
    }
  }

  func run() async throws {
    let points: [StoryPoint?] = diff.isEmpty ? [at] : diff
    var stories = points.map { Story(prefix: conversation.lowercased(), at: $0) }
    let settings = try await broker.settings(as: "baton-show")
    let reader = LogReader(settings: settings)
    try await reader.read(.present) { entry in
      for place in stories.indices { stories[place].add(entry) }
      return true
    }
    var shown: [(story: Story, state: Conversation)] = []
    for (story, point) in zip(stories, points) {
      if let misplacement = story.misplacement { throw CommandFailure(.failed, misplacement) }
      guard let state = story.state else { throw failure(story, point) }
      shown.append((story, state))
    }
    if diff.isEmpty {
      try show(shown[0].story, shown[0].state, try await line(of: shown[0], settings))
    } else {
      try show(from: shown[0], to: shown[1])
    }
  }

  private func show(_ story: Story, _ state: Conversation, _ line: LineExplanation?) throws {
    guard !json else {
      var record = StoryRecord(story, state)
      record.line = line
      return Standard.out(try record.text())
    }
    let style = Style(for: STDOUT_FILENO)
    Standard.out(StoryPage(style: style).text(of: story, state))
    guard let line else { return }
    let then = story.end.map { "Where it stood in line until \(EntryRecord.text(of: $0)), and why" }
    Standard.out("\n" + style(then ?? "Where it stands in line, and why", .bold))
    Standard.out(line.lines.map { "  " + $0 }.joined(separator: "\n"))
  }

  /// Where it stands, or stood until its next record; nothing of what does not wait.
  private func line(
    of shown: (story: Story, state: Conversation), _ settings: LogSettings
  ) async throws -> LineExplanation? {
    let state = shown.state
    guard state.control.owner == .queue else { return nil }
    return try await LineExplanation.read(
      state.id, of: state.queue.team, before: shown.story.end, settings)
  }

  private func show(
    from before: (story: Story, state: Conversation), to after: (story: Story, state: Conversation)
  ) throws {
    guard before.story.events <= after.story.events else {
      throw CommandFailure(.usage, "--diff takes the earlier point first")
    }
    guard !json else {
      return Standard.out(try PrettyJSON.text(of: StoryDifference(before, after)))
    }
    Standard.out(StoryDifference.text(before, after, style: Style(for: STDOUT_FILENO)))
  }

  private func failure(_ story: Story, _ point: StoryPoint?) -> CommandFailure {
    switch story.found.count {
    case 0: CommandFailure(.failed, "No conversation in the log begins with \(conversation)")
    case 1:
      CommandFailure(.failed, "The conversation has no \(point?.text ?? "state: it is forgotten")")
    default:
      CommandFailure(
        .failed,
        "Several conversations begin with \(conversation):\n"
          + story.found.sorted().prefix(10).map { "  \($0)" }.joined(separator: "\n"))
    }
  }
}
