import ConversationTesting
@testable import Routing
import Testing

@Suite("Elements in order")
struct SortedRunsTests {
  @Test("They are what a sorted list is, whatever is put in and taken out", arguments: 0..<4)
  func likeAList(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var runs = SortedRuns<Int>()
    var list: [Int] = []
    for step in 0..<6_000 {
      let value = random.below(2_000)
      if random.chance(step < 4_000 ? 70 : 30) {
        if !list.contains(value) {
          runs.insert(value)
          list.insert(value, at: list.firstIndex { $0 > value } ?? list.count)
        }
      } else {
        let place = list.firstIndex(of: value)
        #expect(runs.remove(value) == (place != nil))
        if let place { list.remove(at: place) }
      }
      if step % 97 == 0 { compare(runs, list, random.below(2_000)) }
    }
  }

  private func compare(_ runs: SortedRuns<Int>, _ list: [Int], _ probe: Int) {
    var all: [Int] = []
    runs.forEach {
      all.append($0)
      return true
    }
    #expect(all == list)
    #expect(runs.count == list.count)
    #expect(runs.first == list.first)
    #expect(runs.rank(of: probe) == list.count { $0 < probe })
    #expect(runs.next(after: probe) == list.first { $0 > probe })
    #expect(runs.next(after: nil) == list.first)
  }
}
