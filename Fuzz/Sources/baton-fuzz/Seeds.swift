@testable import Conversation
import ConversationTesting
import Foundation
@testable import IntakeDoor
@testable import LogRuntime
import Routing
import Web

/// What a fuzzer starts from: what of its kind lies in the repository, and what only a program makes.
enum Seeds {
  static func write(for decoder: Decoder, into folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (number, seed) in try seeds(for: decoder).enumerated() {
      try Data(seed).write(to: folder.appending(path: "seed-\(number)"))
    }
  }

  private static func seeds(for decoder: Decoder) throws -> [[UInt8]] {
    switch decoder {
    case .conversationRecord:
      try files("Tests/Shared/Conversation/Golden", ".binpb")
        + recordings().flatMap { $0.map(\.value) }
    case .conversationLog: try recordings().map { FuzzedLog.bytes($0) } + goldenLog()
    case .teamLog: try [teamLog(flags: []), teamLog(flags: [.sameKey, .freshID])]
    case .restoreNote: notes
    case .jsonRecord: jsonRecords.map { Array($0.utf8) }
    case .intakeBody: intakeBodies.map { Array($0.utf8) }
    case .deskBody: deskBodies
    case .requestHead: requestHeads.map { Array($0.utf8) }
    case .webhook: webhooks
    case .chatToken: chatTokens
    case .sessionToken: sessionTokens
    case .issuerToken: issuerTokens
    case .lookupAnswer: lookupAnswers.map { Array($0.utf8) }
    case .modelReply: modelReplies.map { Array($0.utf8) }
    case .yaml: try sections()
    case .textField: textFields
    // The schema, the length, the first texts, and nothing at all.
    case .modelFile:
      [[0, 0, 0, 8, 1], [0, 0, 0, 24, 1], [0, 0, 0, 64, 255, 0, 0, 0, 70, 1], [0]]
    case .messageText: try sayings()
    }
  }

  private static func files(_ folder: String, _ ending: String) throws -> [[UInt8]] {
    let folder = Repository.folder.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(ending) }
      .map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  // MARK: - Records

  private struct RecordedLine: Decodable {
    var timestamp: Int64?
    var value: String?
  }

  /// The records of each recording.
  private static func recordings() throws -> [[(after: Int64, value: [UInt8])]] {
    try files("Tests/Recordings", ".jsonl").map { file in
      let lines = try file.split(separator: 0x0A).map {
        try JSONDecoder().decode(RecordedLine.self, from: Data($0))
      }
      var last: Int64?
      return lines.compactMap { line in
        guard let time = line.timestamp, let value = line.value.flatMap({ Data(base64Encoded: $0) })
        else { return nil }
        defer { last = time }
        return (time - (last ?? time), [UInt8](value))
      }
    }
  }

  /// Every type of event in one conversation, each at the epoch that is.
  private static func goldenLog() throws -> [[UInt8]] {
    guard let opening = try recordings().first?.first else { return [] }
    let golden = try files("Tests/Shared/Conversation/Golden", ".binpb")
    return golden.map { event in
      FuzzedLog.bytes([(0, opening.value)])
        + FuzzedLog.bytes([(1, event)], flags: [.presentEpoch, .freshID, .sameKey])
    }
  }

  private static func teamLog(flags: FuzzedLog.Flags) throws -> [UInt8] {
    var script = TeamScript()
    script.configure(["ann": 2, "ben": 1], skills: ["ann": ["vip"]], queues: ["vip": ["vip"]])
    script.presence("ann")
    script.presence("ben")
    script.queued("c1", epoch: 3, skills: ["vip"], priority: 20, queue: "vip")
    script.queued("c2", epoch: 4)
    script.reserve("c1", epoch: 3, for: "ann", as: "r1")
    script.reserve("c2", epoch: 4, for: "ben", as: "r2")
    script.assigned("c1", epoch: 5, to: "ann")
    script.offerEnded("c2", epoch: 4, "r2", .declined)
    script.reserve("c2", epoch: 4, for: "ann", as: "r3")
    script.offerEnded("c2", epoch: 4, "r3", .void, open: ("r4", "ben"))
    if let carried = script.carry() { script.append(carried) }
    script.ended("c1", epoch: 6)
    script.presence("ben", .away, accepting: false)
    return FuzzedLog.bytes(
      try script.records.map { (1, try $0.event.serialized()) }, flags: flags)
  }

  private static var notes: [[UInt8]] {
    let identity = LogIdentity(id: EventID(hi: 1, lo: 2), partition: 3, partitionCount: 48)
    let note = RestoreNote(identity: identity, restorePoint: 1_000, identityOffset: 0).text
    let open = note.split(separator: ";").dropLast().joined(separator: ";")
    return [Array(note.utf8), Array(open.utf8)]
  }

  private static let jsonRecords = [
    #"{"name":"Lin","role":"agent"}"#, #"{"name":"","role":"customer"}"#,
    #"{"account":"cn","at":"2026-11-23T08:00:00Z","channel":"app","disabled":true,"reason":"410","url":"https://a.example"}"#,
  ]

  // MARK: - Bodies

