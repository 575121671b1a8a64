import Conversation
import DeskCore
import LogRuntime
import Routing
import ServiceHost

/// Why a conversation stands where it does in its line, by its team's log: what a supervisor sees of it at the desk,
/// and who could take it.
struct LineExplanation: Sendable, Encodable {
  struct Clock: Sendable, Encodable {
    var measure: String
    var due: String
  }

  private enum Key: CodingKey { case team, length, points, ring, clocks, people }

  var waiting: WaitingView
  var team: String
  /// How many wait in its queue.
  var length: Int
  var points: Double
  var ring: UInt32
  var clocks: [Clock]
  /// Who can what it asks for, whether they are there or not.
  var people: [LinePerson]

  /// Nil for what does not wait there.
  init?(_ conversation: ConversationID, in team: TeamState, at now: Timestamp) {
    guard let item = team[item: conversation], let position = team.position(of: conversation) else {
      return nil
    }
    waiting = WaitingView(item, at: position, in: team, now: now)
    self.team = team.id
    length = team.length(of: item.queue)
    points = Double(team.score(of: item, at: now).total) / 100
    ring = item.ring
    clocks = item.clocks.compactMap { clock in
      team.due(clock, of: item.queue).map {
        Clock(measure: clock.measure.word, due: EntryRecord.text(of: $0))
      }
    }
    people = team.agents.filter { $0.isListed && $0.capacity > 0 && team.suits($0, item) }
      .map { LinePerson($0, asked: item) }
  }

  /// Folds the teams' log.
  ///
  /// - Parameter end: as far as it was then; nil for what stands there now.
  static func read(
    _ conversation: ConversationID, of team: String, before end: Timestamp?,
    _ settings: LogSettings
  ) async throws -> LineExplanation? {
    var logs: [Int32: TeamLog] = [:]
    var home: Int32?
    var last = Timestamp(milliseconds: 0)
    try await TopicReader(settings: settings, topic: settings.topics.teams).read { record in
      if let end, record.timestamp >= end { return true }
      let judged = logs[record.partition, default: TeamLog(partition: record.partition)]
        .apply(record)
      last = max(last, judged.timestamp)
      if judged.team == team { home = record.partition }
      return true
    }
    guard let state = home.flatMap({ logs[$0]?[team] }) else { return nil }
    return LineExplanation(conversation, in: state, at: end ?? last)
  }

  func encode(to encoder: any Encoder) throws {
    try waiting.encode(to: encoder)
    var more = encoder.container(keyedBy: Key.self)
    try more.encode(team, forKey: .team)
    try more.encode(length, forKey: .length)
    try more.encode(points, forKey: .points)
    try more.encode(ring, forKey: .ring)
    try more.encode(clocks, forKey: .clocks)
    try more.encode(people, forKey: .people)
  }

  var lines: [String] {
    let parts = waiting.score.map { "\($0.name) \(Self.number($0.points))" }
    var lines = [
      "\(waiting.position) of \(length) in \(waiting.queue), \(Self.number(points)) points"
        + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")),
      "asks for \(waiting.asks.isEmpty ? "nothing" : waiting.asks.joined(separator: ", "))"
        + (ring > 0 ? ", relaxed \(ring) times" : ""),
    ]
    lines += clocks.map { "\($0.measure) due at \($0.due)" }
    if let promisedBy = waiting.promisedBy { lines.append("promised by \(promisedBy)") }
    if !waiting.declinedBy.isEmpty {
      lines.append("was let pass by \(waiting.declinedBy.joined(separator: ", "))")
    }
    if waiting.isHeld { lines.append("its queue was closed when it came") }
    if let p50 = waiting.waitP50Ms, let p90 = waiting.waitP90Ms, p90 > 0 {
      lines.append("likely to wait \(p50 / 1_000) s, nine in ten at most \(p90 / 1_000) s")
    }
    return lines + who
  }

  private var who: [String] {
    guard !people.isEmpty else { return ["nobody of \(team) can what it asks for"] }
    return people.map { "\($0.agentId) \($0.state)" }
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
