import CRdkafka
import Synchronization

/// The names of the topics that a consumer's records come from, by their handle, so that a record
/// costs no new string.
///
/// Each handle in here is kept alive: its address cannot come to mean another topic.
final class TopicNames: Sendable {
  private struct Entry: @unchecked Sendable {
    let handle: OpaquePointer
    let name: String
  }

  private let client: NativeClient
  private let entries = Mutex<[Entry]>([])

  init(_ client: NativeClient) { self.client = client }

  deinit {
    entries.withLock { entries in
      for entry in entries { rd_kafka_topic_destroy(entry.handle) }
    }
  }

  func name(of handle: OpaquePointer?) -> String {
    guard let handle else { return "" }
    let address = UInt(bitPattern: handle)
    return entries.withLock { entries in
      if let known = entries.first(where: { UInt(bitPattern: $0.handle) == address }) {
        return known.name
      }
      guard let handle = OpaquePointer(bitPattern: address) else { return "" }
      let name = String(cString: rd_kafka_topic_name(handle))
      // The handle of this name again, with one more reference: ours.
      if let kept = rd_kafka_topic_new(client.pointer, name, nil) {
        if kept == handle {
          entries.append(Entry(handle: kept, name: name))
        } else {
          rd_kafka_topic_destroy(kept)
        }
      }
      return name
    }
  }
}