  private static let intakeBodies = [
    #"{"channel":"app","account":"cn","peer":"p","thread":"t","messageId":"m","kind":"message","text":"我的订单到哪了？","sentAt":"2026-11-23T08:00:00.5+08:00","customer":{"id":"c","name":"林","language":"zh-CN","tier":"gold","attributes":{"k":"v"}},"attachments":[{"url":"https://a.example/a.png","mediaType":"image/png","name":"a.png","bytes":12}]}"#,
    #"{"channel":"app","account":"cn","peer":"p","messageId":"m2","kind":"edit","of":"m","text":"A\r\nB 🙂"}"#,
    #"{"channel":"app","account":"cn","peer":"p","messageId":"m3","kind":"delete","of":"m"}"#,
    #"{"channel":"app","account":"cn","peer":"p","messageId":"m4","kind":"left"}"#,
    #"{"token":"t","messageId":"m","text":"hello","language":"en"}"#,
    #"{"conversationId":"d3615f74-c276-8719-8434-6117953b742b","sessionSeq":1,"span":"bot","score":5,"comment":"good","commandId":"c"}"#,
    #"{"eventId":"d3615f74-c276-8719-8434-6117953b742b","status":"delivered","at":"2026-11-23T08:00:00Z","reason":""}"#,
    #"{"language":"en","account":"bank"}"#, #"[1.5e-3,-0,null,true,false,"\b\f\n\r\t\/\\"]"#,
  ]

  private static let deskBodies: [[UInt8]] = [
    #"{"commandId":"c","text":"Hello","suggestionId":"d3615f74-c276-8719-8434-6117953b742b"}"#,
    #"{"commandId":"c","text":"a note"}"#, #"{"commandId":"c","queue":"returns","reason":"r"}"#,
    #"{"commandId":"c","code":"solved","notes":"n","throughSeq":3}"#,
    #"{"commandId":"c","until":"2026-11-23T08:00:00Z"}"#, #"{"commandId":"c","throughSeq":3}"#,
    #"{"commandId":"c","code":"solved","notes":"n","sessionSeq":1}"#,
    #"{"commandId":"c","throughSeq":3,"chainHash":"59dddfeba391b6570ec8c3469145b7e8c13f939c3a91b619c5e6fd1ac83dd5bb"}"#,
    #"{"commandId":"c","reason":"busy"}"#, #"{"agentId":"lin","secret":"lin-demo"}"#,
    #"{"commandId":"c","presence":"online","acceptingWork":true}"#,
    #"{"commandId":"c","instructions":"be brief"}"#,
    #"{"commandId":"c","agentId":"mei","reason":"r"}"#,
    #"{"commandId":"c","connector":"orders","arguments":{"order_number":"20031"}}"#,
    #"{"commandId":"c","priority":80,"reason":"r"}"#,
    #"{"commandId":"c","draining":true,"reason":"r"}"#,
    #"{"commandId":"c","closed":true,"reason":"r"}"#,
    #"{"commandId":"c","conversationId":"d3615f74-c276-8719-8434-6117953b742b"}"#,
    #"{"idToken":"a.b.c"}"#,
    #"{"commandId":"c","basedOn":3,"article":{"tags":["t"],"folder":"shop","urgency":"high","escalation":{"queue":"q"},"texts":{"en":{"title":"T","question":"Q?","similar":["q"],"answer":"A."}}}}"#,
    #"{"commandId":"c","basedOn":0,"reply":{"team":"shop","title":{"en":"T"},"text":{"en":"Hello {customer}","zh":"您好"}}}"#,
    #"{"articleId":"a","questions":["q"],"withdrawn":true}"#,
    #"{"commandId":"c","text":"x","assistance":[{"task":"shorter","version":"v","edited":true}]}"#,
  ].enumerated().map { [UInt8($0.offset)] + Array($0.element.utf8) }

  private static let requestHeads = [
    "/v1/conversations?limit=20&after=d3615f74&q=%E8%AE%A2%E5%8D%95+refund\nBearer a.b.c\napplication/json; charset=utf-8",
    "/v1/conversations?owner=queue&order=due&after=12_&urgency=high&mood=bad\nBearer a.b.c\n",
    "/chat/events?ticket=AQID&limit=201\nBasic bGlu\ntext/plain",
  ]

  // MARK: - Signatures

  private static var webhooks: [[UInt8]] {
    guard let webhook = StandardWebhook(secret: WebhookReading.secret) else { return [] }
    let body = Array(#"{"a":1}"#.utf8)
    let signature = webhook.signature(id: "msg_1", timestamp: WebhookReading.now, body: body)
    return [
      Array("msg_1\n\(WebhookReading.now)\nv1,AAAA \(signature)\n".utf8) + body,
      Array(WebhookReading.secret.utf8),
    ]
  }

  private static var chatTokens: [[UInt8]] {
    let tokens = ChatTokens(secret: ChatTokenReading.secret)
    let visitor = Visitor(id: UUID(), language: "zh-CN", account: "bank")
    let token = tokens.token(of: visitor)
    let ticket = tokens.ticket(of: visitor, at: ChatTokenReading.now)
    let statements = [token, ticket].compactMap { Base64URL.decode($0)?.dropLast(32) }
    return [token, ticket].map { Array("r\($0)".utf8) } + statements.map { Array("s".utf8) + $0 }
  }

  private static var sessionTokens: [[UInt8]] {
    let head = SessionTokenReading.encoded(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))
    let claims = #"{"exp":4000000000,"iat":1800000000,"iss":"baton-desk","sub":"lin"}"#
    let statement = "\(head).\(SessionTokenReading.encoded(Array(claims.utf8)))"
    return ["s\(statement)", "r\(SessionTokenReading.signed(statement))"].map { Array($0.utf8) }
  }

