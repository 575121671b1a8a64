/// Elements in order, in runs of a bounded length: to insert, remove, find and number one takes a few
/// steps among half a million.
struct SortedRuns<Element: Comparable & Sendable>: Sendable {
  private static var longest: Int { 256 }

  /// None is empty.
  private var runs: [[Element]] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }
  var first: Element? { runs.first?.first }

  mutating func insert(_ element: Element) {
    count += 1
    guard !runs.isEmpty else {
      runs = [[element]]
      return
    }
    let run = min(self.run(of: element), runs.count - 1)
    runs[run].insert(element, at: Self.place(of: element, in: runs[run]))
    if runs[run].count > Self.longest { split(run) }
  }

  /// Whether it was there.
  @discardableResult
  mutating func remove(_ element: Element) -> Bool {
    let run = self.run(of: element)
    guard run < runs.count else { return false }
    let place = Self.place(of: element, in: runs[run])
    guard place < runs[run].count, runs[run][place] == element else { return false }
    runs[run].remove(at: place)
    if runs[run].isEmpty { runs.remove(at: run) }
    count -= 1
    return true
  }

  /// How many come before it, whether it is there or not.
  func rank(of element: Element) -> Int {
    let run = self.run(of: element)
    guard run < runs.count else { return count }
    var before = 0
    for earlier in 0..<run { before += runs[earlier].count }
    return before + Self.place(of: element, in: runs[run])
  }

  /// In order, until `body` says that it has seen enough.
  func forEach(while body: (Element) -> Bool) {
    for run in runs {
      for element in run {
        guard body(element) else { return }
      }
    }
  }

  /// The first after that one; the first of all after nil.
  func next(after element: Element?) -> Element? {
    guard let element else { return first }
    let run = self.run(of: element)
    guard run < runs.count else { return nil }
    var place = Self.place(of: element, in: runs[run])
    if place < runs[run].count, runs[run][place] == element { place += 1 }
    if place < runs[run].count { return runs[run][place] }
    return run + 1 < runs.count ? runs[run + 1][0] : nil
  }

  private mutating func split(_ run: Int) {
    let half = runs[run].count / 2
    let upper = Array(runs[run][half...])
    runs[run].removeLast(upper.count)
    runs.insert(upper, at: run + 1)
  }

  /// The first run whose last element is not before it.
  private func run(of element: Element) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle][runs[middle].count - 1] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func place(of element: Element, in run: [Element]) -> Int {
    var (low, high) = (0, run.count)
    while low < high {
      let middle = (low + high) / 2
      if run[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
