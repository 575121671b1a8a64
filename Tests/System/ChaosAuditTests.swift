import ConversationTesting
import Foundation
import LogRuntime
import ServiceHost
import Testing

@testable import Baton
@testable import Conversation

/// What a chaos run relies on: each of its audits sees what is broken.
@Suite("The audits of a chaos run")
struct ChaosAuditTests {
  private static let conversation = "c"
  private static let received: Judged = {
    var record = AuditTests.received
    record.seq = 1
    return record
  }()

  /// Something said, as the customer's second message and on.
  private static func said(_ number: UInt64) -> Judged {
    var record = AuditTests.answer(number)
    record.seq = UInt32(number) + 1
    return record
  }

  private static func void(_ record: Judged) -> Judged {
    var record = record
    record.verdict = .void(.notHolder)
    record.seq = 0
    return record
  }

  private static func id(_ record: Judged) -> String { record.event?.id.description ?? "" }

  private static func at(_ seconds: Double) -> Timestamp {
    Timestamp(milliseconds: Int64(seconds * 1_000))
  }

  // MARK: Pages

  private static let log = [received, said(1), void(said(2)), said(3)]
  private static let shown = [received, said(1), said(3)].map(id)

  private static func faults(
    shown: [String], owner: String = "bot", wholeSince: Timestamp? = at(60)
  ) -> [String] {
    let page = PageAudit.Page(
      conversation: conversation, shown: shown, owner: owner, wholeSince: wholeSince)
    return PageAudit([page], [conversation: log]).faults
  }

  @Test("A page that shows what the log says is sound; one that was left early shows its beginning")
  func soundPages() {
    #expect(Self.faults(shown: Self.shown).isEmpty)
    #expect(Self.faults(shown: Array(Self.shown.prefix(2)), wholeSince: nil).isEmpty)
    #expect(Self.faults(shown: [], wholeSince: nil).isEmpty)
  }

  @Test("A page that lacks a message, shows one twice, a void one, or in another order is found")
  func brokenPages() {
    let lacking = Array(Self.shown.prefix(2))
    let twice = Self.shown + [Self.shown[1]]
    let void = Self.shown + [Self.id(Self.said(2))]
    for shown in [lacking, twice, void, Self.shown.reversed()] {
      #expect(Self.faults(shown: shown).count == 1, "\(shown)")
    }
    #expect(Self.faults(shown: [Self.shown[2]], wholeSince: nil).count == 1, "a gap")
  }

  @Test("What came while a page was read may be on it or not")
  func whileReading() {
    var log = Self.log
    for place in log.indices { log[place].timestamp = Self.at(Double(place)) }
    func faults(_ count: Int, since: Double) -> [String] {
      let page = PageAudit.Page(
        conversation: Self.conversation, shown: Array(Self.shown.prefix(count)), owner: "bot",
        wholeSince: Self.at(since))
      return PageAudit([page], [Self.conversation: log]).faults
    }
    #expect(faults(2, since: 2).isEmpty)
    #expect(faults(3, since: 2).isEmpty)
    #expect(faults(2, since: 3).count == 1)
  }

  @Test("A page that was loaded when the log had forgotten its conversation may show nothing")
  func forgotten() {
    let id = Named.conversation(Self.conversation)
    let page = PageAudit.Page(conversation: id.description, wholeSince: Self.at(60))
    let logs = [id.description: Self.log]
    #expect(PageAudit([page], logs).faults.count == 1)
    #expect(PageAudit([page], logs, forgotten: [id]).faults.isEmpty)
  }

  @Test("A page that says that another one holds control is found")
  func owner() {
    #expect(Self.faults(shown: Self.shown, owner: "agent").count == 1)
  }

  // MARK: Gateways

  private static func calls(_ records: Judged...) -> [GatewayAudit.Call] {
    records.map { GatewayAudit.Call(event: id($0), id: id($0), body: Array(id($0).utf8)) }
  }

  private static func gatewayFaults(_ calls: [GatewayAudit.Call]) -> [String] {
    GatewayAudit([conversation: log], delivered: [conversation: calls]).faults
  }

  @Test("A gateway that got all in order, some of it again, is sound")
  func soundGateway() {
    let audit = GatewayAudit(
      [Self.conversation: Self.log],
      delivered: [Self.conversation: Self.calls(Self.said(1), Self.said(1), Self.said(3))])
    #expect(audit.faults.isEmpty)
    #expect(audit.calls == 3 && audit.repeats == 1)
  }

