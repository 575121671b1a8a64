import LogRuntime
import ServiceHost

/// What readers say that they hold, against what the log says that they should.
struct StateComparison {
  /// One reader's word about one partition.
  struct Claim: Equatable, Sendable {
    /// For people: the service, its address, and which of its readers.
    var reader: String
    var topic: String
    var state: PartitionState

    var place: Place {
      Place(topic: topic, partition: state.partition, nextOffset: state.nextOffset)
    }
  }

  /// Up to where a partition was folded.
  struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
    var topic: String
    var partition: Int32
    var nextOffset: Int64

    var description: String { "\(topic)-\(partition) before \(nextOffset)" }

    static func < (left: Place, right: Place) -> Bool {
      (left.topic, left.partition, left.nextOffset)
        < (right.topic, right.partition, right.nextOffset)
    }
  }

  let claims: [Claim]
  /// The hashes that the log itself gives, by a fold of all of it; a place is missing where the log
  /// no longer holds its beginning.
  let log: [Place: String]

  var readers: Int { Set(claims.map(\.reader)).count }
  var partitions: Int { Set(claims.map { "\($0.topic) \($0.state.partition)" }).count }

  /// Who holds something else than the log says, or than others at the same place; in order.
  var divergences: [String] {
    let places = Dictionary(grouping: claims, by: \.place)
    return places.sorted { $0.key < $1.key }.flatMap { place, claims -> [String] in
      if let hash = log[place] {
        return claims.filter { $0.state.stateHash != hash }
          .map { "\($0.reader) holds another state than the log's of \(place)" }
      }
      guard Set(claims.map(\.state.stateHash)).count > 1 else { return [] }
      let readers = claims.map(\.reader).sorted().joined(separator: ", ")
      return ["\(readers) hold different states of \(place)"]
    }
  }
}
