import Firm

/// What an agent can have asked of one of the firm's systems, or done by it.
struct ConnectorView: Encodable, Sendable {
  var id: String
  /// By language; none for the identity check, which pages name themselves.
  var title: [String: String]
  /// What has to be named, by slot.
  var needs: [String]
  /// With which it is offered first.
  var intents: [String]
  /// Whether it answers about verified customers only.
  var needsVerified: Bool
  /// Whether it changes something.
  var changes: Bool

  init(_ connector: Connector) {
    id = connector.id
    title = connector.title.texts
    needs = connector.needs.map(\.slot.rawValue)
    intents = connector.intents
    needsVerified = connector.needsVerified
    changes = connector.request.method == .post
  }

  private init(identity name: String, _ check: IdentityCheck) {
    id = name
    title = [:]
    needs = check.needs.map(\.slot.rawValue)
    intents = []
    needsVerified = false
    changes = false
  }

  /// The two steps by which a customer shows who they are; none where only gateways know them.
  static func identity(_ connectors: Connectors) -> [ConnectorView] {
    guard let check = connectors.identity else { return [] }
    return ["identity.send", "identity.check"].map { ConnectorView(identity: $0, check) }
  }
}
