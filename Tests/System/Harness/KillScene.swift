import Conversation
import Foundation
import Testing

/// One Baton that is hurt, with its log.
struct KillScene: Sendable {
  /// When the process is killed while several things are under way.
  enum Moment: String, Sendable, CaseIterable {
    case atOnce, atTheFirstRecord, atTheFirstResult
  }

  /// A process that was killed.
  struct Kill: Sendable {
    var service: String
    var pid: Int32
    var at = ContinuousClock.now

    /// Prints how long after the kill that is.
    func stall(_ until: String) {
      let seconds = (ContinuousClock.now - at) / .seconds(1)
      print("kill -9 of \(service): \(until) after \(String(format: "%.2f", seconds)) s")
    }
  }

  /// Something sent again under the same id until it was taken.
  struct Told: Sendable {
    var event: String
    var tries: Int
  }

  let baton: BatonUp
  let log: LogWatch

  static let shared = Task {
    let baton = try await BatonUp()
    return KillScene(baton: baton, log: try await LogWatch(baton))
  }

  static let askForPerson = "I want to talk to a real person"

  // MARK: Killing

  func kill(_ service: String) throws -> Kill {
    Kill(service: service, pid: try baton.signal(service, SIGKILL))
  }

  /// Begins all that at once, kills the service in the middle of it, and gives what came of it.
  ///
  /// - Parameter isBegun: the record at which to kill it, where the moment is the first record.
  func kill<Value: Sendable>(
    _ service: String, _ moment: Moment, isBegun: (Judged) -> Bool,
    during works: [@Sendable () async throws -> Value]
  ) async throws -> (Kill, [Value]) {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      for (place, work) in works.enumerated() {
        group.addTask { (place, try await work()) }
      }
      var values: [Int: Value] = [:]
      switch moment {
      case .atOnce: break
      case .atTheFirstRecord: try await log.first("the first record", where: isBegun)
      case .atTheFirstResult:
        if let (place, value) = try await group.next() { values[place] = value }
      }
      let kill = try kill(service)
      for try await (place, value) in group { values[place] = value }
      return (kill, works.indices.compactMap { values[$0] })
    }
  }

  // MARK: Customers and agents

  func customers(_ count: Int) async throws -> [WebCustomer] {
    try await each(Array(0..<count)) { _ in try await WebCustomer(baton) }
  }

  /// Does it for all at once; the results are in their order.
  func each<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) async throws -> Value
  ) async throws -> [Value] {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      for (place, item) in items.enumerated() {
        group.addTask { (place, try await work(item)) }
      }
      var values: [Int: Value] = [:]
      for try await (place, value) in group { values[place] = value }
      return items.indices.compactMap { values[$0] }
    }
  }

  /// Writes as a page or a gateway does: under the same id again until it is accepted.
  func tell(_ customer: WebCustomer, _ text: String, id: String) async throws -> Told {
    var tries = 1
    while true {
      do {
        return Told(event: try await customer.say(text, id: id), tries: tries)
      } catch let error as HarnessError {
        throw error
      } catch {
        tries += 1
        try await baton.becomeReady("intake")
      }
    }
  }

  /// An agent's move, under the same id again until it has its verdict.
  func order(
    _ agent: DeskAgent, _ path: String, _ body: [String: String], id: String
  ) async throws -> Told {
    var tries = 1
    let body = body.merging(["commandId": id]) { own, _ in own }
    while true {
      let answer = try? await agent.act(path, body)
      if let answer, (200..<300).contains(answer.status), let event = answer.string("eventId") {
        return Told(event: event, tries: tries)
      }
      if let answer, ![503, 504].contains(answer.status) {
        throw HarnessError("\(path): \(answer.status) \(answer.text)")
      }
      tries += 1
      try await baton.becomeReady("desk")
    }
  }

  /// Asks for a person; gives the request's event once the agent has accepted.
  func handOver(_ customer: WebCustomer, to agent: DeskAgent) async throws -> String {
    let request = try await customer.say(Self.askForPerson)
    let offer = try await agent.offer(of: customer.conversation)
    let accepted = try await agent.accept(offer)
    #expect(accepted.status == 200, "\(accepted.text)")
    return request
  }

  func resolve(_ customer: WebCustomer, by agent: DeskAgent) async throws {
    let answer = try await agent.act(
      "conversations/\(customer.conversation)/resolve", ["code": "solved"])
    #expect(answer.status == 200, "\(answer.text)")
  }

  // MARK: Judging

  /// Everything accepted counts once, in order, with one outcome; nobody spoke without control, or
  /// twice.
  func audit(_ customer: WebCustomer, accepted: [String]) {
    let records = log.records(of: customer.conversation)
    let faults = ConversationAudit(records: records).faults(accepted: accepted)
    #expect(faults.isEmpty, "\(customer.conversation): \(faults.joined(separator: "; "))")
  }

  /// The page shows what the log says that the customer sees: everything once, in order.
  func audit(_ page: OpenPage, of customer: WebCustomer) async throws {
    let visible = log.records(of: customer.conversation)
      .filter { $0.verdict.isEffective && $0.seq > 0 }.compactMap { $0.event?.id.description }
    try await page.shows(visible.count)
    #expect(page.shown == visible)
  }

  /// How many records of such an author have no effect.
  func late(_ role: AuthorRole, in customers: [WebCustomer]) -> Int {
    customers.flatMap { log.records(of: $0.conversation) }
      .count { $0.event?.author.role == role && !$0.verdict.isEffective }
  }

  /// How many records repeat an earlier one.
  func repeats(in customers: [WebCustomer]) -> Int {
    customers.reduce(0) { count, customer in
      count
        + log.records(of: customer.conversation).count {
          if case .duplicate = $0.verdict { true } else { false }
        }
    }
  }
}
