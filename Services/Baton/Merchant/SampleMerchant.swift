import Foundation
import Synchronization

/// What the sample merchant knows, and the codes that it gave out.
final class SampleMerchant: Sendable {
  struct Parcel: Codable, Sendable {
    var carrier: String
    var carrierZh: String?
    var tracking: String
    var placeEn: String?
    var placeZh: String?
    var seen: String?
  }

  struct Refund: Codable, Sendable {
    var status: String
    var amount: String
    var currency: String
    var expected: String?
    var number: String?
  }

  struct Order: Codable, Sendable {
    var number: String
    var status: String
    var customer: String?
    var total: String?
    var currency: String?
    var eta: String?
    var delivered: String?
    var parcel: Parcel?
    var refund: Refund?
  }

  struct Account: Codable, Sendable {
    var nameEn: String
    var nameZh: String
    var number: String
    var balance: String
    var currency: String
  }

  struct Transaction: Codable, Sendable {
    var date: String
    var textEn: String
    var textZh: String
    var amount: String
    var currency: String
  }

  struct Customer: Codable, Sendable {
    var id: String
    var phone: String
    var accounts: [Account]
    var transactions: [Transaction]
  }

  private struct Known: Codable {
    var orders: [Order]
    var customers: [Customer]
  }

  private struct Code {
    var digits: String
    var expires: ContinuousClock.Instant
    var triesLeft = 5
  }

  private static let codeLifetime = Duration.seconds(300)
  private let orders: [Order]
  private let customers: [Customer]
  private let codes = Mutex<[String: Code]>([:])
  /// Refunds given since it was started, by the order's number, each with the key of the request that gave it.
  private let given = Mutex<[String: (key: String, refund: Refund)]>([:])

  init(file: URL) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let known = try decoder.decode(Known.self, from: Data(contentsOf: file))
    orders = known.orders
    customers = known.customers
  }

  func order(_ number: String) -> Order? { orders.first { $0.number == number } }

  func orders(of customer: String) -> [Order] { orders.filter { $0.customer == customer } }

  func refund(ofOrder number: String) -> Refund? {
    var refund = given.withLock { $0[number]?.refund } ?? order(number)?.refund
    refund?.number = number
    return refund
  }

  enum Refunding {
    case given(Refund)
    case noOrder
    /// It was not paid, or is refunded already.
    case refused
  }

  /// Gives all of it back; the same key again gets the same answer.
  func refund(order number: String, key: String) -> Refunding {
    guard let order = order(number) else { return .noOrder }
    return given.withLock { given in
      if let before = given[number] { return before.key == key ? .given(before.refund) : .refused }
      guard order.refund == nil, !["unpaid", "cancelled"].contains(order.status),
        let total = order.total, let currency = order.currency
      else { return .refused }
      let refund = Refund(
        status: "sent", amount: total, currency: currency, expected: nil, number: number)
      given[number] = (key, refund)
      return .given(refund)
    }
  }

  func customer(_ id: String) -> Customer? { customers.first { $0.id == id } }

  /// A code for whoever has that number; nil where nobody has.
  func newCode(for phone: String) -> String? {
    guard customer(phone: phone) != nil else { return nil }
    let digits = (0..<6).map { _ in String(Int.random(in: 0...9)) }.joined()
    codes.withLock { $0[phone] = Code(digits: digits, expires: .now + Self.codeLifetime) }
    return digits
  }

  /// Who has that number, if the code is the last one sent to it: good once, for five minutes and five tries.
  func check(_ digits: String, for phone: String) -> Customer? {
    let isRight = codes.withLock { codes in
      guard var code = codes[phone], code.expires > .now, code.triesLeft > 0 else { return false }
      code.triesLeft -= 1
      codes[phone] = code.digits == digits ? nil : code
      return code.digits == digits
    }
    return isRight ? customer(phone: phone) : nil
  }

  /// A number is known with and without the country's code.
  private func customer(phone: String) -> Customer? {
    customers.first { $0.phone == phone || "+86" + $0.phone == phone }
  }
}
