import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What the sample merchant answers.
struct MerchantRoutes: Sendable {
  let merchant: SampleMerchant
  let token: String

  private struct CodeRequest: Decodable {
    var phone: String
    var code: String?
  }

  private struct Accounts: Encodable {
    var accounts: [SampleMerchant.Account]
  }

  private struct Orders: Encodable {
    var orders: [SampleMerchant.Order]
  }

  private struct Transactions: Encodable {
    var transactions: [SampleMerchant.Transaction]
  }

  private struct CodeSent: Encodable {
    var sentTo: String
  }

  private struct CodeChecked: Encodable {
    var customer: String
  }

  var router: Router<BasicRequestContext> {
    let router = Router()
    let merchant = merchant
    router.get("orders/:number") { request, context in
      try answer(request) { merchant.order(try context.parameters.require("number")) }
    }
    router.get("orders/:number/refund") { request, context in
      try answer(request) { merchant.refund(ofOrder: try context.parameters.require("number")) }
    }
    router.post("orders/:number/refund") { request, context in
      guard isAllowed(request) else { return Response(status: .unauthorized) }
      let key = HTTPField.Name("idempotency-key").flatMap { request.headers[$0] } ?? ""
      switch merchant.refund(order: try context.parameters.require("number"), key: key) {
      case .given(let refund): return try answer(request) { refund }
      case .noOrder: return Response(status: .notFound)
      case .refused: return Response(status: .conflict)
      }
    }
    router.get("customers/:id/orders") { request, context in
      try answer(request) {
        let orders = merchant.orders(of: try context.parameters.require("id"))
        return orders.isEmpty ? nil : Orders(orders: orders)
      }
    }
    router.get("customers/:id/accounts") { request, context in
      try answer(request) {
        merchant.customer(try context.parameters.require("id")).map {
          Accounts(accounts: $0.accounts)
        }
      }
    }
    router.get("customers/:id/transactions") { request, context in
      try answer(request) {
        merchant.customer(try context.parameters.require("id")).flatMap {
          $0.transactions.isEmpty ? nil : Transactions(transactions: $0.transactions)
        }
      }
    }
    router.post("codes") { request, _ in
      let asked = try await body(of: request)
      return try answer(request) { () -> CodeSent? in
        guard let code = merchant.newCode(for: asked.phone) else { return nil }
        let shown = "\(asked.phone.prefix(3))****\(asked.phone.suffix(4))"
        Standard.out("One-time code for \(shown): \(code)")
        return CodeSent(sentTo: shown)
      }
    }
    router.post("codes/check") { request, _ in
      let asked = try await body(of: request)
      guard let customer = merchant.check(asked.code ?? "", for: asked.phone) else {
        return Response(status: .forbidden)
      }
      return try answer(request) { CodeChecked(customer: customer.id) }
    }
    return router
  }

  private func body(of request: Request) async throws -> CodeRequest {
    guard isAllowed(request) else { throw HTTPError(.unauthorized) }
    let bytes = try await request.body.collect(upTo: 4_096)
    do {
      return try JSONDecoder().decode(CodeRequest.self, from: Data(bytes.readableBytesView))
    } catch {
      throw HTTPError(.badRequest)
    }
  }

  private func isAllowed(_ request: Request) -> Bool {
    request.headers[.authorization] == "Bearer \(token)"
  }

  /// 404 where there is nothing to tell.
  private func answer(
    _ request: Request, _ find: () throws -> (some Encodable)?
  ) throws -> Response {
    guard isAllowed(request) else { return Response(status: .unauthorized) }
    guard let found = try find() else { return Response(status: .notFound) }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = ByteBuffer(bytes: try encoder.encode(found))
    return Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: bytes))
  }
}
