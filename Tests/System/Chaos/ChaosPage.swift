import Conversation
import ConversationTesting
import Foundation
import Synchronization

/// The page of one customer of the web chat: it shows what its stream tells, takes it up again where
/// it broke off, at whichever intake, and is loaded anew at times.
final class ChaosPage: Sendable {
  private struct State {
    var page: PageAudit.Page
    /// The last event that had an id, which a page names when it takes its stream up again.
    var last: String?
    var openings = 0
    var loads = 1
  }

  let conversation: String
  private let token: String
  private let baton: BatonUp
  private let chance: Mutex<SplitMix64>
  private let state: Mutex<State>
  private let staying = Mutex<Task<Void, Never>?>(nil)

  init(conversation: String, token: String, _ baton: BatonUp, _ chance: SplitMix64) {
    self.conversation = conversation
    self.token = token
    self.baton = baton
    self.chance = Mutex(chance)
    state = Mutex(State(page: PageAudit.Page(conversation: conversation)))
  }

  /// What it shows now.
  var shown: PageAudit.Page { state.withLock { $0.page } }
  /// How often its stream was opened, and how often of these from the beginning.
  var openings: (all: Int, fromTheBeginning: Int) { state.withLock { ($0.openings, $0.loads) } }

  /// Opens it for as long.
  func open(for time: Duration) {
    staying.withLock { $0 = Task { await stay(time) } }
  }

  /// On one stream after the other.
  private func stay(_ time: Duration) async {
    let end = ContinuousClock.now + time
    while !Task.isCancelled, ContinuousClock.now < end {
      let (length, isLoaded) = chance.withLock { ($0.within(2...20), $0.chance(15)) }
      if isLoaded { load() }
      let until = min(end, ContinuousClock.now + .seconds(length))
      while ContinuousClock.now < until {
        _ = await read(within: until - .now, untilAlive: false)
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  /// Shows all that there is, once more where it broke off; false where no intake tells in time.
  func finish() async -> Bool {
    let staying = staying.withLock { $0 }
    staying?.cancel()
    await staying?.value
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      let began = Timestamp.now
      if await read(within: .seconds(15), untilAlive: true) {
        state.withLock { $0.page.wholeSince = began }
        return true
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
    return false
  }

  private func load() {
    state.withLock { state in
      state.page = PageAudit.Page(conversation: conversation)
      state.last = nil
      state.loads += 1
    }
  }

  /// Whether the stream said that all there is was told.
  private func read(within limit: Duration, untilAlive: Bool) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { (try? await self.read(untilAlive: untilAlive)) ?? false }
      group.addTask {
        try? await Task.sleep(for: limit)
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
  }

  /// Throws where the stream ends.
  private func read(untilAlive: Bool) async throws -> Bool {
    let intakes = try baton.ready.instances["intake"] ?? []
    guard !intakes.isEmpty else { throw HarnessError("no intake") }
    let intake = chance.withLock { $0.pick(intakes) }
    let last = state.withLock { $0.last }
    let stream = try await baton.http.events(
      "\(intake)/webchat/stream?token=\(token)", lastEventID: last)
    state.withLock { $0.openings += 1 }
    while true {
      let event = try await stream.event()
      if event.name == "alive", untilAlive { return true }
      take(event)
    }
  }

  private func take(_ event: StreamEvent) {
    state.withLock { state in
      switch event.name {
      case "message": state.page.shown.append(event.string("eventId") ?? "")
      case "control": state.page.owner = event.string("owner")
      case "reset": state.page = PageAudit.Page(conversation: conversation)
      default: break
      }
      state.last = event.id ?? state.last
    }
  }
}
