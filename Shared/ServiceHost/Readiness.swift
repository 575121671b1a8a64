internal import Foundation
internal import Synchronization

/// Whether this process may be given work, with a reason for each part that says no.
public final class Readiness: Sendable {
  /// One part that has to be ready; made not ready.
  public struct Check: Sendable {
    fileprivate let readiness: Readiness
    public let name: String

    public func ready() { readiness.set(name, reason: nil) }
    public func notReady(_ reason: String) { readiness.set(name, reason: reason) }
  }

  /// How one part stands.
  public struct Status: Sendable, Hashable, Encodable {
    public var name: String
    public var ready: Bool
    /// Why not; nil when ready.
    public var reason: String?
  }

  private struct State {
    /// A reason, or nil when ready, by name.
    var reasons: [String: String?] = [:]
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter = 0

    var isReady: Bool { reasons.values.allSatisfy { $0 == nil } }
  }

  private let state = Mutex(State())

  public init() {}

  /// Adds a part, not ready until it says so; the same name is the same part.
  public func check(_ name: String, reason: String = "starting") -> Check {
    state.withLock { state in
      if state.reasons[name] == nil { state.reasons[name] = .some(reason) }
    }
    return Check(readiness: self, name: name)
  }

  public var isReady: Bool { state.withLock { $0.isReady } }

  /// All parts, by name.
  public var statuses: [Status] {
    state.withLock { $0.reasons }.sorted { $0.key < $1.key }
      .map { Status(name: $0.key, ready: $0.value == nil, reason: $0.value) }
  }

  /// Returns once every part is ready, or the task is cancelled.
  public func whenReady() async {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let done = state.withLock { state in
          if state.isReady || Task.isCancelled { return true }
          state.waiting[id] = continuation
          return false
        }
        if done { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
    }
  }

  private func set(_ name: String, reason: String?) {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.reasons.updateValue(reason, forKey: name)
      guard state.isReady else { return [] }
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for continuation in waiting { continuation.resume() }
  }
}
