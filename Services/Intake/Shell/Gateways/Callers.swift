internal import Firm
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import IntakeCore
internal import Web

/// Who called: the gateways whose credentials came with a request.
struct Caller {
  private let gateways: [Gateway]
  private let hasFirmToken: Bool

  /// Verifies a request's token and signature against every gateway's, so that the time taken tells
  /// nothing about which one was nearest.
  ///
  /// - Parameter body: as it came; what a signature is over.
  /// - Throws: 401 where no credentials fit.
  init(_ request: Request, body: [UInt8], _ all: Gateways, now: Date = Date()) throws(Problem) {
    let token = request.bearerToken
    let seconds = Int64(now.timeIntervalSince1970)
    gateways = all.list.filter { gateway in
      switch gateway.inbound {
      case .token(let secret): Self.fits(token, secret)
      case .signature(let secret): Self.isSigned(request.headers, body, secret, seconds)
      case .firmToken: false
      }
    }
    hasFirmToken = all.gatewayToken.map { Self.fits(token, $0) } ?? false
    if gateways.isEmpty, !hasFirmToken { throw .unauthorized }
  }

  /// Throws 401 unless the caller may speak for that channel and account: the credentials of its
  /// own gateway are wanted where there is one, the firm's token elsewhere. The web chat is
  /// intake's own.
  func check(_ channel: String, _ account: String, _ all: Gateways) throws(Problem) {
    guard maySpeak(for: channel, account, all) else { throw .unauthorized }
  }

  private func maySpeak(for channel: String, _ account: String, _ all: Gateways) -> Bool {
    guard channel != WebChat.channel else { return false }
    guard let gateway = all[channel, account] else { return hasFirmToken }
    if case .firmToken = gateway.inbound { return hasFirmToken }
    return gateways.contains(gateway)
  }

  private static func fits(_ token: String?, _ secret: Secret) -> Bool {
    token.map { ConstantTime.equal($0, secret.revealed) } ?? false
  }

  private static func isSigned(
    _ headers: HTTPFields, _ body: [UInt8], _ secret: Secret, _ now: Int64
  ) -> Bool {
    guard headers[StandardWebhook.signatureHeader] != nil else { return false }
    return (try? StandardWebhook(secret: secret.revealed)?.verify(headers, body: body, now: now))
      != nil
  }
}
