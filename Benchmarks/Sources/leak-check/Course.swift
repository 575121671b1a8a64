import Conversation
import Foundation
import LogRuntime

/// What memory was in the course of the records.
struct Course {
  private var samples: [(records: Int, memory: Double)] = []

  /// Customers write in turns, each when the one before was answered, until `records` are folded.
  static func follow(
    _ tally: Tally, by appender: Appender, _ topics: Topics, records: Int, conversations: Int
  ) async throws -> Course {
    var course = Course()
    var round = 0
    let began = ContinuousClock.now
    while tally.folded < records {
      round += 1
      let messages = (0..<conversations).map { Proposal(message(round, in: $0), topics) }
      try await appender.append(messages)
      await tally.answers(round * conversations)
      if tally.folded >= (course.samples.count + 1) * records / 20 {
        course.look(after: tally.folded, since: began)
      }
    }
    return course
  }

  private mutating func look(after records: Int, since began: ContinuousClock.Instant) {
    let memory = Self.residentMemory
    samples.append((records, memory))
    let seconds = began.duration(to: .now) / .seconds(1)
    print(
      String(
        format: "%9d records  %6.1f MiB resident  %6.0f records/s", records, memory,
        Double(records) / seconds))
    fflush(nil)
  }

  /// Whether the last looks saw no more than those around a fifth of the way.
  var isLevel: Bool {
    guard samples.count >= 10 else { return false }
    let early = samples[3..<6].map(\.memory).max() ?? 0
    let late = samples.suffix(3).map(\.memory).min() ?? 0
    return late <= early + LeakCheck.tolerance
  }

  private static func message(_ round: Int, in number: Int) -> Event {
    let conversation = ConversationID(hi: 0x1111_8000, lo: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    var body = MessageReceived()
    body.words.text = "Where is my parcel? It was to come yesterday, and I have heard nothing."
    body.address.channel = "leak-check"
    body.policy.botReplyMs = 600_000
    body.policy.idleMs = 600_000
    return Event(
      id: .inbound(
        channel: "leak-check", account: "a", peer: "\(number)", thread: "", messageID: "\(round)"),
      conversation: conversation, author: .customer,
      occurredAt: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)),
      body: .messageReceived(body))
  }

  /// In MiB: what is, where the system tells it; else the most that ever was.
  private static var residentMemory: Double {
    if let status = try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii),
      let pages = status.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    {
      return pages * Double(getpagesize()) / 1_048_576
    }
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1_024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }
}
