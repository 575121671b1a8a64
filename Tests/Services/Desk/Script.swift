import Conversation
import DeskCore

@testable import Desk

/// Writes a log by hand and folds it: what the desk would be given.
struct Script {
  static let topic = "baton.conversations"
  static let start: Int64 = 1_795_000_000_000
  static let conversation = ConversationID(hi: 0x1111_2222_3333_8444, lo: 0x9555_6666_7777_8888)

  struct Step {
    var judged: Judged
    var state: Conversation?
  }

  private(set) var log = ConversationLog(partition: 3)
  private(set) var steps: [Step] = []
  private var count: Int64 = 0

  var state: Conversation? { log[Script.conversation] }
  var standing: Standing? { state.map { Standing($0) } }

  @discardableResult
  mutating func append(_ event: Event, after seconds: Int64 = 1) throws -> Judged {
    count += 1
    let timestamp = Timestamp(milliseconds: Script.start + count * seconds * 1_000)
    let judged = try log.apply(event, offset: count, timestamp: timestamp)
    steps.append(Step(judged: judged, state: log[event.conversation]))
    return judged
  }

  @discardableResult
  mutating func customer(
    _ text: String, in conversation: ConversationID = Script.conversation, id customer: String = ""
  ) throws -> EventID {
    var received = MessageReceived()
    received.words.text = text
    received.address.channel = "web-chat"
    received.address.account = "shop"
    received.customer.name = "Li Na"
    received.customer.id = customer
    received.policy.botReplyMs = 20_000
    received.policy.firstResponseMs = 60_000
    received.policy.nextResponseMs = 60_000
    received.policy.wrapUpMs = 60_000
    received.policy.agentIdleMs = 60_000
    received.policy.idleMs = 60_000
    let id = EventID.inbound(
      channel: "web-chat", account: "shop", peer: conversation.description, thread: "",
      messageID: String(count))
    let event = Event(
      id: id, conversation: conversation, author: .customer, occurredAt: Timestamp(milliseconds: 0),
      body: .messageReceived(received))
    try append(event)
    return id
  }

  @discardableResult
  mutating func bot(_ body: EventBody) throws -> EventID {
    try system(body, as: .bot)
  }

  @discardableResult
  mutating func system(_ body: EventBody, as author: Author = .system) throws -> EventID {
    let id = EventID.decided(at: count, of: Script.conversation, role: author.role.name)
    let event = Event(
      id: id, conversation: Script.conversation, session: state?.session ?? 0,
      epoch: state?.control.epoch ?? 0, author: author, occurredAt: Timestamp(milliseconds: 0),
      body: body)
    try append(event)
    return id
  }

  mutating func answer(_ text: String, to messages: [EventID]) throws -> EventID {
    var sent = MessageSent()
    sent.words.text = text
    sent.covers = messages.map { EventRef($0) }
    sent.replyKind = .answered
    return try bot(.messageSent(sent))
  }

  mutating func handOver(_ messages: [EventID], queue: String = "orders") throws -> EventID {
    var handoff = HandoffRequested()
    handoff.covers = messages.map { EventRef($0) }
    handoff.reason = .customerRequest
    handoff.team = "shop"
    handoff.queue = queue
    handoff.package.summary = "Asks where the order is."
    handoff.package.intent = "order_status"
    handoff.package.sentiment = -1
    return try bot(.handoffRequested(handoff))
  }

  mutating func offer(to agent: String) throws -> EventID {
    var offer = OfferCreated()
    offer.team = "shop"
    offer.agentID = agent
    offer.agentName = agent.uppercased()
    offer.expiresAfterMs = 30_000
    return try system(.offerCreated(offer))
  }

  @discardableResult
  mutating func person(
    _ move: Move, as person: Person = .mei, command: String? = nil
  ) throws -> Judged {
    let proposing = Proposing(
      person: person, commandID: command ?? "c\(count)", now: Timestamp(milliseconds: 0))
    var last: Judged?
    for event in try proposing.events(move, in: Script.conversation, standing!) {
      let judged = try append(event)
      last = last ?? judged
    }
    return last!
  }

  /// The steps in stretches of so many records.
  func batches(of size: Int, from first: Int = 0) -> [FoldedBatch] {
    var stretch = Stretch(topic: Script.topic, partition: 3)
    var batches: [FoldedBatch] = []
    var states: [ConversationID: Conversation] = [:]
    func take() {
      stretch.take(identity: nil) { states[$0] }.map { batches.append($0) }
    }
    for step in steps.dropFirst(first) {
      stretch.add(step.judged, step.state)
      if let state = step.state { states[state.id] = state }
      if stretch.count == size { take() }
    }
    take()
    return batches
  }
}

extension Person {
  static let mei = Person(id: "mei", name: "MEI", team: "shop")
  static let tom = Person(id: "tom", name: "TOM", team: "shop")
  static let zoe = Person(id: "zoe", name: "ZOE", team: "pay")
  static let boss = Person(id: "ann", name: "ANN", team: "shop", rank: .supervisor)
}

extension Script {
  /// From the bot to a person and to the end, with a bit of everything.
  static func whole() throws -> Script {
    var script = Script()
    let first = try script.customer("我的订单到哪了？")
    _ = try script.answer("订单正在派送中，预计今天送达。", to: [first])
    let second = try script.customer("我要人工客服,Order 4481-220!")
    _ = try script.handOver([second])
    let offer = try script.offer(to: "mei")
    try script.person(.accept(offer: offer))
    var suggested = MessageSuggested()
    suggested.message = EventRef(second)
    suggested.text = "您好，我来为您查询。"
    suggested.confidence = 0.8
    let suggestion = try script.bot(.messageSuggested(suggested))
    try script.person(.message(text: "您好，我来为您查询。", suggestion: suggestion))
    try script.person(.note(text: "Asked the courier."))
    try script.person(.message(text: "Said by nobody", suggestion: nil), as: .tom)
    try script.person(.resolve(code: "solved", notes: "", throughSeq: nil))
    return script
  }
}
