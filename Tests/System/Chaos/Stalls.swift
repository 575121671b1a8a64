import Conversation

/// How long customers waited for the bot since they tried to send a message: for its outcome, or for
/// control's passing to people, whose time is their own. And how long from there to the first offer.
/// By what was broken: an answer's wait counts wherever it touches, an offer's where it began.
struct Stalls {
  /// What waiting is like under one kind of fault.
  struct Kind: Sendable {
    /// Of all who waited while it was broken, whatever else was.
    var answers = Waits()
    /// Of those while nothing else was that keeps a process from its work.
    var answersAlone = Waits()
    var offers = Waits()
  }

  static let quiet = "(nothing broken)"
  /// How the kinds begin that keep no process from its work.
  private static let harmless = [
    "poison", "retry storm", "early timekeeper", "gateway trouble", "wrong bot",
  ]

  private(set) var kinds: [String: Kind] = [:]
  private let windows: [FaultInjector.Window]

  /// - Parameter tried: when customers first tried to send their messages, by the messages' events;
  ///   one that is not among them waits from its record on.
  init(
    _ conversations: some Sequence<[Judged]>, _ windows: [FaultInjector.Window],
    tried: [String: Timestamp] = [:]
  ) {
    self.windows = windows
    for records in conversations {
      for wait in Self.waitsForAnswers(records, tried) { addAnswer(wait) }
      for wait in Self.waitsForOffers(records) { addOffer(wait) }
    }
  }

  subscript(kind: String) -> Kind { kinds[kind] ?? Kind() }

  /// Those while nothing else was broken, of all kinds whose names begin so.
  func alone(_ prefix: String) -> Waits {
    kinds.filter { $0.key.hasPrefix(prefix) }.values.reduce(into: Waits()) {
      $0.add($1.answersAlone)
    }
  }

  private struct Wait {
    var from: Timestamp
    var to: Timestamp

    var seconds: Double { Double(to.milliseconds(since: from)) / 1_000 }
  }

  private mutating func addAnswer(_ wait: Wait) {
    let broken = broken(during: wait)
    for kind in broken { kinds[kind, default: Kind()].answers.add(wait.seconds) }
    let serious = broken.filter { kind in !Self.harmless.contains { kind.hasPrefix($0) } }
    for kind in broken where serious.isSubset(of: [kind]) {
      kinds[kind, default: Kind()].answersAlone.add(wait.seconds)
    }
  }

  private mutating func addOffer(_ wait: Wait) {
    for kind in broken(during: Wait(from: wait.from, to: wait.from)) {
      kinds[kind, default: Kind()].offers.add(wait.seconds)
    }
  }

  private func broken(during wait: Wait) -> Set<String> {
    let kinds = windows.filter { $0.from <= wait.to && wait.from <= $0.to }.map(\.kind)
    return Set(kinds.isEmpty ? [Self.quiet] : kinds)
  }

  /// Of messages that came while the bot held control.
  private static func waitsForAnswers(
    _ records: [Judged], _ tried: [String: Timestamp]
  ) -> [Wait] {
    var owner = Owner.none
    var open: [EventID: Timestamp] = [:]
    return records.filter(\.verdict.isEffective).flatMap { record -> [Wait] in
      owner = record.control?.after.owner ?? owner
      if owner == .bot, record.isEffective("message.received"), let id = record.event?.id {
        open[id] = tried[id.description] ?? record.timestamp
      }
      let isLetGo = record.control != nil && owner != .bot
      let settled = isLetGo ? Array(open.keys) : record.outcomes.map(\.message)
      return settled.compactMap { message in
        open.removeValue(forKey: message).map { Wait(from: $0, to: record.timestamp) }
      }
    }
  }

  /// From control's passing to the queue until somebody is asked; who leaves before is left out.
  private static func waitsForOffers(_ records: [Judged]) -> [Wait] {
    var queued: Timestamp?
    return records.filter(\.verdict.isEffective).compactMap { record in
      if let control = record.control {
        queued = control.after.owner == .queue ? record.timestamp : nil
      }
      guard record.isEffective("offer.created"), let from = queued else { return nil }
      queued = nil
      return Wait(from: from, to: record.timestamp)
    }
  }
}
