import Firm
import Foundation
import Lookups
import Testing
import Understanding

@Suite struct ConnectorsTests {
  static let order = """
      - id: order
        title: {en: Order, zh: 订单}
        intents: [order_status]
        needs: [{slot: order_number, ask: {en: Which?, zh: 哪一笔？}}]
        identity: none
        request: {url: "https://shop.example.com/orders/{order_number}"}
        answer: {en: "It {status|word}.", zh: "{status|word}。"}
        words: {shipped: {en: is on its way, zh: 已发货}}
        notFound: No such order.
        failure: Sorry.
    """

  private func load(
    _ connectors: String, policy: String = FirmFolder.policy, environment: [String: String] = [:]
  ) throws(FirmProblems) -> Firm {
    let folder: FirmFolder
    do {
      folder = try FirmFolder(policy: policy)
      try folder.write("connectors.yaml", connectors)
    } catch {
      throw FirmProblems([FirmProblem(file: "", message: "\(error)")])
    }
    return try Firm.load(folder: folder.url, environment: environment)
  }

  private func problems(_ connectors: String, policy: String = FirmFolder.policy) -> [String] {
    do {
      _ = try load(connectors, policy: policy)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("A connector is read with all that it says")
  func connector() throws {
    let connectors = try load("connectors:\n" + Self.order).connectors
    let connector = try #require(connectors["order"])
    #expect(connectors.answering("order_status") == connector)
    #expect(connector.needs.map(\.slot) == [.orderNumber])
    #expect(!connector.needsVerified)
    #expect(connector.request.timeout == .seconds(3))
    #expect(connector.request.method == .get)
    #expect(connector.wanted == [.text("status")])
    #expect(connector.words["zh"] == ["shipped": "已发货"])
    #expect(connectors.version.count == 16)
  }

  @Test("One that people use answers nobody by itself, and needs no intents")
  func forPeople() throws {
    let yaml = Self.order.replacing(
      "intents: [order_status]", with: "by: people\n    intents: [order_status]")
    let connectors = try load("connectors:\n" + yaml).connectors
    #expect(connectors["order"]?.isForPeople == true)
    #expect(connectors.answering("order_status") == nil)
    #expect(connectors.argumentNames(of: "order") == ["order_number"])
    #expect(connectors.argumentNames(of: "identity.send") == nil)
    let without = Self.order.replacing("intents: [order_status]", with: "by: people")
    #expect(problems("connectors:\n" + without) == [])
    let wrong = Self.order.replacing("intents: [order_status]", with: "by: nobody")
    #expect(problems("connectors:\n" + wrong).contains { $0.contains("by") })
  }

  @Test("Without the file nothing is looked up")
  func absent() throws {
    #expect(try FirmFolder().load().connectors == Connectors())
  }

  @Test("Another text of the file is another version")
  func version() throws {
    let one = try load("connectors:\n" + Self.order).connectors.version
    let other = try load("connectors:\n" + Self.order + "\n# more").connectors.version
    #expect(one != other)
  }

  @Test("Variables of the environment are put in; one that is not set has its default, or is told")
  func variables() throws {
    let text =
      "connectors:\n"
      + Self.order.replacing(
        "{url: \"https://shop.example.com/orders/{order_number}\"}",
        with: """
          {url: "${SHOP:-https://shop.example.com}/orders/{order_number}", headers: {X-Key: "k ${KEY}"}}
          """)
    let unset = try load(text).connectors
    #expect(
      unset["order"]?.request.url.address(["order_number": "1"])
        == "https://shop.example.com/orders/1")
    #expect(
      unset.problems.map(\.description) == [
        "connectors.yaml: order names the variable KEY, which is not set and has no default"
      ])
    let set = try load(text, environment: ["SHOP": "https://b.example.com", "KEY": "s3"]).connectors
    #expect(
      set["order"]?.request.url.address(["order_number": "1"]) == "https://b.example.com/orders/1")
    #expect(set["order"]?.request.headers.map(\.value.revealed) == ["k s3"])
    #expect(set["order"]?.request.headers.map(\.name) == ["x-key"])
    #expect(set.problems.isEmpty)
  }

  @Test(
    "What is wrong is named with its line",
    arguments: [
      (
        "[order_status]", "[]",
        "connectors.yaml:4: connectors[0].intents: the connector answers nothing"
      ),
      (
        "slot: order_number", "slot: colour",
        "connectors.yaml:5: connectors[0].needs[0].slot: \"colour\" must be one of order_number"
      ),
      ("identity: none", "", "connectors[0].identity: is missing"),
      (
        "identity: none", "identity: some",
        "connectors.yaml:6: connectors[0].identity: \"some\" must be one of none, verified"
      ),
      (
        "{order_number}\"}", "{customer}\"}",
        "connectors.yaml:7: connectors[0].request.url: {customer} is not known here; known: {order_number}"
      ),
      ("{order_number}\"}", "{order_number\"}", "request.url: has a brace that is not closed"),
      ("https://shop", "http://shop", "request.url: must be https"),
      (
        "https://shop.example.com", "https://127.0.0.1",
        "request.url: leads to a private or loopback address"
      ),
      (
        "https://shop.example.com", "https://{order_number}.example.com",
        "request.url: must name its host without a placeholder"
      ),
      (
        "{order_number}\"}", "{order_number}\", timeout: 9s}",
        "request.timeout: must be from 100ms to 8s"
      ),
      ("{order_number}\"}", "{order_number}\", body: {a: b}}", "request.body: needs method: POST"),
      (
        "{status|word}.", "{status|words}.",
        "connectors.yaml:8: connectors[0].answer.en: {status|words} has no meaning"
      ),
      ("words: {shipped: {en: is on its way, zh: 已发货}}", "", "{status|word} needs words"),
      ("id: order", "id: identity.send", "connectors[0].id: must not begin with identity."),
      ("failure: Sorry.", "", "connectors[0].failure: is missing"),
    ])
  func wrong(of: String, with: String, problem: String) {
    let found = problems("connectors:\n" + Self.order.replacing(of, with: with))
    #expect(found.contains { $0.contains(problem) }, "\(found)")
  }

  @Test("Two connectors do not answer the same intent")
  func twice() {
    let other = Self.order.replacing("id: order", with: "id: other")
    let found = problems("connectors:\n" + Self.order + "\n" + other)
    #expect(
      found.contains { $0.contains("the connector for the intent \"order_status\" is already at") },
      "\(found)")
  }

  @Test("A check of identity that knows no code, and times that do not fit, are wrong")
  func identity() {
    let identity = """
      identity:
        needs: [{slot: phone, ask: Which?}]
        send: {method: POST, url: "https://a.example.com/codes", body: {phone: "{phone}"}, timeout: 8s}
        sent: Enter it.
        unknown: Unknown.
        check: {method: POST, url: "https://a.example.com/check", body: {phone: "{phone}"}}
        customer: id
        wrong: Wrong.
        failure: Sorry.
      """
    let verified = Self.order.replacing("identity: none", with: "identity: verified")
    let found = problems(
      "connectors:\n" + verified + "\n" + identity,
      policy: "session: {botReply: 10s}\n" + FirmFolder.policy)
    #expect(
      found.contains { $0.contains("connectors.yaml:17: identity.check: names no {code}") },
      "\(found)")
    #expect(
      found.contains {
        $0.contains("it may take 11s, too long for session.botReply, which is 10s")
      }, "\(found)")
  }

  @Test("Who needs verified customers without a check of identity is told that people take over")
  func noIdentity() throws {
    let verified = Self.order.replacing("identity: none", with: "identity: verified")
    let firm = try load("connectors:\n" + verified)
    #expect(firm.warnings.contains { $0.message.contains("there is no `identity`") })
  }
}
