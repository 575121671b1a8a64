/// The bodies that say who one is, and whether one works.
package enum SessionBodies {
  package struct SignIn: Decodable {
    package var agentId: String
    package var secret: String
  }

  /// Signing in with what an OpenID Connect issuer says.
  package struct Identity: Decodable {
    package var idToken: String
  }

  package struct PresenceChange: Decodable {
    package var commandId: String?
    package var presence: String
    package var acceptingWork: Bool
  }
}