  @Test("A message that a gateway never got, a void one, or another order is found")
  func brokenGateways() {
    #expect(Self.gatewayFaults(Self.calls(Self.said(1))).count == 1)
    #expect(Self.gatewayFaults(Self.calls(Self.said(1), Self.said(2), Self.said(3))).count == 1)
    #expect(Self.gatewayFaults(Self.calls(Self.said(3), Self.said(1))).count == 1)
    let strange = GatewayAudit([:], delivered: ["x": Self.calls(Self.said(1))])
    #expect(strange.faults.count == 1)
  }

  @Test("A repeat that a gateway which keeps ids would take for news is found")
  func repeats() {
    let sound = Self.calls(Self.said(1), Self.said(3))
    let event = Self.id(Self.said(3))
    let otherID = GatewayAudit.Call(event: event, id: "other", body: sound[1].body)
    let otherBody = GatewayAudit.Call(event: event, id: event, body: [0])
    #expect(Self.gatewayFaults(sound + [otherID]).count == 1)
    #expect(Self.gatewayFaults(sound + [otherBody]).count == 1)
  }

  // MARK: Readers

  private static func held(
    _ topics: [String], _ partitions: [Int32], _ hash: String = "good"
  ) -> FoldedStates {
    FoldedStates(
      service: "s",
      readers: topics.map { topic in
        FoldedStates.Reader(
          name: topic, topic: topic,
          partitions: partitions.map {
            PartitionState(partition: $0, nextOffset: 5, count: 1, stateHash: hash)
          })
      })
  }

  private static let soundStates = [
    "intake": [held(["c"], [0, 1]), held(["c"], [0, 1])], "desk": [held(["c", "t"], [0, 1])],
    "bot": [held(["c"], [1]), held(["c"], [0])], "router": [held(["c", "t"], [0, 1])],
    "delivery": [held(["c"], [0, 1])],
  ]

  private static func faults(_ states: [String: [FoldedStates]]) -> [String] {
    let claims = states.sorted { $0.key < $1.key }.flatMap { service, states in
      states.flatMap { StatesCheck.claims(of: $0, at: service) }
    }
    let log = Dictionary(claims.map { ($0.place, "good") }) { first, _ in first }
    return ReaderAudit(
      StateComparison(claims: claims, log: log), states, partitions: ["c": [0, 1], "t": [0, 1]],
      topics: ["conversations": "c", "teams": "t"]
    ).faults
  }

  @Test("Readers that hold all partitions as the log says are sound")
  func soundReaders() {
    #expect(Self.faults(Self.soundStates).isEmpty)
  }

  @Test("Another state than the log's is found, in each partition that a reader holds it in")
  func divergence() {
    var states = Self.soundStates
    states["intake"]?[1] = Self.held(["c"], [0, 1], "bad")
    let faults = Self.faults(states)
    #expect(faults.count == 2)
    #expect(faults.allSatisfy { $0.hasPrefix("s at intake, its c, holds another state") })
  }

  @Test("A partition that a reader lacks, that nobody holds, or that two of a group hold is found")
  func partitions() {
    func faults(_ service: String, _ states: FoldedStates...) -> Int {
      Self.faults(Self.soundStates.merging([service: states]) { $1 }).count
    }
    #expect(faults("desk", Self.held(["c", "t"], [0])) == 2)
    #expect(faults("bot", Self.held(["c"], [0])) == 1)
    #expect(faults("bot", Self.held(["c"], [0, 1]), Self.held(["c"], [0])) == 1)
  }

  // MARK: Capacity

  private static func offer(_ conversation: UInt64, to agent: String, at seconds: Double) -> Judged
  {
    var body = OfferCreated()
    body.agentID = agent
    return record(conversation, .offerCreated(body), at: seconds)
  }

  private static func record(
    _ conversation: UInt64, _ body: EventBody, at seconds: Double
  ) -> Judged {
    var record = AuditTests.judged(EventID(hi: 8, lo: conversation), .system, body)
    record.conversation = ConversationID(hi: 1, lo: conversation)
    record.timestamp = at(seconds)
    return record
  }

  @Test("An offer to somebody who has no room is found, and one after room was made is not")
  func capacity() {
    let taken = AuditTests.control(
      Self.record(1, .handoffReturned(HandoffReturned()), at: 2), to: .bot)
    let first = Self.offer(1, to: "sofia", at: 1)
    let second = Self.offer(2, to: "sofia", at: 3)
    #expect(AgentLoads([first, taken, second]).faults.isEmpty)
    #expect(AgentLoads([first, second]).faults.count == 1)
  }

  // MARK: Memory and handles

  private static func watch(
    _ service: String, handles: (Int) -> Int = { _ in 50 }, memory: (Int) -> Int = { _ in 80 }
  ) -> ProcessWatch {
    var watch = ProcessWatch()
    for look in 0..<100 {
      watch.note(
        ProcessWatch.Figures(handles: handles(look), memory: memory(look)), of: service)
    }
    return watch
  }

