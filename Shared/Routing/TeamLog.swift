public import Conversation
internal import OrderedCollections
internal import SwiftProtobuf

/// The fold of one partition of `baton.teams`.
public struct TeamLog: Sendable {
  public let partition: Int32
  public private(set) var nextOffset: Int64?
  public private(set) var identity: LogIdentity?
  private var teams: OrderedDictionary<String, TeamState> = [:]

  public init(partition: Int32) {
    self.partition = partition
  }

  public subscript(id: String) -> TeamState? { teams[id] }

  public var all: [TeamState] { Array(teams.values) }

  /// The lowest first-or-carried offset of all teams, or the next record if there is none.
  public var restorePoint: Int64 {
    teams.values.map(\.firstOffset).min() ?? nextOffset ?? 0
  }

  /// SHA-256 in hexadecimal over the state of every team held. Takes time linear in them.
  public var stateHash: String {
    var digest = StateDigest()
    for team in teams.values {
      let state: [UInt8]? = try? team.carried.serializedBytes()
      digest.add(team.id, lastOffset: team.lastOffset, state: state ?? [])
    }
    return digest.hexadecimal
  }

  /// Judges one record. Total.
  public mutating func apply(
    key: RawSpan?, value: RawSpan?, offset: Int64, timestamp: Timestamp
  ) -> JudgedTeamEvent {
    nextOffset = offset + 1
    let team: String? = if let key { String(key: key) } else { nil }
    var judged = JudgedTeamEvent(
      partition: partition, offset: offset, timestamp: timestamp, team: team)
    do throws(UnreadableRecord) {
      let event = try Self.read(value, of: team)
      judged.event = event
      judged.verdict = apply(event, offset: offset, timestamp: timestamp)
    } catch {
      touch(team, offset, timestamp)
      judged.verdict = .void(.unreadable)
      judged.unreadable = error.reason
    }
    return judged
  }

  /// Judges one decoded record.
  public mutating func apply(_ event: TeamEvent, offset: Int64, timestamp: Timestamp) -> Verdict {
    nextOffset = offset + 1
    switch event.body {
    case .logOpened(let body): return open(body)
    case .teamCarried(let body): return carry(body, event, offset, timestamp)
    default: break
    }
    if teams[event.team] == nil {
      var team = TeamState(id: event.team)
      team.firstOffset = offset
      team.firstTimestamp = timestamp
      teams[event.team] = team
    }
    return teams[event.team]!.apply(event, offset: offset, timestamp: timestamp)
  }

  private static func read(
    _ value: RawSpan?, of team: String?
  ) throws(UnreadableRecord) -> TeamEvent {
    guard let value else { throw UnreadableRecord(reason: "no value") }
    let event = try TeamEvent(serialized: value)
    guard team == event.team else {
      throw UnreadableRecord(reason: "the key is not the event's team")
    }
    return event
  }

  private mutating func open(_ body: LogOpened) -> Verdict {
    guard let stated = LogIdentity(body), stated.partition == partition else {
      return .void(.outOfBounds)
    }
    guard identity == nil || identity == stated else { return .void(.notAllowed) }
    identity = stated
    return .effective
  }

  /// Effective exactly when no other record of that team lies between.
  private mutating func carry(
    _ body: TeamCarried, _ event: TeamEvent, _ offset: Int64, _ timestamp: Timestamp
  ) -> Verdict {
    let age = timestamp.milliseconds(since: Timestamp(milliseconds: body.decidedAtMs))
    let follows = teams[event.team].map { $0.lastOffset == body.lastOffset } ?? true
    guard (-carryLimit...carryLimit).contains(age), follows, event.author.role == .system,
      body.lastOffset < offset,
      body.hasState
    else {
      touch(event.team, offset, timestamp)
      return .void(.stale)
    }
    teams[event.team] = TeamState(id: event.team, carried: body.state, at: offset, timestamp)
    return .effective
  }

  private mutating func touch(_ team: String?, _ offset: Int64, _ timestamp: Timestamp) {
    guard let team, teams[team] != nil else { return }
    teams[team]?.lastOffset = offset
    teams[team]?.lastTimestamp = timestamp
  }
}

/// One record of a team's log with what the log says of it.
public struct JudgedTeamEvent: Sendable {
  public var partition: Int32
  public var offset: Int64
  public var timestamp: Timestamp
  public var team: String?
  public var event: TeamEvent?
  public var verdict: Verdict = .effective
  public var unreadable: String?
}

extension JudgedTeamEvent {
  /// An event with what `TeamLog.apply` said of it, for who has it decoded already.
  public init(
    _ event: TeamEvent, partition: Int32, offset: Int64, timestamp: Timestamp, verdict: Verdict
  ) {
    self.init(partition: partition, offset: offset, timestamp: timestamp, team: event.team)
    self.event = event
    self.verdict = verdict
  }
}

extension String {
  fileprivate init(key: RawSpan) {
    self = key.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}
