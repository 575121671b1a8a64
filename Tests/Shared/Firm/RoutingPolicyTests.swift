import Firm
import Foundation
import Testing

@Suite("How work is shared out, as teams.yaml says it")
struct RoutingPolicyTests {
  private static func teams(_ queue: String, agents: String = "", routing: String = "") -> String {
    """
    routing: {\(routing)}
    hours:
      - id: office
        timeZone: Asia/Shanghai
        closed: ["2026-10-01"]
        weekly: [{days: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00"}]
    teams:
      - id: shop
        name: {en: Shop}
        queues:
          - {id: general, name: {en: General}\(queue)}
          - {id: vip, name: {en: VIP}}
        agents:
          - {id: lin, name: Lin, secret: lin-demo, skills: [orders=3, chess]\(agents)}
      - id: pay
        name: {en: Pay}
        queues: [{id: cards, name: {en: Cards}}]
        agents: [{id: wang, name: Wang, secret: wang-demo}]
    """
  }

  @Test("Everything that may be said is read")
  func everything() throws {
    let folder = try FirmFolder(
      teams: Self.teams(
        """
        , skills: ["orders>=2", "chess?"], relax: [{after: 1m, skills: [orders]}, {after: 3m, anyLanguage: true}], \
        hard: true, pull: true, sameAgent: true, hours: office, promise: 30m, \
        serviceLevels: [{tier: gold, handoffWait: 30s, warnAt: 0.5}, {resolution: 8h}], \
        overflow: [{to: vip, after: 5m, length: 9}]
        """.replacingOccurrences(of: "\\\n", with: ""),
        agents: ", queues: [general], backfill: [vip]",
        routing: "score: {waitPerPoint: 30s, tiers: {gold: 7}, fit: 1.5}, pause: {timeouts: 2}"))
    let firm = try folder.load()
    let queue = try #require(firm.queue("general"))
    #expect(queue.rings.map(\.skills) == [["orders"], []])
    #expect(queue.rings[1].isAnyLanguage)
    #expect(queue.isHard && queue.isPulled && queue.asksSameAgent)
    #expect(queue.promise == .seconds(1_800))
    #expect(queue.targets.map(\.tier) == ["gold", nil])
    #expect(queue.overflow == [Queue.Overflow(queue: "vip", after: .seconds(300), length: 9)])
    #expect(firm.agent("lin")?.queues == ["general"])
    #expect(firm.agent("lin")?.backfill == ["vip"])
    #expect(firm.routing.score.waitPerPoint == .seconds(30))
    #expect(firm.routing.score.fit == 1.5)
    #expect(firm.routing.score.tiers == [ScorePolicy.Tier(tier: "gold", points: 7)])
    #expect(firm.routing.timeoutsBeforePause == 2)
  }

  @Test("What cannot be is refused, all of it at once")
  func refused() throws {
    let folder = try FirmFolder(
      teams: Self.teams(
        """
        , skills: [orders>=9, "rare?"], relax: [{after: 2m, skills: ["a=b"]}, {after: 1m}], promise: 1h, \
        serviceLevels: [{handoffWait: 1m}, {resolution: 1h}], overflow: [{to: general}]
        """.replacingOccurrences(of: "\\\n", with: ""),
        agents: ", queues: [general, cards], backfill: [general]",
        routing: "score: {promise: -1}, capacity: {hardReasons: [bored], channels: {email: 0}}"))
    #expect(
      folder.problems == [
        #"teams.yaml:1: routing.score.promise: "-1" must be a whole number from 0 to 1000"#,
        #"teams.yaml:1: routing.capacity.channels.email: "0" must be a whole number from 1 to 100"#,
        "teams.yaml:1: routing.capacity.hardReasons: \"bored\" must be one of customer_request, "
          + "low_confidence, no_answer, repeated_failure, negative_sentiment, out_of_scope, "
          + "policy_required, bot_error, bot_timeout, max_turns, identity_unverified, "
          + "multi_department, supervisor_takeover, after_hours",
        #"teams.yaml:11: teams[0].queues[0].relax[0].skills: "a=b" must be a skill such as returns, returns>=3 or returns?"#,
        "teams.yaml:11: teams[0].queues[0].relax: 1m must be later than 2m",
        #"teams.yaml:11: teams[0].queues[0].serviceLevels[1]: the tier "every other" is there twice"#,
        "teams.yaml:11: teams[0].queues[0].overflow[0].to: is this queue itself",
        "teams.yaml:11: teams[0].queues[0].overflow[0].after: is missing (or length): when it goes there",
        "teams.yaml:11: teams[0].queues[0].promise: is for outside opening hours, and this queue is always open",
        #"teams.yaml:11: teams[0].queues[0]: there is no skill "rare": no agent has it; known: chess, orders"#,
        #"teams.yaml:12: teams[0].queues[1]: nobody can serve this queue: the team "shop" has no agent with capacity for it"#,
        #"teams.yaml:14: teams[0].agents[0].backfill: "general" stands under queues too; keep one of them"#,
        #"teams.yaml:14: teams[0].agents[0]: the queue "cards" belongs to the team "pay", not to "shop""#,
      ])
  }

  @Test("A level that nobody has leaves a queue that nobody can serve")
  func level() throws {
    let folder = try FirmFolder(teams: Self.teams(", skills: [\"orders>=4\"]"))
    #expect(
      folder.problems == [
        #"teams.yaml:11: teams[0].queues[0]: nobody can serve this queue: no agent of the team "shop" with capacity has all of: orders>=4"#
      ])
  }

  @Test("Opening hours are moments in order, by their time zone, without holidays")
  func moments() throws {
    let firm = try FirmFolder(teams: Self.teams(", hours: office")).load()
    let hours = firm.hours(of: try #require(firm.queue("general")))
    // Wednesday, 2026-09-30, 12:00 in Shanghai.
    let noon: Int64 = 1_790_740_800_000
    let moments = hours.moments(aroundMilliseconds: noon)
    #expect(moments == hours.moments(aroundMilliseconds: noon + 3_600_000))
    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0.closes < $1.opens })
    let today = try #require(moments.first { $0.closes > noon })
    #expect(today.opens == noon - 3 * 3_600_000)
    #expect(today.closes == noon + 6 * 3_600_000)
    // The next day is a holiday.
    let next = try #require(moments.first { $0.opens > noon })
    #expect(next.opens == today.opens + 2 * 86_400_000)
  }
}