  @Test("What warms up and stays there is level")
  func level() {
    #expect(Self.watch("bot").faults.isEmpty)
    #expect(Self.watch("bot", memory: { min(80, 20 + 4 * $0) }).faults.isEmpty)
    #expect(Self.watch("bot", handles: { $0 == 90 ? 900 : 50 }).faults.isEmpty, "a moment")
  }

  @Test(
    "Handles and memory that grow all the time are found, but not of the broker, which is a log")
  func leaks() {
    #expect(Self.watch("desk", handles: { 50 + $0 }).faults.count == 1)
    #expect(Self.watch("desk", memory: { 80 + 2 * $0 }).faults.count == 1)
    #expect(Self.watch("broker", memory: { 80 + 2 * $0 }).faults.isEmpty)
  }

  // MARK: Stalls

  /// One message that waits for its answer.
  private static func wait(from: Double, for seconds: Double) -> [Judged] {
    var (asked, answered) = (received, said(1))
    (asked.timestamp, answered.timestamp) = (at(from), at(from + seconds))
    return [asked, answered]
  }

  private static func window(_ kind: String, _ from: Double, _ to: Double) -> FaultInjector.Window {
    FaultInjector.Window(kind: kind, from: at(from), to: at(to))
  }

  @Test("A wait counts for all that was broken meanwhile, and alone for what alone was")
  func stalls() {
    let stalls = Stalls(
      [Self.wait(from: 8, for: 4), Self.wait(from: 20, for: 1), Self.wait(from: 40, for: 1)],
      [
        Self.window("kill -9 bot", 10, 21), Self.window("poison teams", 10, 11),
        Self.window("sleep broker", 20, 22),
      ])
    #expect(stalls["kill -9 bot"].answers.count == 2)
    #expect(stalls.alone("kill -9").quantile(1) == 4)
    #expect(stalls["poison teams"].answersAlone.count == 0)
    #expect(stalls["sleep broker"].answersAlone.count == 0)
    #expect(stalls[Stalls.quiet].answersAlone.quantile(1) == 1)
  }

  @Test("A wait for the bot ends where control passes to people")
  func handedOver() {
    var (asked, handoff) = (
      Self.received,
      AuditTests.control(
        AuditTests.judged(EventID(hi: 3, lo: 3), .bot, .handoffRequested(HandoffRequested())),
        to: .queue)
    )
    var answered = Self.said(1)
    (asked.timestamp, handoff.timestamp, answered.timestamp) = (Self.at(1), Self.at(2), Self.at(60))
    let stalls = Stalls([[asked, handoff, answered]], [])
    #expect(stalls[Stalls.quiet].answers.count == 1)
    #expect(stalls[Stalls.quiet].answers.quantile(1) == 1)
  }

  @Test("A wait begins when the customer first tried to send")
  func tried() {
    let stalls = Stalls(
      [Self.wait(from: 8, for: 1)], [Self.window("kill -9 intake", 4, 6)],
      tried: [Self.id(Self.received): Self.at(5)])
    #expect(stalls.alone("kill -9").quantile(1) == 4)
  }

  private static func goals(kill: Double, restart: Double, quiet: Double) -> [StallGoals.Goal] {
    let waits = (0..<30).flatMap { _ in
      [wait(from: 1, for: kill), wait(from: 101, for: restart), wait(from: 201, for: quiet)]
    }
    let windows = [window("kill -9 bot", 0, 90), window("restart bot", 100, 190)]
    return StallGoals(Stalls(waits, windows)).goals
  }

  @Test("The goals are met or missed, and only what is far off is a fault")
  func goals() {
    #expect(Self.goals(kill: 7, restart: 0.2, quiet: 0.1).map(\.isMet) == [true, true])
    let missed = Self.goals(kill: 9, restart: 0.3, quiet: 0.1)
    #expect(missed.map(\.isMet) == [false, false])
    #expect(missed.map(\.isGrosslyMissed) == [false, false])
    #expect(StallGoals(Stalls([], [])).goals.map(\.isMet) == [nil, nil])
    let grossly = Self.goals(kill: 40, restart: 40, quiet: 0.1)
    #expect(grossly.map(\.isGrosslyMissed) == [true, true])
  }

  @Test("Quantiles are of the nearest rank")
  func quantiles() {
    var waits = Waits()
    #expect(waits.quantile(0.5) == nil)
    for wait in (1...100).reversed() { waits.add(Double(wait)) }
    #expect(waits.quantile(0.5) == 51 && waits.quantile(0.99) == 100 && waits.quantile(1) == 100)
  }
}
