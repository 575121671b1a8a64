extension Section {
  func queue(of team: String) -> Queue? {
    let id = identifier()
    if let id { problems.define(.queue, id, at: place) }
    let name = wording("name")
    let hours = optionalText("hours") ?? OpeningHours.always.id
    problems.name(.hours, hours, at: place(of: "hours"))
    let skills = askedSkills("skills")
    let priority = integer("priority", in: 0...10, default: 5)
    let level = child("serviceLevel") { $0.serviceLevel() } ?? ServiceLevel()
    let offer = optionalDuration("offer")
    var queue = Queue(
      id: id ?? "", team: team, name: name ?? Wording(en: ""), requiredSkills: skills,
      priority: priority, hours: hours, serviceLevel: level, offer: offer)
    readRouting(into: &queue)
    return id == nil || name == nil ? nil : queue
  }

  private func readRouting(into queue: inout Queue) {
    queue.rings = each("relax") { $0.ring() }
    for (one, next) in zip(queue.rings, queue.rings.dropFirst()) where next.after <= one.after {
      report("relax", "\(next.after.text) must be later than \(one.after.text)")
    }
    queue.isHard = flag("hard")
    queue.isPulled = flag("pull")
    queue.asksSameAgent = flag("sameAgent")
    queue.targets = each("serviceLevels") { $0.serviceTargets() }
    reportTwice(queue.targets)
    queue.overflow = each("overflow") { $0.overflow(from: queue.id) }
    queue.promise = optionalDuration("promise")
    if queue.promise != nil, queue.hours == OpeningHours.always.id {
      report("promise", "is for outside opening hours, and this queue is always open")
    }
  }

  /// Skills as a queue asks for them.
  func askedSkills(_ key: String) -> [String] {
    texts(key).filter { text in
      guard AskedSkill(text) == nil else { return true }
      report(key, "\"\(text)\" must be a skill such as returns, returns>=3 or returns?")
      return false
    }
  }

  private func serviceLevel() -> ServiceLevel {
    let other = ServiceLevel()
    return ServiceLevel(
      share: number("share", in: 0...1, default: other.share),
      within: duration("within", default: other.within))
  }

  private func ring() -> Queue.Ring? {
    guard let after = optionalDuration("after") else {
      if !has("after") { report("after", "is missing: a time of waiting such as 1m") }
      return nil
    }
    return Queue.Ring(
      after: after, skills: askedSkills("skills"), isAnyLanguage: flag("anyLanguage"))
  }

  private func serviceTargets() -> ServiceTargets {
    var targets = ServiceTargets(tier: optionalText("tier"))
    targets.handoffWait = optionalDuration("handoffWait")
    targets.firstResponse = optionalDuration("firstResponse")
    targets.nextResponse = optionalDuration("nextResponse")
    targets.resolution = optionalDuration("resolution")
    targets.warnAt = number("warnAt", in: 0...1)
    return targets
  }

  private func reportTwice(_ targets: [ServiceTargets]) {
    for (place, target) in targets.enumerated()
    where targets[..<place].contains(where: { $0.tier == target.tier }) {
      report(
        "serviceLevels[\(place)]", "the tier \"\(target.tier ?? "every other")\" is there twice")
    }
  }

  private func overflow(from queue: String) -> Queue.Overflow? {
    guard let to = text("to") else { return nil }
    problems.name(.queue, to, at: place(of: "to"))
    if to == queue { report("to", "is this queue itself") }
    let overflow = Queue.Overflow(
      queue: to, after: optionalDuration("after"),
      length: optionalInteger("length", in: 1...100_000))
    if overflow.after == nil, overflow.length == nil {
      report("after", "is missing (or length): when it goes there")
    }
    return overflow
  }
}
