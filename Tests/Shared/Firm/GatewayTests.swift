import Firm
import Testing

@Suite struct GatewayTests {
  static let whsec = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  @Test func `a file of one's own replaces the gateways alone`() throws {
    let folder = try FirmFolder(
      gateways: """
        gatewayToken: folder-token
        limits: {perPeer: {perSecond: 7, burst: 9}}
        gateways: [{channel: app, account: a, token: long-enough}]
        """)
    try folder.write(
      "own.yaml",
      """
      gateways:
        - channel: bar
          account: a
          token: long-enough
          deliver: {url: "http://127.0.0.1:9/in", secret: \(Self.whsec), allowPrivate: true}
      """)
    let gateways = try folder.load(gatewaysFile: "own.yaml").gateways
    #expect(
      gateways.list == [
        Gateway(
          channel: "bar", account: "a", inbound: .token(Secret("long-enough")),
          deliver: .init(
            url: "http://127.0.0.1:9/in", secret: Secret(Self.whsec), allowPrivate: true))
      ])
    #expect(gateways.gatewayToken == Secret("folder-token"))
    #expect(gateways.limits.perPeer == .init(perSecond: 7, burst: 9))
  }

  @Test func `a gateway names the folders of knowledge it may use, or none for all`() throws {
    let folder = try FirmFolder(
      gateways: """
        gateways:
          - {channel: webchat, account: bank, knowledge: [bank, common]}
          - {channel: app, account: a}
        """)
    let gateways = try folder.load().gateways
    #expect(gateways["webchat", "bank"]?.knowledge == ["bank", "common"])
    #expect(gateways["app", "a"]?.knowledge == [])
  }

  @Test func `a gateway may name the queue of its customers, which must exist`() throws {
    let folder = try FirmFolder(
      teams: FirmFolder.teams.replacing(
        "    agents:", with: "      - {id: bank, name: Bank}\n    agents:"),
      gateways: """
        gateways:
          - {channel: app, account: bank, queue: bank}
          - {channel: app, account: shop}
        """)
    let firm = try folder.load()
    #expect(firm.defaultPlace(channel: "app", account: "bank") == ("shop", "bank"))
    #expect(firm.defaultPlace(channel: "app", account: "shop") == ("shop", "general"))
    #expect(firm.defaultPlace(channel: "other", account: "a") == ("shop", "general"))
    let wrong = try FirmFolder(gateways: "gateways: [{channel: a, account: b, queue: none}]")
    #expect(wrong.problems.count == 1)
    #expect(wrong.problems.first?.contains("there is no queue \"none\"") == true)
  }

  @Test func `a file of one's own that is absent is a problem`() throws {
    let folder = try FirmFolder()
    #expect(throws: FirmProblems.self) { try folder.load(gatewaysFile: "none.yaml") }
  }

  @Test func `a channel and account has one gateway`() throws {
    let folder = try FirmFolder(
      gateways: "gateways: [{channel: a, account: b}, {channel: a, account: b}]")
    #expect(
      folder.problems == [
        #"gateways.yaml:1: gateways[1]: the gateway "a/b" is already at gateways.yaml:1 (gateways[0])"#
      ])
  }

  @Test(arguments: [
    "https://localhost/x", "https://a.localhost", "https://127.0.0.1", "https://127.1",
    "https://2130706433", "https://0x7f.1", "https://10.1.2.3", "https://172.31.0.1",
    "https://192.168.1.1:8443/x", "https://169.254.169.254/latest", "https://100.64.0.1",
    "https://0.0.0.0", "https://[::1]", "https://[::]", "https://[fe80::1]", "https://[fd00::1]",
    "https://[::ffff:10.0.0.1]", "https://[64:ff9b::a00:1]", "https://[2002:a00:1::]",
    "https://224.0.0.1", "https://255.255.255.255", "https://printer", "https://db.internal",
    "https://nas.local.", "http://gateway.example.com", "ftp://gateway.example.com",
    "https://user:pw@gateway.example.com", "https://gateway.example.com/#x", "https://", "nonsense",
  ])
  func `a callback into private networks is refused`(url: String) {
    #expect(CallbackAddress.problem(url: url, allowPrivate: false) != nil)
  }

  @Test(arguments: [
    "https://gateway.example.com/baton?x=1", "https://8.8.8.8", "https://[2606:4700::1111]:8443/x",
    "https://172.32.0.1", "https://local.example.com",
  ])
  func `a public callback is taken`(url: String) {
    #expect(CallbackAddress.problem(url: url, allowPrivate: false) == nil)
  }

  @Test func `private callbacks are let through where that is meant`() {
    #expect(CallbackAddress.problem(url: "http://127.0.0.1:9", allowPrivate: true) == nil)
    #expect(CallbackAddress.problem(url: "file:///etc/passwd", allowPrivate: true) != nil)
  }
}
