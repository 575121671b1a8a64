import Foundation
import Synchronization

/// A customer's page that stays open: takes its stream up again where it broke off, as a browser does.
final class OpenPage: Sendable {
  private struct State {
    var shown: [String] = []
    var breaks = 0
  }

  private let state = Mutex(State())
  private let changes: AsyncStream<Void>
  private let reading: Task<Void, Never>

  /// Returns once its stream is open.
  init(_ baton: BatonUp, _ customer: WebCustomer) async throws {
    let first = try await Self.stream(baton, customer, after: nil)
    let (changes, changed) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.changes = changes
    let (events, taken) = AsyncStream.makeStream(of: StreamEvent?.self)
    reading = Task { await Self.read(first, baton, customer, into: taken) }
    Task { [weak self] in
      for await event in events {
        self?.take(event)
        changed.yield()
      }
    }
  }

  deinit { reading.cancel() }

  /// The events of the messages on the page, from the top.
  var shown: [String] { state.withLock { $0.shown } }

  /// How often the stream broke off.
  var breaks: Int { state.withLock { $0.breaks } }

  /// Waits until so many messages are shown.
  func shows(_ count: Int) async throws {
    while shown.count < count {
      for await _ in changes { break }
      try Task.checkCancellation()
    }
  }

  private static func stream(
    _ baton: BatonUp, _ customer: WebCustomer, after last: String?
  ) async throws -> EventStream {
    let url = "\(try baton.ready.intake)/webchat/stream?token=\(customer.token)"
    return try await baton.http.events(url, lastEventID: last)
  }

  /// Nil tells of a break.
  private static func read(
    _ first: EventStream, _ baton: BatonUp, _ customer: WebCustomer,
    into events: AsyncStream<StreamEvent?>.Continuation
  ) async {
    var last: String?
    var stream: EventStream? = first
    while !Task.isCancelled {
      do {
        let open =
          if let stream { stream } else { try await Self.stream(baton, customer, after: last) }
        stream = open
        while true {
          let event = try await open.event()
          last = event.id ?? last
          events.yield(event)
        }
      } catch {
        if stream != nil { events.yield(nil) }
        stream = nil
        try? await baton.becomeReady("intake")
      }
    }
  }

  private func take(_ event: StreamEvent?) {
    state.withLock { state in
      switch event?.name {
      case "message": state.shown.append(event?.string("eventId") ?? "")
      case "reset": state.shown = []
      case nil: state.breaks += 1
      default: break
      }
    }
  }
}
