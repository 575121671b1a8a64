import Foundation
import IntakeCore
import IntakeDoor
import Testing

@testable import Intake

@Suite("A web chat with several accounts")
struct ChatAccountTests {
  private let tokens = ChatTokens(secret: Array("a secret of this test".utf8))

  @Test(
    "A page's token and ticket say whose it is", arguments: [WebChat.account, "bank", "银行"],
    ["zh-CN", nil])
  func signed(account: String, language: String?) {
    let visitor = Visitor(id: UUID(), language: language, account: account)
    #expect(tokens.visitor(token: tokens.token(of: visitor)) == visitor)
    let ticket = tokens.ticket(of: visitor, at: Date())
    #expect(tokens.redeem(ticket: ticket, at: Date())?.peer == visitor.peer)
  }

  @Test("The same visitor of two accounts has two conversations")
  func apart() {
    let id = UUID()
    let peers = [WebChat.account, "bank"].map { Visitor(id: id, account: $0).peer }
    let secret = Array("a secret of this test".utf8)
    #expect(peers[0].conversation(secret: secret) != peers[1].conversation(secret: secret))
  }

  @Test("An account that has no page is a bad field")
  func unknown() throws {
    func account(_ named: String?) throws -> String {
      let members = named.map { ["account": JSONValue.text($0)] } ?? [:]
      return try WebChat.Opening(reading: .object(members), accounts: ["bank"]).account
    }
    #expect(try account(nil) == WebChat.account)
    #expect(try account("bank") == "bank")
    #expect(throws: FieldProblems.self) { try account("shop") }
  }
}
