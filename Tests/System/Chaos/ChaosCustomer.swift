import Conversation
import ConversationTesting
import Foundation

/// One customer, who writes one to four messages and waits for no answer. Some gateways wait for no
/// 202 either: what order their messages come in is left to chance.
struct ChaosCustomer {
  struct Message: Sendable {
    var id: String
    var text: String
    var peer: String
    /// Nil for the web chat.
    var channel: String?
    var isFromGateway: Bool { channel != nil }
  }

  struct Sent: Sendable {
    var message: Message
    var conversation: String
    var event: String
    /// When it was tried first.
    var tried: Timestamp
    var accepted = Timestamp.now
    /// Whether others of the customer's were under way at the same time.
    var isHasty = false
  }

  /// A conversation on the web chat.
  struct Session: Sendable {
    var conversation: String
    var token: String
  }

  enum News: Sendable {
    case opened(Session)
    case accepted(Sent)
    case problem(String)
  }

  private static let texts = [
    "How long do I have to return something?", "How do I get an invoice?", "Where is my order?",
    "怎么换绑手机号？", "我的订单到哪了？", "How do I use a coupon?",
    "I want to talk to a real person", "转人工", "I want to file a complaint",
    "my card was stolen", "qwertz uiop",
  ]

  private let number: Int
  private let baton: BatonUp
  private let note: @Sendable (News) -> Void
  private var chance: SplitMix64

  init(
    _ number: Int, _ baton: BatonUp, _ chance: SplitMix64,
    _ note: @escaping @Sendable (News) -> Void
  ) {
    self.number = number
    self.baton = baton
    self.chance = chance
    self.note = note
  }

  mutating func write() async {
    let channel = number % 2 == 0 ? chance.pick(ChaosGateways.names) : nil
    guard let peer = await peer(channel) else { return }
    if channel != nil, chance.chance(15) { return await writeAtOnce(as: peer, channel) }
    var first: Sent?
    for place in 0...chance.below(4) {
      if place > 0 { try? await Task.sleep(for: chance.within(.zero ... .seconds(6))) }
      let message = Message(
        id: "m-\(place)", text: chance.pick(Self.texts), peer: peer, channel: channel)
      guard let sent = await send(message) else { return }
      note(.accepted(sent))
      first = first ?? sent
      if let first, channel != nil, chance.chance(25) {
        await Self.repeats(chance.chance(50) ? sent : first, baton, note)
      }
    }
  }

  private mutating func writeAtOnce(as peer: String, _ channel: String?) async {
    let messages = (0...chance.within(1...3)).map { place in
      Message(id: "m-\(place)", text: chance.pick(Self.texts), peer: peer, channel: channel)
    }
    let customer = self
    await withTaskGroup(of: Void.self) { group in
      for message in messages {
        group.addTask {
          guard var sent = await customer.send(message) else { return }
          sent.isHasty = true
          customer.note(.accepted(sent))
        }
      }
    }
  }

  /// Who the messages come from: for the web chat, the page's token.
  private func peer(_ channel: String?) async -> String? {
    if channel != nil { return "peer-\(number)" }
    let answer = await untilAccepted { intake in
      try await baton.http.post(
        "\(intake)/webchat/sessions", ["language": number % 4 == 1 ? "en" : "zh"])
    }
    guard let conversation = answer?.string("conversationId"), let token = answer?.string("token")
    else { return nil }
    note(.opened(Session(conversation: conversation, token: token)))
    return token
  }

  private func send(_ message: Message) async -> Sent? {
    let tried = Timestamp.now
    let answer = await untilAccepted { try await Self.post(message, to: $0, baton) }
    guard let conversation = answer?.string("conversationId"), let event = answer?.string("eventId")
    else { return nil }
    return Sent(message: message, conversation: conversation, event: event, tried: tried)
  }

  /// Tries one intake after the other; nil where something else than patience is asked for.
  private func untilAccepted(
    _ post: (String) async throws -> HTTP.Answer
  ) async -> HTTP.Answer? {
    var tries = number
    while !Task.isCancelled {
      tries += 1
      guard let intakes = try? baton.ready.instances["intake"], !intakes.isEmpty,
        let answer = try? await post(intakes[tries % intakes.count]),
        ![429, 503].contains(answer.status)
      else {
        try? await Task.sleep(for: .milliseconds(200))
        continue
      }
      if answer.isAccepted { return answer }
      note(.problem("customer \(number): \(answer.status) \(answer.text)"))
      return nil
    }
    return nil
  }

  private static func post(
    _ message: Message, to intake: String, _ baton: BatonUp
  ) async throws -> HTTP.Answer {
    guard let channel = message.channel else {
      return try await baton.http.post(
        "\(intake)/webchat/messages",
        ["token": message.peer, "messageId": message.id, "text": message.text])
    }
    return try await baton.http.post(
      "\(intake)/v1/messages",
      [
        "channel": channel, "account": "cn", "peer": message.peer, "messageId": message.id,
        "text": message.text, "customer": ["language": "en"],
      ], token: try baton.ready.gatewayToken)
  }

  /// Sends once more what was accepted: the same event, or an intake that is too busy or away.
  static func repeats(
    _ sent: Sent, _ baton: BatonUp, _ note: @Sendable (News) -> Void
  ) async {
    guard let intake = try? baton.ready.instances["intake"]?.randomElement(),
      let answer = try? await post(sent.message, to: intake, baton),
      ![429, 503].contains(answer.status)
    else { return }
    if answer.status != 202 || answer.string("eventId") != sent.event {
      note(.problem("\(sent.event) again: \(answer.status) \(answer.text)"))
    }
  }
}
