public import LogRuntime
internal import Synchronization

/// What all readers of a process have folded: the answer of `/statez`.
public struct FoldedStates: Codable, Equatable, Sendable {
  /// One reader of a log.
  public struct Reader: Codable, Equatable, Sendable {
    public var name: String
    public var topic: String
    /// Those that it holds and has caught up with; nil where it did not answer.
    public var partitions: [PartitionState]?

    public init(name: String, topic: String, partitions: [PartitionState]?) {
      self.name = name
      self.topic = topic
      self.partitions = partitions
    }
  }

  public var service: String
  public var readers: [Reader]

  public init(service: String, readers: [Reader]) {
    self.service = service
    self.readers = readers
  }
}

/// The readers of a process, asked by one caller at a time.
final class StateDesk: Sendable {
  private struct State {
    var readers: [(name: String, reader: any StateReporting)] = []
    var isBusy = false
  }

  private let state = Mutex(State())

  func add(_ reader: some StateReporting, named name: String) {
    state.withLock { $0.readers.append((name, reader)) }
  }

  /// Nil while another caller is answered.
  func states(of service: String, partition: Int32?) async -> FoldedStates? {
    let readers = state.withLock { state -> [(name: String, reader: any StateReporting)]? in
      guard !state.isBusy else { return nil }
      state.isBusy = true
      return state.readers
    }
    guard let readers else { return nil }
    defer { state.withLock { $0.isBusy = false } }
    var states = FoldedStates(service: service, readers: [])
    for (name, reader) in readers {
      states.readers.append(
        FoldedStates.Reader(
          name: name, topic: reader.topic, partitions: await reader.states(of: partition)))
    }
    return states
  }
}
