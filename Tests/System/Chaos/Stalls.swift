import Conversation

/// How long customers waited for the bot's first outcome of a message, and for the first offer to a
/// person, by what was broken when their waiting began.
struct Stalls {
  /// Seconds, in rising order.
  struct Waits: Sendable {
    private(set) var seconds: [Double] = []

    var count: Int { seconds.count }

    mutating func add(_ wait: Double) {
      let place = seconds.firstIndex { $0 > wait } ?? seconds.count
      seconds.insert(wait, at: place)
    }

    /// Nil where nobody waited. The nearest rank.
    func quantile(_ share: Double) -> Double? {
      guard !seconds.isEmpty else { return nil }
      return seconds[min(Int(share * Double(count)), count - 1)]
    }
  }

  static let quiet = "(nothing broken)"

  private(set) var answers: [String: Waits] = [:]
  private(set) var offers: [String: Waits] = [:]

  init(_ conversations: some Sequence<[Judged]>, _ windows: [FaultInjector.Window]) {
    for records in conversations {
      for wait in Self.waitsForAnswers(records) { Self.add(wait, to: &answers, windows) }
      for wait in Self.waitsForOffers(records) { Self.add(wait, to: &offers, windows) }
    }
  }

  private struct Wait {
    var from: Timestamp
    var to: Timestamp
  }

  private static func add(
    _ wait: Wait, to waits: inout [String: Waits], _ windows: [FaultInjector.Window]
  ) {
    let broken = windows.filter { $0.from <= wait.from && wait.from <= $0.to }.map(\.kind)
    let seconds = Double(wait.to.milliseconds(since: wait.from)) / 1_000
    for kind in Set(broken.isEmpty ? [quiet] : broken) {
      waits[kind, default: Waits()].add(seconds)
    }
  }

  /// Of messages that came while the bot held control.
  private static func waitsForAnswers(_ records: [Judged]) -> [Wait] {
    var owner = Owner.none
    var open: [EventID: Timestamp] = [:]
    return records.filter(\.verdict.isEffective).flatMap { record -> [Wait] in
      owner = record.control?.after.owner ?? owner
      if owner == .bot, record.isEffective("message.received"), let id = record.event?.id {
        open[id] = record.timestamp
      }
      return record.outcomes.compactMap { outcome in
        open.removeValue(forKey: outcome.message).map { Wait(from: $0, to: record.timestamp) }
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
