internal import Conversation
internal import Firm
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import IntakeCore
internal import IntakeDoor
internal import Logging
internal import Telemetry
internal import Web

/// What all routes share: the firm, who may send how much, and the way into the log.
struct IntakeDesk: Sendable {
  let secret: [UInt8]
  let firm: HotReload<Firm>
  let tokens: ChatTokens
  let streams: ChatStreams
  let writer: LogWriter
  /// While this file is there, new messages are not taken: the embedded broker is nearly full.
  let refusalFile: URL?
  /// Why what would be written could not be answered; nil where it can.
  var stopReason: @Sendable () -> String? = { nil }
  let logger: Logger
  let limits = RequestLimits()

  /// Throws where the peer, or its gateway, sends too much, or nothing can be taken at all.
  func admit(_ peer: Peer) throws(Problem) {
    if let refusalFile, FileManager.default.fileExists(atPath: refusalFile.path) {
      throw .unavailable(
        retryAfter: .seconds(30), "The broker is nearly full and takes no new messages.")
    }
    if let reason = stopReason() {
      throw .unavailable(
        retryAfter: .seconds(30), "The log cannot be read on: \(reason)")
    }
    if let wait = limits.take(peer, firm.current.gateways.limits) {
      throw .tooManyRequests(retryAfter: wait, "Too many messages of this peer or gateway.")
    }
  }

  /// - Parameter isDelivered: whether delivery tells a gateway what is said in a session that this
  ///   message opens.
  func write(
    _ message: InboundMessage, isDelivered: Bool, _ request: Request
  ) async throws(Problem) -> Accepted {
    let firm = firm.current
    let stamp = IntakeStamp(
      secret: secret, policy: StampedPolicy(firm, for: message.peer, isDelivered: isDelivered),
      foldVersion: firm.policy.session.foldVersion, receivedAt: .current)
    return try await write(message.event(stamp), content: message.content, request)
  }

  func write(_ rating: Rating, _ request: Request) async throws(Problem) -> Accepted {
    try await write(rating.event(now: .current), content: rating.content, request)
  }

  func write(
    _ receipt: Receipt, in conversation: ConversationID, _ request: Request
  ) async throws(Problem) -> Accepted {
    // Two receipts of one status are one, whatever their time and reason.
    try await write(receipt.event(in: conversation, now: .current), content: [], request)
  }

  private func write(
    _ event: Event, content: [String], _ request: Request
  ) async throws(Problem) -> Accepted {
    let trace = request.headers[.traceparent].flatMap { TraceParent($0)?.child() } ?? .root()
    do throws(LogWriter.Failure) {
      let place = try await writer.write(event, content: content, traceparent: trace.description)
      logger.debug(
        "Accepted",
        metadata: [
          "type": "\(event.body.name)", "event": "\(event.id)", "trace": "\(trace.traceID)",
          "partition": "\(place.partition)", "offset": "\(place.offset)",
        ])
      return Accepted(event, place)
    } catch {
      throw Problem(error)
    }
  }
}

extension Problem {
  fileprivate init(_ failure: LogWriter.Failure) {
    switch failure {
    case .conflict: self = .conflict("This id was used before, with other content.")
    case .refused: self = .badRequest([Field("", "is larger than a record of the log may be")])
    case .unavailable:
      self = .unavailable(retryAfter: .seconds(2), "Kafka does not take records now.")
    }
  }
}

extension Timestamp {
  /// This machine's clock.
  static var current: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}

extension HTTPField.Name {
  fileprivate static let traceparent = HTTPField.Name("traceparent") ?? .via
}
