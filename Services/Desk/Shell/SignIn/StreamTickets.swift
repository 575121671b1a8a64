import DeskDoor
import Foundation
import Synchronization

/// What opens a stream in place of a token, so that no token ever stands in an address: good once, for
/// sixty seconds, at this desk.
final class StreamTickets: Sendable {
  static let lifetime: TimeInterval = 60
  /// More are not held; the oldest go.
  private static let held = 10_000

  private let tickets = Mutex<[String: (bearer: SessionTokens.Bearer, until: Date)]>([:])

  func issue(to bearer: SessionTokens.Bearer, at now: Date) -> String {
    var random = SystemRandomNumberGenerator()
    let ticket = (0..<4).map { _ in String(random.next() as UInt64, radix: 36) }
      .joined(separator: "-")
    tickets.withLock { tickets in
      if tickets.count >= Self.held { tickets = tickets.filter { $0.value.until > now } }
      let oldest = tickets.min { $0.value.until < $1.value.until }
      if tickets.count >= Self.held, let oldest { tickets[oldest.key] = nil }
      tickets[ticket] = (bearer, now.addingTimeInterval(Self.lifetime))
    }
    return ticket
  }

  /// Whose it is; nil for one that was used, ran out, or never was.
  func redeem(_ ticket: String, at now: Date) -> SessionTokens.Bearer? {
    guard let (bearer, until) = tickets.withLock({ $0.removeValue(forKey: ticket) }), until > now
    else { return nil }
    return bearer
  }
}
