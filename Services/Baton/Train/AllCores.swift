import Dispatch
import Synchronization
import Understanding

/// Works on as many pieces at a time as there are cores.
struct AllCores: Workforce {
  func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex([Int: Result]())
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result = work(place)
      results.withLock { $0[place] = result }
    }
    return results.withLock { results in (0..<count).compactMap { results[$0] } }
  }
}
