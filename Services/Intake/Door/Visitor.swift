package import Foundation
package import IntakeCore

/// Who a chat page belongs to.
package struct Visitor: Equatable, Sendable {
  package var id: UUID
  /// BCP 47; nil where the page did not say.
  package var language: String?
  /// The account of the web chat whose page it is.
  package var account: String

  package var peer: Peer { WebChat.peer(id.uuidString.lowercased(), of: account) }

  package init(id: UUID, language: String? = nil, account: String = WebChat.account) {
    self.id = id
    self.language = language
    self.account = account
  }
}
