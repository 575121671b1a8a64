import Conversation
import LogRuntime
import Routing

/// Folds the logs from their beginning, for the states at certain places.
struct StatesOfTheLog {
  typealias Place = StateComparison.Place

  var settings: LogSettings

  /// The state's hash at each of the places that the log still holds all before.
  func hashes(at places: Set<Place>) async throws -> [Place: String] {
    let (conversations, teams) = (settings.topics.conversations, settings.topics.teams)
    var hashes = try await hashes(of: conversations, at: places) { ConversationLog(partition: $0) }
    hashes.merge(try await self.hashes(of: teams, at: places) { TeamLog(partition: $0) }) { $1 }
    return hashes
  }

  private func hashes<Fold: PartitionFold>(
    of topic: String, at places: Set<Place>, _ make: (Int32) -> Fold
  ) async throws -> [Place: String] {
    guard places.contains(where: { $0.topic == topic }) else { return [:] }
    var folds: [Int32: Fold] = [:]
    var hashes: [Place: String] = [:]
    for place in places where place.topic == topic && place.nextOffset == 0 {
      hashes[place] = make(place.partition).stateHash
    }
    try await TopicReader(settings: settings, topic: topic).read { record in
      let partition = record.partition
      // Without its beginning, a fold proves nothing.
      if folds[partition] == nil, record.offset > 0 { return true }
      try Self.apply(record, to: &folds[partition, default: make(partition)])
      let place = Place(topic: topic, partition: partition, nextOffset: record.offset + 1)
      if places.contains(place) { hashes[place] = folds[partition]?.stateHash }
      return true
    }
    return hashes
  }

  private static func apply<Fold: PartitionFold>(
    _ record: RawRecord, to fold: inout Fold
  ) throws {
    _ = try fold.apply(
      key: record.key?.span.bytes, value: record.value?.span.bytes, offset: record.offset,
      timestamp: record.timestamp)
  }
}
