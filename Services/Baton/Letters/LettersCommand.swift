import ArgumentParser
import Conversation
import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// Records that nobody could read.
struct LettersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letters",
    abstract: "Lists, shows and retries dead letters: records that nobody could read.",
    discussion: """
      A record that cannot be decoded is void for every reader; the router copies it, as it was, to \
      the dead letters, with where it stood and why. A letter is named by its position there.

      Examples:
        baton letters list
        baton letters show 0-3
        baton letters retry 0-3 --yes
      """,
    subcommands: [List.self, Show.self, Retry.self])

  static func position(_ text: String) throws -> LogPosition {
    guard let position = LogPosition(text) else {
      throw ValidationError("A letter is named by its position, as in 0-3")
    }
    return position
  }

  /// All of them, oldest first.
  static func letters(_ settings: LogSettings) async throws -> [DeadLetter] {
    var letters: [DeadLetter] = []
    try await TopicReader(settings: settings, topic: settings.topics.deadLetters).read { record in
      letters.append(DeadLetter(record))
      return true
    }
    return letters.sorted {
      ($0.time, $0.position.partition, $0.position.offset)
        < ($1.time, $1.position.partition, $1.position.offset)
    }
  }

  static func letter(_ position: LogPosition, _ settings: LogSettings) async throws -> DeadLetter {
    guard let letter = try await letters(settings).first(where: { $0.position == position }) else {
      throw CommandFailure(
        .failed, "There is no dead letter at \(position). Which there are: baton letters list")
    }
    return letter
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the dead letters: position, time, origin, key, size, reason.")

    @OptionGroup var broker: BrokerOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() async throws {
      let letters = try await LettersCommand.letters(try await broker.settings(as: "baton-letters"))
      for letter in letters {
        Standard.out(
          json
            ? String(
              decoding: try EntryRecord.encoder.encode(DeadLetterRecord(letter)), as: UTF8.self)
            : letter.summary)
      }
      if letters.isEmpty, !json { Standard.out("No dead letters.") }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows one dead letter: headers, key, and the bytes as text and in hexadecimal.")

    @OptionGroup var broker: BrokerOptions

    @Argument(
      help: "The letter's position, as `list` prints it.", transform: LettersCommand.position)
    var position: LogPosition

    @Flag(help: "As JSON; key and value in base64.")
    var json = false

    func run() async throws {
      let letter = try await LettersCommand.letter(
        position, try await broker.settings(as: "baton-letters"))
      guard !json else {
        return Standard.out(try PrettyJSON.text(of: DeadLetterRecord(letter)))
      }
      let style = Style(for: STDOUT_FILENO)
      Standard.out(style("Dead letter \(letter.position)", .bold))
      for header in letter.headers {
        Standard.out(
          "  \(EventSummary.plain(header.name)): \(DeadLetter.readable(header.value))")
      }
      Standard.out("  key: \(DeadLetter.readable(letter.key))")
      guard let value = letter.value else { return Standard.out("  no value") }
      Standard.out("  value, \(value.count) bytes:")
      for line in DeadLetter.dump(value) { Standard.out("    " + line) }
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Appends a dead letter's bytes to its own topic again, under its own key.",
      discussion: """
        Worth it once the services can read what they could not: after an upgrade, say. The record \
        gets a new place at the log's end, and is judged there; what nobody can read becomes a dead \
        letter again.
        """)

    @OptionGroup var broker: BrokerOptions

    @Argument(
      help: "The letter's position, as `list` prints it.", transform: LettersCommand.position)
    var position: LogPosition

    @Flag(help: "Do it, rather than say what would be done.")
    var yes = false

    func run() async throws {
      let settings = try await broker.settings(as: "baton-letters")
      let letter = try await LettersCommand.letter(position, settings)
      guard let original = letter.original else {
        throw CommandFailure(.failed, "The letter does not say which topic it came from")
      }
      let what =
        "\(original.value?.count ?? 0) bytes under key \(DeadLetter.readable(original.key))"
      guard yes else {
        let still =
          try Self.trouble(letter, settings).map { "\nNobody can read it yet: \($0)" } ?? ""
        throw CommandFailure(
          .failed, "This would append \(what) to \(original.topic). Say --yes to do it.\(still)")
      }
      let place = try await Self.append(original, settings)
      Standard.out("Appended \(what) to \(original.topic) at \(place)")
      if original.topic == settings.topics.conversations {
        Standard.out(try await Self.verdict(at: place, settings))
      }
    }

    /// Why this build cannot read it either; nil where it can, or cannot tell.
    private static func trouble(_ letter: DeadLetter, _ settings: LogSettings) throws -> String? {
      guard letter.origin == settings.topics.conversations else { return nil }
      var log = ConversationLog(partition: letter.position.partition)
      let record = RawRecord(
        topic: letter.origin, partition: letter.position.partition, offset: 0,
        timestamp: letter.time, key: letter.key, value: letter.value)
      return try log.apply(record).unreadable.map { EventSummary.plain($0) }
    }

    private static func append(
      _ message: OutgoingMessage, _ settings: LogSettings
    ) async throws -> LogPosition {
      let producer = try Producer(settings.client)
      let result: Result<Acknowledgement, any Error>
      do {
        result = .success(try await producer.send(message))
      } catch {
        result = .failure(error)
      }
      await producer.close()
      let place = try result.get()
      return LogPosition(partition: place.partition, offset: place.offset)
    }

    /// What the log says of the record at its new place.
    private static func verdict(
      at place: LogPosition, _ settings: LogSettings
    ) async throws -> String {
      var line = "It is not in the log any more"
      try await LogReader(settings: settings).read(.present) { entry in
        let judged = entry.judged
        guard judged.partition == place.partition, judged.offset == place.offset else {
          return true
        }
        line = TailLine(style: Style(for: STDOUT_FILENO)).text(of: judged)
        return false
      }
      return line
    }
  }
}
