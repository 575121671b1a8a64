import BotCore
import Conversation
import ConversationTesting

@testable import BotKnowledge

/// A conversation with the sample firm's bot: it understands, decides and is judged, until it owes nothing.
struct RetrievalScene {
  var log = LogScript()
  let retrieval: Retrieval
  let policy: BotCore.BotPolicy

  init(_ other: Retrieval? = nil) throws {
    retrieval = try other ?? SampleFirm.loaded.get()
    policy = BotCore.BotPolicy(retrieval.firm)
  }

  var state: Conversation { log.state! }
  /// The bot's last message to the customer.
  var lastReply: TranscriptEntry? { state.transcript.entries.last { $0.author.role == .bot } }
  /// What the gateway says of the customer with each message.
  var attributes: [String: String] = [:]
  private var written = 0

  /// The customer writes, and the bot does all that it then owes.
  mutating func customer(_ texts: String..., channel: String = "elsewhere", account: String = "a") {
    for text in texts {
      written += 1
      var event = log.event(.customerWrites("m\(written)", text: text))
      if case .messageReceived(var body) = event.body {
        body.address.channel = channel
        body.address.account = account
        event.body = .messageReceived(body)
      }
      log.append(event.with(attributes))
    }
    settle()
  }

  mutating func settle() {
    for _ in 0..<50 {
      let events = owedEvents()
      if events.isEmpty { return }
      for event in events { log.append(event) }
    }
  }

  func owedEvents() -> [Event] {
    let messages = BotDecider.messagesToUnderstand(in: state)
    guard messages.isEmpty else {
      return messages.enumerated().compactMap { ordinal, message in
        retrieval.understand(message, in: state)?.event(ordinal, for: state, now: log.now)
      }
    }
    let decision =
      BotDecider.reply(to: state, policy) ?? BotDecider.suggestions(for: state, policy)
    return decision?.events(for: state, now: log.now) ?? []
  }
}
