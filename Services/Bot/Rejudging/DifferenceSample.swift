internal import Conversation

/// So many differences of each kind and judgement: whole sessions, chosen by their ids alone, so that
/// neither the order of partitions nor their number changes which.
public struct DifferenceSample: Sendable, Equatable {
  private struct Bucket: Hashable {
    var kind: DifferenceKind
    var judgement: Judgement
  }

  private struct Ranked: Equatable {
    var rank: UInt64
    var difference: Difference

    func isBefore(_ other: Ranked) -> Bool {
      (rank, difference.offset) < (other.rank, other.difference.offset)
    }
  }

  private let limit: Int
  /// By rank, and no more than the limit in each.
  private var buckets: [Bucket: [Ranked]] = [:]

  /// - Parameter limit: of each kind and judgement; 0 or more.
  init(limit: Int) {
    self.limit = limit
  }

  /// What is kept, in the order of time.
  public var all: [Difference] {
    buckets.values.joined().map(\.difference).sorted {
      ($0.timestamp, $0.partition, $0.offset) < ($1.timestamp, $1.partition, $1.offset)
    }
  }

  mutating func add(_ difference: Difference) {
    add(Ranked(rank: Self.rank(of: difference), difference: difference))
  }

  mutating func merge(_ sample: DifferenceSample) {
    for ranked in sample.buckets.values.joined() { add(ranked) }
  }

  private mutating func add(_ ranked: Ranked) {
    let difference = ranked.difference
    let bucket = Bucket(kind: difference.kind, judgement: difference.judgement)
    var kept = buckets[bucket] ?? []
    buckets[bucket] = nil
    defer { buckets[bucket] = kept }
    if kept.count >= limit {
      guard let last = kept.last, ranked.isBefore(last) else { return }
      kept.removeLast()
    }
    let place = kept.firstIndex { ranked.isBefore($0) } ?? kept.endIndex
    kept.insert(ranked, at: place)
  }

  /// Spreads sessions evenly; the same in every run. The mixer of SplitMix64
  /// (https://prng.di.unimi.it/splitmix64.c).
  private static func rank(of difference: Difference) -> UInt64 {
    var mixed =
      difference.conversation.hi ^ difference.conversation.lo &+ UInt64(difference.session)
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
