import HTTPTypes
import Testing
import Web

@Suite struct StandardWebhookTests {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  static let time: Int64 = 1_614_265_330
  static let body = Array(#"{"test": 2432232314}"#.utf8)
  static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  let webhook: StandardWebhook

  init() throws { webhook = try #require(StandardWebhook(secret: Self.secret)) }

  func headers(_ signature: String = signature, time: String = "\(time)") -> HTTPFields {
    [
      StandardWebhook.idHeader: Self.id, StandardWebhook.timestampHeader: time,
      StandardWebhook.signatureHeader: signature,
    ]
  }

  @Test func `the vector of the specification's own test fits`() {
    #expect(
      webhook.signature(id: Self.id, timestamp: Self.time, body: Self.body) == Self.signature)
    #expect(webhook.headers(id: Self.id, timestamp: Self.time, body: Self.body) == headers())
  }

  @Test func `a call is believed within five minutes either way`() throws {
    for now in [Self.time - 300, Self.time, Self.time + 300] {
      #expect(try webhook.verify(headers(), body: Self.body, now: now) == Self.id)
    }
    for now in [Self.time - 301, Self.time + 301, .min, .max] {
      #expect(throws: StandardWebhook.Rejection.outOfTime) {
        try webhook.verify(headers(), body: Self.body, now: now)
      }
    }
  }

  @Test func `one fitting signature among several is enough`() throws {
    let list = "v1a,xyz v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= \(Self.signature)"
    #expect(try webhook.verify(headers(list), body: Self.body, now: Self.time) == Self.id)
  }

  @Test(arguments: [
    "v1,", "v1", signature.replacing("v1,", with: "v2,"), String(signature.dropFirst(3)),
    signature.replacing("g0h", with: "G0h"), "v1,g0hM9SsE",
  ])
  func `another signature is refused`(signature: String) {
    #expect(throws: StandardWebhook.Rejection.wrongSignature) {
      try webhook.verify(headers(signature), body: Self.body, now: Self.time)
    }
  }

  @Test func `another body, id or time is refused`() {
    #expect(throws: StandardWebhook.Rejection.wrongSignature) {
      try webhook.verify(headers(), body: Self.body + [0x20], now: Self.time)
    }
    var other = headers()
    other[StandardWebhook.idHeader] = "msg_other"
    #expect(throws: StandardWebhook.Rejection.wrongSignature) {
      try webhook.verify(other, body: Self.body, now: Self.time)
    }
    #expect(throws: StandardWebhook.Rejection.wrongSignature) {
      try webhook.verify(headers(time: "\(Self.time + 1)"), body: Self.body, now: Self.time)
    }
  }

  @Test func `a missing or unreadable header is named`() {
    var headers = headers()
    headers[StandardWebhook.signatureHeader] = nil
    #expect(throws: StandardWebhook.Rejection.missingHeader("webhook-signature")) {
      try webhook.verify(headers, body: Self.body, now: Self.time)
    }
    #expect(throws: StandardWebhook.Rejection.missingHeader("webhook-timestamp")) {
      try webhook.verify(self.headers(time: "soon"), body: Self.body, now: Self.time)
    }
  }

  @Test(arguments: [
    "", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%",
  ])
  func `a secret of another form is none`(secret: String) {
    #expect(StandardWebhook(secret: secret) == nil)
  }
}
