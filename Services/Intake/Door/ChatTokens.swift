internal import Crypto
package import Foundation
internal import IntakeCore
internal import Synchronization

/// What intake signs for a visitor's page, so that it needs to remember nothing.
///
/// A *token* says which visitor the page belongs to, for as long as the deployment's secret lasts.
/// A *ticket* opens one stream of that visitor's conversation within a minute, so that no lasting
/// secret stands in an address; an instance redeems it once.
package final class ChatTokens: Sendable {
  package static let ticketLifetime: TimeInterval = 60
  /// Redeemed tickets that are remembered at least.
  private static let remembered = 100_000

  private enum Kind: UInt8 {
    case token = 1
    case ticket = 2
  }

  private static let macLength = 32
  private static let idLength = 16

  private let key: SymmetricKey
  private let redeemed = Mutex(Generations<[UInt8], Bool>(capacity: remembered))

  package init(secret: [UInt8]) {
    let label = Data("baton web chat tokens".utf8)
    let derived = HMAC<SHA256>.authenticationCode(for: label, using: SymmetricKey(data: secret))
    key = SymmetricKey(data: Array(derived))
  }

  /// A new visitor's token.
  package func token(of visitor: Visitor) -> String {
    sign(
      [Kind.token.rawValue] + visitor.id.bytes + Array((visitor.language ?? "").utf8)
        + Self.named(visitor.account))
  }

  /// Nothing for the account that needs no name; tokens signed before there were others stay good.
  private static func named(_ account: String) -> [UInt8] {
    account == WebChat.account ? [] : [0] + Array(account.utf8)
  }

  private static func account(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.isEmpty ? WebChat.account : String(decoding: bytes.dropFirst(), as: UTF8.self)
  }

  /// The visitor whose token this is; nil if it is none of ours.
  package func visitor(token: String) -> Visitor? {
    guard let payload = payload(of: token, .token), payload.count >= Self.idLength else {
      return nil
    }
    let rest = payload.dropFirst(Self.idLength)
    let language = String(decoding: rest.prefix { $0 != 0 }, as: UTF8.self)
    return Visitor(
      id: UUID(bytes: payload), language: language.isEmpty ? nil : language,
      account: Self.account(rest.drop { $0 != 0 }))
  }

  package func ticket(of visitor: Visitor, at now: Date) -> String {
    let expiry = UInt64(max(0, now.timeIntervalSince1970 + Self.ticketLifetime))
    let chance = UInt64.random(in: 0 ... .max)
    return sign(
      [Kind.ticket.rawValue] + visitor.id.bytes + expiry.bytes + chance.bytes
        + Self.named(visitor.account))
  }

  /// The visitor whose ticket this is; nil if it is none of ours, too old, or was redeemed.
  package func redeem(ticket: String, at now: Date) -> Visitor? {
    guard let payload = payload(of: ticket, .ticket), payload.count >= Self.idLength + 16 else {
      return nil
    }
    let expiry = payload.dropFirst(Self.idLength).prefix(8).reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    guard Double(expiry) >= now.timeIntervalSince1970 else { return nil }
    let isFirst = redeemed.withLock { redeemed in
      defer { redeemed[Array(payload)] = true }
      return redeemed[Array(payload)] == nil
    }
    guard isFirst else { return nil }
    let account = Self.account(payload.dropFirst(Self.idLength + 16))
    return Visitor(id: UUID(bytes: payload), account: account)
  }

  // MARK: Signing

  private func sign(_ statement: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: statement, using: key)
    return Base64URL.encode(statement + Array(code))
  }

  /// What was signed, after its kind; compared in constant time.
  private func payload(of text: String, _ kind: Kind) -> ArraySlice<UInt8>? {
    guard text.utf8.count <= 600, let bytes = Base64URL.decode(text), bytes.count > Self.macLength
    else { return nil }
    let statement = bytes.dropLast(Self.macLength)
    let isOurs = HMAC<SHA256>.isValidAuthenticationCode(
      bytes.suffix(Self.macLength), authenticating: statement, using: key)
    return isOurs && statement.first == kind.rawValue ? statement.dropFirst() : nil
  }
}

extension UUID {
  fileprivate var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }

  fileprivate init(bytes: some Collection<UInt8>) {
    var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes.prefix(16)) }
    self.init(uuid: uuid)
  }
}

extension UInt64 {
  fileprivate var bytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
