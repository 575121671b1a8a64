import Conversation
import DeskDoor
import Firm
import Foundation
import FoundationNetworking
import Hummingbird
import LogRuntime
import Logging
import Outbound
import Routing
import ServiceLifecycle
import Synchronization
import Testing
import Understanding

@testable import Desk

/// A desk that listens on a port, over a log in memory: what it appends is folded as from a topic.
struct RunningDesk: Sendable {
  /// One partition of each log: appended to by anybody, read in order by one task.
  final class Logs: Sendable {
    private struct State {
      var count: Int64 = 0
      var isRead = true
      var conversations = ConversationLog(partition: 3)
      var edits = KnowledgeEdits()
      var editCount = 0
    }

    private let state = Mutex(State())
    private let (records, written) = AsyncStream.makeStream(of: (Proposal.Value, Int64).self)

    var conversations: ConversationLog { state.withLock { $0.conversations } }

    var edits: (edits: KnowledgeEdits, version: Int) {
      state.withLock { ($0.edits, $0.editCount) }
    }

    /// What is appended from now on stays unread.
    func stopReading() { state.withLock { $0.isRead = false } }

    @discardableResult
    func append(_ proposals: [Proposal]) -> [LogPosition] {
      state.withLock { state in
        proposals.map { proposal in
          state.count += 1
          if state.isRead { written.yield((proposal.value, state.count)) }
          return LogPosition(partition: 3, offset: state.count)
        }
      }
    }

    func read(
      _ conversations: ConversationFollower, _ teams: TeamFollower, _ edits: FoldWatch
    ) async throws {
      var (follower, teamFollower) = (conversations, teams)
      await teamFollower.allCaughtUp()
      var (log, teamLog) = (ConversationLog(partition: 3), TeamLog(partition: 0))
      for await (value, offset) in records {
        let time = Timestamp(milliseconds: Script.start + offset * 1_000)
        switch value {
        case .event(let event):
          follower.recorded(try log.apply(event, offset: offset, timestamp: time), log)
          state.withLock { [log] in $0.conversations = log }
          await follower.finish(3, identity: nil, log)
        case .teamEvent(let event):
          let bytes = try event.serialized()
          let judged = teamLog.apply(
            key: Array(event.team.utf8).span.bytes, value: bytes.span.bytes, offset: offset,
            timestamp: time)
          teamFollower.recorded(judged, teamLog)
          await teamFollower.finish(0, identity: nil, next: offset + 1, teamLog)
        case .bytes(let bytes):
          guard let edited = KnowledgeEdited(bytes: bytes) else { continue }
          let verdict = state.withLock { state in
            state.editCount += 1
            return state.edits.apply(edited, offset: offset, timestamp: time)
          }
          edits.folded(
            partition: 0, next: offset + 1,
            [(edited.event.id, Judgement(partition: 0, offset: offset, verdict))])
        case .tombstone: break
        }
      }
    }
  }

  struct Answer: Sendable {
    var status: Int
    var text: String
    var headers: [String: String]

    /// A text or number at a path of members and places, as in `items.0.control.owner`.
    subscript(path: String) -> String? {
      var value = try? JSONSerialization.jsonObject(
        with: Data(text.utf8), options: .fragmentsAllowed)
      for step in path.split(separator: ".") {
        if let place = Int(step), let list = value as? [Any] {
          value = list.indices.contains(place) ? list[place] : nil
        } else {
          value = (value as? [String: Any])?[String(step)]
        }
      }
      return value.flatMap { $0 is NSNull ? nil : "\($0)" }
    }
  }

  let logs: Logs
  let desk: Desk
  let port: Int

  func call(
    _ method: String, _ path: String, _ body: String? = nil, token: String? = nil,
    type: String = "application/json"
  ) async throws -> Answer {
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    if body != nil { request.setValue(type, forHTTPHeaderField: "content-type") }
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "authorization") }
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    let headers = http.allHeaderFields.reduce(into: [String: String]()) {
      $0["\($1.key)".lowercased()] = "\($1.value)"
    }
    return Answer(
      status: http.statusCode, text: String(decoding: data, as: UTF8.self), headers: headers)
  }

  /// The token of somebody of the firm.
  func signIn(_ agent: String) async throws -> String {
    let answer = try await call(
      "POST", "/v1/sessions", #"{"agentId":"\#(agent)","secret":"\#(agent)-secret"}"#)
    return try #require(answer["token"])
  }

  /// Returns once all of it is folded.
  func append(_ script: Script) async throws {
    let events = script.steps.compactMap(\.judged.event)
    let place = try #require(logs.append(events.map { Proposal($0, desk.topics) }).last)
    let isFolded = await desk.conversations.reaches(
      partition: place.partition, offset: place.offset, within: .seconds(20))
    #expect(isFolded)
  }
}

