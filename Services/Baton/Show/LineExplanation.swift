import Conversation
import LogRuntime
import Routing
import ServiceHost

/// Why a conversation stands where it does in its line, by its team's log.
struct LineExplanation: Sendable, Encodable {
  struct Part: Sendable, Encodable {
    var name: String
    var points: Double
  }

  struct Clock: Sendable, Encodable {
    var measure: String
    var due: String
  }

  var team: String
  var queue: String
  /// From 1.
  var position: Int
  var length: Int
  var score: [Part]
  var points: Double
  var asks: [String]
  var ring: UInt32
  var clocks: [Clock]
  var promisedBy: String?
  var offeredTo: String?
  var declinedBy: [String]
  var isHeld: Bool
  var waitP50Ms: UInt32?
  var waitP90Ms: UInt32?

  /// Nil for what does not wait there.
  init?(_ conversation: ConversationID, in team: TeamState, at now: Timestamp) {
    guard let item = team[item: conversation], let position = team.position(of: conversation) else {
      return nil
    }
    self.team = team.id
    queue = item.queue
    self.position = position
    length = team.length(of: item.queue)
    let score = team.score(of: item, at: now)
    self.score = score.parts.map { Part(name: $0.name, points: Double($0.hundredths) / 100) }
    points = Double(score.total) / 100
    asks = team.needs(of: item).map(\.text)
    ring = item.ring
    clocks = item.clocks.compactMap { clock in
      team.due(clock, of: item.queue).map {
        Clock(measure: clock.measure.word, due: EntryRecord.text(of: $0))
      }
    }
    promisedBy = item.promised.map { EntryRecord.text(of: $0) }
    offeredTo = item.phase == .reserved ? item.agentID : nil
    declinedBy = item.declinedBy
    isHeld = item.isHeld
    let estimate = team.estimate(of: conversation)
    waitP50Ms = estimate?.p50
    waitP90Ms = estimate?.p90
  }

  /// Folds the teams' log as it stands now.
  static func read(
    _ conversation: ConversationID, of team: String, _ settings: LogSettings
  ) async throws -> LineExplanation? {
    var logs: [Int32: TeamLog] = [:]
    var home: Int32?
    var last = Timestamp(milliseconds: 0)
    try await TopicReader(settings: settings, topic: settings.topics.teams).read { record in
      let judged = logs[record.partition, default: TeamLog(partition: record.partition)]
        .apply(record)
      last = max(last, judged.timestamp)
      if judged.team == team { home = record.partition }
      return true
    }
    guard let state = home.flatMap({ logs[$0]?[team] }) else { return nil }
    return LineExplanation(conversation, in: state, at: last)
  }

  var lines: [String] {
    var lines = [
      "\(position) of \(length) in \(queue), \(Self.number(points)) points",
      "  " + score.map { "\($0.name) \(Self.number($0.points))" }.joined(separator: ", "),
      "  asks for \(asks.isEmpty ? "nothing" : asks.joined(separator: ", "))"
        + (ring > 0 ? ", relaxed \(ring) times" : ""),
    ]
    lines += clocks.map { "  \($0.measure) due at \($0.due)" }
    if let promisedBy { lines.append("  promised by \(promisedBy)") }
    if let offeredTo { lines.append("  is being offered to \(offeredTo)") }
    if !declinedBy.isEmpty {
      lines.append("  was let pass by \(declinedBy.joined(separator: ", "))")
    }
    if isHeld { lines.append("  its queue was closed when it came") }
    if let waitP50Ms, let waitP90Ms, waitP90Ms > 0 {
      lines.append(
        "  likely to wait \(waitP50Ms / 1_000) s, nine in ten at most \(waitP90Ms / 1_000) s")
    }
    return lines
  }

  private static func number(_ points: Double) -> String {
    points == points.rounded() ? String(Int(points)) : String(points)
  }
}

extension Measure {
  /// The measure's word in JSON.
  var word: String {
    switch self {
    case .handoffWait: "handoff_wait"
    case .firstResponse: "first_response"
    case .nextResponse: "next_response"
    case .resolution: "resolution"
    case .unspecified, .UNRECOGNIZED: "unspecified"
    }
  }
}
