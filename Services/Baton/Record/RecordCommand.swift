import ArgumentParser
import Conversation
import Foundation
import ServiceHost

/// A conversation as a file: a regression test by copying it into `Tests/Recordings`.
struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Writes one conversation's records, with their verdicts, as a recording.",
    discussion: """
      The recording is JSON lines: a head, one line a record (offset, the broker's time, verdict, the \
      bytes in base64), and the hash of the state that they fold to. A file in Tests/Recordings is \
      folded again by each run of the tests, which fail where a verdict or that hash is another one. \
      --mask replaces people's words and personal fields by as many x, 0 and 某; what depends on them \
      (the chain of hashes) is computed anew, and verdicts stay what they were.

      Examples:
        baton record 3f2a --mask > Tests/Recordings/agent-vanishes.jsonl
        baton replay --file Tests/Recordings/agent-vanishes.jsonl
      """)

  @OptionGroup var broker: BrokerOptions

  @Argument(help: "The conversation's id; the first digits will do.")
  var conversation: String

  @Flag(help: "Without people's words and personal fields.")
  var mask = false

  func validate() throws {
    guard conversation.count >= 4 else {
      throw ValidationError("Name at least the first four digits of the conversation's id")
    }
  }

  func run() async throws {
    let settings = try await broker.settings(as: "baton-record")
    let found = try await ConversationRecords.read(prefix: conversation, settings)
    let recording = try Recording(of: found.id, found.records)
    try Self.compare(recording, with: found)
    let wanted = mask ? try Masking.recording(of: found.id, found.records) : recording
    Standard.write(try wanted.text(), to: .standardOutput)
  }

  /// Folded apart, the conversation must get the verdicts that it got among all others.
  private static func compare(_ recording: Recording, with found: ConversationRecords) throws {
    for (line, judged) in zip(recording.lines, found.judged) {
      let there = EntryRecord(judged)
      guard line.verdict == there.verdict, line.reason == there.reason, line.of == there.of else {
        throw CommandFailure(
          .failed,
          "\(there.position) is \(line.judgement) by itself, and \(there.verdict) among the others: "
            + "report it, with the log")
      }
    }
  }
}
