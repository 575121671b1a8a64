extension Section {
  func routingPolicy() -> RoutingPolicy {
    var policy = RoutingPolicy()
    policy.score = child("score") { $0.scorePolicy() } ?? policy.score
    policy.capacity = child("capacity") { $0.capacityPolicy() } ?? policy.capacity
    child("pause") { section in
      policy.timeoutsBeforePause = section.integer(
        "timeouts", in: 0...100, default: policy.timeoutsBeforePause)
      policy.declinesBeforePause = section.integer(
        "declines", in: 0...100, default: policy.declinesBeforePause)
      return ()
    }
    policy.lostGrace = duration("lostGrace", default: policy.lostGrace)
    policy.backfillAfter = duration("backfillAfter", default: policy.backfillAfter)
    policy.sparesGeneralists = flag("sparesGeneralists", default: policy.sparesGeneralists)
    return policy
  }

  private func scorePolicy() -> ScorePolicy {
    var score = ScorePolicy()
    score.waitPerPoint = duration("waitPerPoint", default: score.waitPerPoint)
    score.priority = number("priority", in: 0...1_000, default: score.priority)
    let levels = ["low", "normal", "high", "critical"]
    child("urgency") { section in
      score.urgency = levels.enumerated().map { place, level in
        section.integer(level, in: -1_000...1_000, default: score.urgency[place])
      }
      return ()
    }
    child("tiers") { section in
      score.tiers = section.keys.map { tier in
        ScorePolicy.Tier(
          tier: tier, points: section.integer(tier, in: -1_000...1_000, default: 0))
      }
      return ()
    }
    score.sentiment = integer("sentiment", in: 0...1_000, default: score.sentiment)
    score.falling = integer("falling", in: 0...1_000, default: score.falling)
    score.promise = integer("promise", in: 0...1_000, default: score.promise)
    score.fit = number("fit", in: 0...1_000, default: score.fit)
    return score
  }

  private func capacityPolicy() -> CapacityPolicy {
    var capacity = CapacityPolicy()
    child("channels") { section in
      capacity.channels = section.keys.map { channel in
        CapacityPolicy.Channel(
          channel: channel, units: section.integer(channel, in: 1...100, default: 1))
      }
      return ()
    }
    capacity.hard = integer("hard", in: 0...100, default: capacity.hard)
    capacity.hardReasons = texts("hardReasons").compactMap { reason in
      let known = EscalationReason(rawValue: reason)
      if known == nil {
        let all = EscalationReason.allCases.map(\.rawValue).joined(separator: ", ")
        report("hardReasons", "\"\(reason)\" must be one of \(all)")
      }
      return known
    }
    capacity.wrapUpCounts = flag("wrapUpCounts", default: capacity.wrapUpCounts)
    capacity.wrapUpLimit = optionalDuration("wrapUpLimit")
    capacity.isSnoozedFree = flag("snoozedIsFree", default: capacity.isSnoozedFree)
    return capacity
  }

  /// Nil where nothing is said.
  func optionalDuration(_ key: String) -> Duration? {
    has(key) ? duration(key, default: .seconds(60)) : nil
  }
}