  private static var issuerTokens: [[UInt8]] {
    let head = SessionTokenReading.encoded(Array(#"{"alg":"ES256","kid":"one","typ":"JWT"}"#.utf8))
    let claims = [#""aud":"baton-desk""#, #""aud":["other","baton-desk"],"nbf":1700000000"#].map {
      #"{"iss":"\#(IssuerTokenReading.issuer)",\#($0),"exp":4000000000,"sub":"u","email":"e","email_verified":true,"preferred_username":"mei"}"#
    }
    let statements = claims.map { "\(head).\(SessionTokenReading.encoded(Array($0.utf8)))" }
    let tokens =
      statements.map { "s\($0)" }
      + statements.map { "r\(IssuerTokenReading.signed($0))" }
    let keys = [
      "k\(IssuerTokenReading.keySet)",
      #"k{"keys":[{"kty":"RSA","alg":"RS256","use":"sig","kid":"r","n":"AQAB","e":"AQAB"}]}"#,
    ]
    return (tokens + keys).map { Array($0.utf8) }
  }

  // MARK: - What systems outside answer

  private static let lookupAnswers = [
    "Order {number} {status|word}: {total|money:currency}, {eta|date}"
      + "{#items}; {name} {price|money:CNY}{/items}\n"
      + #"{"number":20031,"status":"shipped","total":-1234.565,"currency":"USD","#
      + #""eta":"2026-11-24T06:40:00+08:00","#
      + #""items":[{"name":"Scarf","price":"99.995"},{"name":"帽子","price":5}]}"#,
    "{#a.b}{c.0|time}{phone}{/a.b}\n" + #"{"a":{"b":true},"c":["2026-02-30T24:61",null,1e400]}"#,
    "/orders/{order_number}?phone={phone}\nnumber: 20031\nitems.0.name: Wool scarf\n",
  ]

  private static let modelReplies = [
    answer, "```json\n\(answer)\n```",
    #"{"action":"ask","citations":[{"articleId":"shop.refund","quote":"退款在 3 个工作日内到账"}],"confidence":0.4}"#,
    #"{"action":"hand_over","confidence":1}"#,
    #"{"choices":[{"message":{"content":"{\"action\":\"hand_over\",\"confidence\":1}"},"finish_reason":"stop"}],"model":"m","usage":{"prompt_tokens":12,"completion_tokens":3}}"#,
  ]

  private static let answer =
    #"{"action":"answer","text":"We pay the return shipping within 15 days.","#
    + #""citations":[{"articleId":"shop.return-shipping","#
    + #""quote":"pay the return shipping within 15 days"}],"confidence":0.9}"#

  // MARK: - Text

  /// Of each file of the sample, what stands under each of its top keys.
  private static func sections() throws -> [[UInt8]] {
    let files =
      try files("deploy/sample", ".yaml") + files("deploy/sample/knowledge/shop", ".yaml").prefix(3)
    return files.flatMap { file in
      file.split(separator: 0x0A).reduce(into: [[UInt8]]()) { sections, line in
        if sections.isEmpty || (0x61...0x7A).contains(line.first ?? 0) { sections.append([]) }
        sections[sections.count - 1] += line + [0x0A]
      }
    }
  }

  private static let textFields: [[UInt8]] =
    [
      "2026-11-23T08:00:00.250+08:00", "d3615f74-c276-8719-8434-6117953b742b", "4-13-0", "1h30m",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
      "https://gateway.example:8443/a?b=c", "订单 refund 2026", "Sun, 06 Nov 1994 08:49:37 GMT",
    ].enumerated().map { [UInt8($0.offset)] + Array($0.element.utf8) }
    + [Array("\0-9223372036854775808".utf8)]

  /// The questions of the sample's knowledge, and what has numbers, prices and names in it.
  private static func sayings() throws -> [[UInt8]] {
    let questions = try files("deploy/sample/knowledge/shop", ".yaml").flatMap { file in
      file.split(separator: 0x0A).filter { $0.starts(with: Array("      question: ".utf8)) }
        .prefix(6).map { Array($0.dropFirst(16)) }
    }
    return questions
      + [
        "我的订单 SF1234567890 花了一千二百三十四元五角,什么时候到？", "I paid $1,234.56 on 2026-11-23!!!",
        "转人工", "let me talk to a human, this is a scam", "谢谢，再见", "call me at 138 0013 8000",
      ].map { Array($0.utf8) }
  }
}
