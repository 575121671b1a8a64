internal import Conversation
internal import Firm
internal import Foundation
internal import Routing

/// A team as its log is told of it: rules, people, queues, and opening hours as moments.
extension TeamConfigured {
  /// Nil for a team that the firm does not have.
  init?(team id: String, of firm: Firm, at now: Timestamp) {
    guard let team = firm.team(id) else { return nil }
    self.init()
    agents = team.agents.map { ConfiguredAgent($0) }
    queues = team.queues.map { ConfiguredQueue($0, of: firm) }
    let used = team.queues.map { firm.hours(of: $0) }.filter { !$0.alwaysOpen }
    hours = used.enumerated().filter { place, hours in
      !used[..<place].contains { $0.id == hours.id }
    }.map { ConfiguredHours($0.element, at: now) }
    rules = RoutingRules(firm.routing)
    if let fallback = team.fallback, let queue = firm.queue(fallback.queue) {
      rules.fallback = Overflow(to: queue)
      rules.fallback.afterMs = UInt32(clamping: fallback.after.wholeMilliseconds)
    }
  }
}

extension ConfiguredAgent {
  fileprivate init(_ agent: Agent) {
    self.init()
    id = agent.id
    name = agent.name
    skills = agent.skills + agent.languages.map(AgentState.languageSkill)
    capacity = UInt32(clamping: agent.capacity)
    queues = agent.queues
    backfill = agent.backfill
  }
}

extension ConfiguredQueue {
  fileprivate init(_ queue: Queue, of firm: Firm) {
    self.init()
    id = queue.id
    skills = queue.requiredSkills
    offerMs = UInt32(clamping: queue.offer?.wholeMilliseconds ?? 0)
    rings = queue.rings.map { Ring($0) }
    isHard = queue.isHard
    isPulled = queue.isPulled
    sameAgent = queue.asksSameAgent
    if !firm.hours(of: queue).alwaysOpen { hours = queue.hours }
    targets = queue.targets.flatMap { ServiceTarget.all($0) }
    overflow = queue.overflow.compactMap { overflow in
      guard let to = firm.queue(overflow.queue) else { return nil }
      var stated = Overflow(to: to)
      stated.afterMs = UInt32(clamping: overflow.after?.wholeMilliseconds ?? 0)
      stated.length = UInt32(clamping: overflow.length ?? 0)
      return stated
    }
    promiseMs = UInt32(clamping: queue.promise?.wholeMilliseconds ?? 0)
  }
}

extension Ring {
  fileprivate init(_ ring: Queue.Ring) {
    self.init()
    afterMs = UInt32(clamping: ring.after.wholeMilliseconds)
    skills = ring.skills
    anyLanguage = ring.isAnyLanguage
  }
}

extension Overflow {
  fileprivate init(to queue: Queue) {
    self.init()
    team = queue.team
    self.queue = queue.id
    skills = queue.requiredSkills
  }
}

extension ServiceTarget {
  fileprivate static func all(_ targets: ServiceTargets) -> [ServiceTarget] {
    let times: [(Measure, Duration?)] = [
      (.handoffWait, targets.handoffWait), (.firstResponse, targets.firstResponse),
      (.nextResponse, targets.nextResponse), (.resolution, targets.resolution),
    ]
    return times.compactMap { measure, time in
      guard let time else { return nil }
      var target = ServiceTarget()
      target.tier = targets.tier ?? ""
      target.measure = measure
      target.withinMs = UInt32(clamping: time.wholeMilliseconds)
      target.warnPercent = UInt32(clamping: Int((targets.warnAt ?? 0) * 100))
      return target
    }
  }
}

extension ConfiguredHours {
  fileprivate init(_ hours: OpeningHours, at now: Timestamp) {
    self.init()
    id = hours.id
    let moments = hours.moments(aroundMilliseconds: now.milliseconds)
    opensMs = moments.map(\.opens)
    closesMs = moments.map(\.closes)
  }
}

extension RoutingRules {
  fileprivate init(_ policy: RoutingPolicy) {
    self.init()
    score = ScoreWeights(policy.score)
    channels = policy.capacity.channels.map { channel in
      var units = ChannelUnits()
      units.channel = channel.channel
      units.units = UInt32(clamping: channel.units)
      return units
    }
    hardUnits = UInt32(clamping: policy.capacity.hard)
    hardReasons = policy.capacity.hardReasons.map(\.number)
    wrapUpCounts = policy.capacity.wrapUpCounts
    wrapUpMs = UInt32(clamping: policy.capacity.wrapUpLimit?.wholeMilliseconds ?? 0)
    snoozedIsFree = policy.capacity.isSnoozedFree
    timeoutsBeforePause = UInt32(clamping: policy.timeoutsBeforePause)
    declinesBeforePause = UInt32(clamping: policy.declinesBeforePause)
    lostGraceMs = UInt32(clamping: policy.lostGrace.wholeMilliseconds)
    backfillAfterMs = UInt32(clamping: policy.backfillAfter.wholeMilliseconds)
    sparesGeneralists = policy.sparesGeneralists
  }
}

extension ScoreWeights {
  fileprivate init(_ policy: ScorePolicy) {
    self.init()
    waitMsPerPoint = UInt32(clamping: policy.waitPerPoint.wholeMilliseconds)
    priority = Int32(clamping: Int((policy.priority * 100).rounded()))
    urgency = policy.urgency.map { Int32(clamping: $0) }
    tiers = policy.tiers.map { tier in
      var points = TierPoints()
      points.tier = tier.tier
      points.points = Int32(clamping: tier.points)
      return points
    }
    sentiment = Int32(clamping: policy.sentiment)
    slope = Int32(clamping: policy.falling)
    promise = Int32(clamping: policy.promise)
    fit = Int32(clamping: Int((policy.fit * 100).rounded()))
  }
}
