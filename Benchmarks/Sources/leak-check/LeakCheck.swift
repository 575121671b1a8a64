import BrokerChild
import Conversation
import EmbeddedBroker
import Foundation
import Kafka
import LogRuntime
import Logging
import ServiceLifecycle

/// Sends records through produce, consume, fold, what is owed, and append again, on and on in the same
/// conversations, and looks at this process's memory: `leak-check [--records N] [--conversations N] [--lose]`.
///
/// Ends with 1 where memory at the end is above what it was at a fifth of the way: by then each
/// conversation remembers as many events as it ever will. The broker is a process of its own. Built with
/// address sanitizer, it also says what was lost; `--lose` loses something, to see that it is told.
@main
struct LeakCheck {
  static let partitions: Int32 = 4
  /// What memory may differ by without anybody having lost anything, in MiB.
  static let tolerance = 16.0

  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst().first == "broker" { return try await serve() }
    let records = number("--records", in: arguments) ?? 1_000_000
    let conversations = number("--conversations", in: arguments) ?? 50
    if arguments.contains("--lose") { lose() }
    let (process, address) = try BrokerChild.launch(["broker"])
    defer { process.terminate() }
    let settings = LogSettings(
      client: ClientConfiguration(
        bootstrapServers: address, clientID: "leak-check",
        properties: EmbeddedBroker.clientProperties))
    let course = try await run(settings, records: records, conversations: conversations)
    guard course.isLevel else {
      print("memory grew")
      exit(1)
    }
    print("memory is level")
  }

  private static func serve() async throws {
    let topics = Topics()
    let broker = try await EmbeddedBroker.start(topics: [
      NewTopic(topics.conversations, partitions: partitions),
      NewTopic(topics.deadLetters, partitions: 1),
    ])
    BrokerChild.serve(broker.bootstrapServers)
    withExtendedLifetime(broker) {}
  }

  private static func lose() {
    for _ in 1...10 {
      // What nobody reads would not be allocated.
      if let text = strdup("lost on purpose") { print("a text from \(text[0]) on is lost") }
    }
  }

  private static func number(_ name: String, in arguments: [String]) -> Int? {
    arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }.flatMap { Int($0) }
  }

  private static func run(
    _ settings: LogSettings, records: Int, conversations: Int
  ) async throws -> Course {
    var logger = Logger(label: "leak-check")
    logger.logLevel = .warning
    let appender = try Appender(settings, logger: logger)
    try await LogOpening.write(
      settings.topics.conversations, partitions: partitions, by: appender)
    let tally = Tally()
    let service = GroupService(
      settings, GroupOptions(group: "leak-check", topic: settings.topics.conversations),
      appender: appender, logger: logger
    ) { _ in AnsweringRole(topics: settings.topics, tally: tally) }
    // The appender is first, so that it closes last.
    let group = ServiceGroup(services: [appender, service], logger: logger)
    async let ended: Void = group.run()
    let course = try await Course.follow(
      tally, by: appender, settings.topics, records: records, conversations: conversations)
    await group.triggerGracefulShutdown()
    try await ended
    return course
  }
}
