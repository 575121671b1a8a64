public import Conversation

/// When people work, as moments in order: the calendar, its time zone and holidays were resolved when the
/// configuration was stated, so that every fold counts the same. Beyond the last moment it is open.
extension ConfiguredHours {
  private static let spansKept = 1_000
  /// Up to the end of the year 9999.
  private static let moments: ClosedRange<Int64> = 0...253_402_300_799_999

  /// Whether every span ends after it begins and before the next one does.
  var isOrdered: Bool {
    guard opensMs.count == closesMs.count, opensMs.count <= Self.spansKept else { return false }
    for (place, opens) in opensMs.enumerated() {
      guard opens < closesMs[place], Self.moments.contains(opens),
        Self.moments.contains(closesMs[place])
      else { return false }
      if place > 0, opens < closesMs[place - 1] { return false }
    }
    return true
  }

  /// The first span that ends after that moment.
  private func span(after moment: Int64) -> Int {
    var (low, high) = (0, closesMs.count)
    while low < high {
      let middle = (low + high) / 2
      if closesMs[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func isOpen(at moment: Timestamp) -> Bool {
    let span = span(after: moment.milliseconds)
    return span == closesMs.count || opensMs[span] <= moment.milliseconds
  }

  /// The moment itself where it is open then.
  func nextOpening(from moment: Timestamp) -> Timestamp {
    let span = span(after: moment.milliseconds)
    guard span < closesMs.count, opensMs[span] > moment.milliseconds else { return moment }
    return Timestamp(milliseconds: opensMs[span])
  }

  /// Open milliseconds between two moments.
  func open(from start: Timestamp, to end: Timestamp) -> Int64 {
    guard start < end else { return 0 }
    var sum: Int64 = 0
    var place = span(after: start.milliseconds)
    while place < closesMs.count, opensMs[place] < end.milliseconds {
      let from = max(opensMs[place], start.milliseconds)
      sum += min(closesMs[place], end.milliseconds) - from
      place += 1
    }
    let last = Timestamp(milliseconds: max(closesMs.last ?? start.milliseconds, start.milliseconds))
    if end > last {
      let (all, overflow) = sum.addingReportingOverflow(end.milliseconds(since: last))
      sum = overflow ? .max : all
    }
    return sum
  }

  /// The moment at which so many open milliseconds have gone since `start`.
  func moment(after milliseconds: Int64, from start: Timestamp) -> Timestamp {
    var left = milliseconds
    var place = span(after: start.milliseconds)
    while place < closesMs.count {
      let from = max(opensMs[place], start.milliseconds)
      let length = closesMs[place] - from
      if left <= length { return Timestamp(milliseconds: from + left) }
      left -= length
      place += 1
    }
    let last = max(closesMs.last ?? start.milliseconds, start.milliseconds)
    return Timestamp(milliseconds: last).adding(milliseconds: left)
  }
}

extension TeamState {
  private func hours(of queue: ConfiguredQueue?) -> ConfiguredHours? {
    guard let id = queue?.hours, !id.isEmpty else { return nil }
    return hours.first { $0.id == id }
  }

  /// Whether people work on a queue then, and no supervisor closed it.
  public func isOpen(_ queue: String, at moment: Timestamp) -> Bool {
    guard !closedQueues.contains(queue) else { return false }
    return hours(of: self.queue(queue))?.isOpen(at: moment) ?? true
  }

  /// When people work on it next; the moment itself where they do then.
  public func opening(of queue: String, from moment: Timestamp) -> Timestamp {
    hours(of: self.queue(queue))?.nextOpening(from: moment) ?? moment
  }

  func businessTime(of queue: String, from start: Timestamp, to end: Timestamp) -> Int64 {
    guard let hours = hours(of: self.queue(queue)) else {
      return max(0, end.milliseconds(since: start))
    }
    return hours.open(from: start, to: end)
  }

  func businessMoment(of queue: String, after milliseconds: Int64, from start: Timestamp)
    -> Timestamp
  {
    guard let hours = hours(of: self.queue(queue)) else {
      return start.adding(milliseconds: milliseconds)
    }
    return hours.moment(after: milliseconds, from: start)
  }
}
