/// A system that carries messages between customers and Baton.
public struct Gateway: Sendable, Hashable {
  /// How its calls to intake are verified.
  public enum Inbound: Sendable, Hashable {
    /// `Authorization: Bearer` with this token.
    case token(Secret)
    /// A Standard Webhooks signature under this `whsec_` secret.
    case signature(Secret)
    /// `Authorization: Bearer` with the firm's `gatewayToken`.
    case firmToken
  }

  /// Where Baton sends what its customers shall read.
  public struct Callback: Sendable, Hashable {
    public var url: String
    /// A Standard Webhooks secret, `whsec_` and 24 to 64 bytes in base64.
    public var secret: Secret
    /// Whether private and loopback addresses are accepted.
    public var allowPrivate: Bool

    public init(url: String, secret: Secret, allowPrivate: Bool = false) {
      self.url = url
      self.secret = secret
      self.allowPrivate = allowPrivate
    }
  }

  public var channel: String
  public var account: String
  public var inbound: Inbound
  /// Nil for a gateway that fetches nothing and is told nothing.
  public var deliver: Callback?
  /// The folders of knowledge that the bot uses with its customers; empty for all.
  public var knowledge: [String]
  /// The id of the queue for its customers that nothing else places; nil for the policy's.
  public var queue: String?

  public init(
    channel: String, account: String, inbound: Inbound, deliver: Callback? = nil,
    knowledge: [String] = [], queue: String? = nil
  ) {
    self.channel = channel
    self.account = account
    self.inbound = inbound
    self.deliver = deliver
    self.knowledge = knowledge
    self.queue = queue
  }
}

/// All gateways, and what holds for every one.
public struct Gateways: Sendable, Hashable {
  public var list: [Gateway]
  /// Lets in channels without a gateway of their own; nil refuses them.
  public var gatewayToken: Secret?
  public var limits: RateLimits

  public init(
    _ list: [Gateway] = [], gatewayToken: Secret? = nil, limits: RateLimits = RateLimits()
  ) {
    self.list = list
    self.gatewayToken = gatewayToken
    self.limits = limits
  }

  public subscript(channel: String, account: String) -> Gateway? {
    list.first { $0.channel == channel && $0.account == account }
  }
}

/// How many messages intake takes before it answers 429.
public struct RateLimits: Sendable, Hashable {
  /// So many a second on average, and so many at once.
  public struct Rate: Sendable, Hashable {
    public var perSecond: Double
    public var burst: Int

    public init(perSecond: Double, burst: Int) {
      self.perSecond = perSecond
      self.burst = burst
    }
  }

  public var perGateway: Rate = Rate(perSecond: 2000, burst: 4000)
  public var perPeer: Rate = Rate(perSecond: 2, burst: 20)

  public init() {}
}