/// Runs `body` with a desk of a small firm: Mei and Tom, Ann who is a supervisor, Root who is an
/// administrator, and Zoe of another team.
func withDesk<Value: Sendable>(
  foldLimit: Duration = .seconds(10),
  issuer: IdentityIssuer? = nil, firm: Firm = .small,
  _ body: @Sendable @escaping (RunningDesk) async throws -> Value
) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let logs = RunningDesk.Logs()
  let (desk, conversations, teams) = try await makeDesk(in: folder, logs, foldLimit, issuer, firm)
  let console = folder.appending(path: "console")
  try FileManager.default.createDirectory(at: console, withIntermediateDirectories: true)
  try Data("<!doctype html><title>Desk</title>".utf8)
    .write(to: console.appending(path: "index.html"))
  let (ports, told) = AsyncStream.makeStream(of: Int.self)
  let application = Application(
    router: try desk.router(console: console),
    configuration: .init(address: .hostname("127.0.0.1", port: 0)),
    onServerRunning: { told.yield($0.localAddress?.port ?? 0) },
    logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() })
  return try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask {
      try await application.run()
      return nil
    }
    group.addTask {
      try await logs.read(conversations, teams, desk.edits)
      return nil
    }
    group.addTask {
      for await port in ports {
        return try await body(RunningDesk(logs: logs, desk: desk, port: port))
      }
      return nil
    }
    defer { group.cancelAll() }
    while let value = try await group.next() { if let value { return value } }
    throw CancellationError()
  }
}

/// One for all desks: their connections end with the tests' process.
private let heldPictures = PictureFetcher()
private let heldModel = OutboundClients()

private func makeDesk(
  in folder: URL, _ logs: RunningDesk.Logs, _ foldLimit: Duration, _ issuer: IdentityIssuer?,
  _ firm: Firm
) async throws -> (Desk, ConversationFollower, TeamFollower) {
  let model = try ReadModel(file: folder.appending(path: "desk.sqlite"))
  let (conversations, teams, hub) = (FoldWatch(), FoldWatch(), Hub(name: "test"))
  let requests = RequestWatch()
  let logger = Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() }
  let trouble = ModelTrouble(model, logger: logger) { _ in }
  let topics = Topics()
  let follower = ConversationFollower(
    topic: topics.conversations, model: model, watch: conversations, hub: hub, trouble: trouble)
  let teamFollower = TeamFollower(
    topic: topics.teams, model: model, watch: teams, requests: requests, hub: hub, trouble: trouble)
  let knowledge = try HotReload(watching: []) {
    KnowledgeIndex([
      Article(
        id: "refund-time",
        texts: [
          ArticleText(
            language: .english, title: "Refund time", question: "How long does a refund take?",
            answer: "Three to five working days.")
        ])
    ])
  }
  let desk = Desk(
    firm: try HotReload(watching: []) { firm },
    knowledge: DeskKnowledge(files: knowledge) { logs.edits }, topics: topics,
    model: model, conversations: conversations, teams: teams, edits: FoldWatch(),
    requests: requests, hub: hub,
    tokens: await SessionTokens(secret: "a secret of sixteen bytes or more"), issuer: issuer,
    audit: try AuditTrail(file: folder.appending(path: "audit.sqlite")),
    pictures: heldPictures, writing: WritingHelp(clients: heldModel),
    append: { proposals throws(AppendError) in logs.append(proposals) }, foldLimit: foldLimit,
    logger: logger)
  return (desk, follower, teamFollower)
}

extension Firm {
  static let small = Firm(
    teams: [
      Team(
        id: "shop", name: Wording(en: "Shop", zh: "商城"),
        queues: [
          Queue(id: "orders", team: "shop", name: Wording(en: "Orders", zh: "订单")),
          Queue(id: "billing", team: "shop", name: Wording(en: "Billing", zh: "账单")),
        ],
        agents: [
          person("mei"), person("tom"), person("ann", role: .supervisor),
          person("root", role: .administrator),
        ]),
      Team(
        id: "pay", name: Wording(en: "Payments", zh: "支付"),
        queues: [Queue(id: "cards", team: "pay", name: Wording(en: "Cards", zh: "银行卡"))],
        agents: [person("zoe", team: "pay")]),
    ], policy: Policy(defaultTeam: "shop", defaultQueue: "orders"),
    replies: [
      CannedReply(
        id: "hello", title: Wording(en: "Hello", zh: "问候"),
        text: Wording(en: "Hello {customer}", zh: "{customer}，您好"))
    ])

  private static func person(
    _ id: String, team: String = "shop", role: Agent.Role = .agent
  ) -> Agent {
    Agent(
      id: id, name: id.uppercased(), team: team, role: role,
      secret: .plain(Secret("\(id)-secret")))
  }
}
