internal import Foundation

extension Section {
  func gateways() -> Gateways {
    let token = optionalText("gatewayToken").map { Secret($0) }
    if let token { checkLength(of: token, key: "gatewayToken") }
    return Gateways(
      each("gateways") { $0.gateway() }, gatewayToken: token,
      limits: child("limits") { $0.rateLimits() } ?? RateLimits())
  }

  private func gateway() -> Gateway? {
    let channel = identifier("channel")
    let account = text("account")
    let inbound = inbound()
    let callback = child("deliver") { $0.callback() }
    let knowledge = texts("knowledge")
    let queue = optionalText("queue")
    if let queue { problems.name(.queue, queue, at: place(of: "queue")) }
    guard let channel, let account, let inbound else { return nil }
    problems.define(.gateway, "\(channel)/\(account)", at: place)
    return Gateway(
      channel: channel, account: account, inbound: inbound, deliver: callback,
      knowledge: knowledge, queue: queue)
  }

  private func inbound() -> Gateway.Inbound? {
    switch (optionalText("token"), optionalText("signingSecret")) {
    case (let token?, nil):
      checkLength(of: Secret(token), key: "token")
      return .token(Secret(token))
    case (nil, let secret?):
      checkWebhookSecret(secret, key: "signingSecret")
      return .signature(Secret(secret))
    case (nil, nil): return .firmToken
    case (_?, _?):
      report("token", "stands beside signingSecret; keep one of them")
      return nil
    }
  }

  private func callback() -> Gateway.Callback? {
    let allowPrivate = flag("allowPrivate")
    guard let url = text("url"), let secret = text("secret") else { return nil }
    if let problem = CallbackAddress.problem(url: url, allowPrivate: allowPrivate) {
      report("url", problem)
    } else if allowPrivate {
      problems.warn("private addresses are let through here", at: place(of: "allowPrivate"))
    }
    checkWebhookSecret(secret, key: "secret")
    return Gateway.Callback(url: url, secret: Secret(secret), allowPrivate: allowPrivate)
  }

  /// `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks 1.0.0 wants it.
  private func checkWebhookSecret(_ text: String, key: String) {
    let bytes = text.hasPrefix("whsec_") ? Data(base64Encoded: String(text.dropFirst(6))) : nil
    if !(24...64).contains(bytes?.count ?? 0) {
      report(key, "must be whsec_ followed by 24 to 64 bytes in base64")
    }
  }

  private func checkLength(of token: Secret, key: String) {
    if token.revealed.utf8.count < 8 { report(key, "must be at least 8 characters long") }
  }

  private func rateLimits() -> RateLimits {
    var limits = RateLimits()
    limits.perGateway = child("perGateway") { $0.rate(limits.perGateway) } ?? limits.perGateway
    limits.perPeer = child("perPeer") { $0.rate(limits.perPeer) } ?? limits.perPeer
    return limits
  }

  private func rate(_ other: RateLimits.Rate) -> RateLimits.Rate {
    RateLimits.Rate(
      perSecond: number("perSecond", in: 0.01...1_000_000, default: other.perSecond),
      burst: integer("burst", in: 1...10_000_000, default: other.burst))
  }
}
