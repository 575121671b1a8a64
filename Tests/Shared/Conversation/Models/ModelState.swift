import Conversation
import ConversationTesting

/// A conversation as the model of `Tests/Model/control.pml` sees it.
struct ModelState: Hashable {
  enum Place: String, CaseIterable {
    case closed, resolved, bot, queue, offered, agent
  }

  enum Message: Hashable {
    case unwritten, open
    /// Open, and handed over by the bot.
    case handed
    case done

    var isOpen: Bool { self == .open || self == .handed }
  }

  static let names = ["m1", "m2"]

  var place: Place
  /// Who has it, is offered it, or had it last before it was resolved; else empty.
  var holder: String
  var messages: [Message]

  init(_ log: LogScript) {
    let state = log.state
    place = Self.place(of: state)
    holder =
      switch place {
      case .agent: state?.control.agentID ?? ""
      case .offered: state?.offer?.agentID ?? ""
      case .resolved: state?.sessions.last?.lastAgent ?? ""
      case .closed, .bot, .queue: ""
      }
    messages = Self.names.map { Self.message(log.message($0), in: state) }
  }

  private static func place(of state: Conversation?) -> Place {
    guard let state else { return .closed }
    switch (state.control.phase, state.control.owner) {
    case (.closed, _): return .closed
    case (.resolved, _): return .resolved
    case (.open, .bot): return .bot
    case (.open, .queue): return state.offer == nil ? .queue : .offered
    case (.open, .agent), (.open, .none): return .agent
    }
  }

  private static func message(_ id: EventID, in state: Conversation?) -> Message {
    guard let state, state.transcript[id] != nil else { return .unwritten }
    guard let open = state.pending.first(where: { $0.id == id }) else { return .done }
    return open.isHandedOver ? .handed : .open
  }

  /// The place in line of the oldest open message; nil if none is open.
  var oldest: Int? { messages.firstIndex(where: \.isOpen) }
}

/// One thing that somebody may append, as the model tells them apart.
struct ModelEvent {
  enum Kind: String, CaseIterable {
    case write, leave, answer, handOver, take, offer, accept, decline, rescind, say, requeue, pass
    case giveBack, resolve, reopen, notice, takeBack
    case botLate, offerLate, firstLate, nextLate, idle, wrapUpLate

    /// The deadline that it says has passed.
    var deadline: DeadlineKind? {
      switch self {
      case .botLate: .botReply
      case .offerLate: .offer
      case .firstLate: .firstResponse
      case .nextLate: .nextResponse
      case .idle: .idle
      case .wrapUpLate: .wrapUp
      default: nil
      }
    }

    /// What, beside the place, may decide on the verdict.
    var features: [Feature] {
      switch self {
      case .write, .leave: []
      case .answer, .handOver: [.fresh, .owed]
      case .take, .say, .requeue, .pass, .giveBack, .reopen: [.fresh, .mine]
      case .offer, .notice, .takeBack: [.fresh]
      case .accept, .decline: [.fresh, .mine, .named]
      case .rescind: [.fresh, .named]
      case .resolve: [.fresh, .mine, .seen]
      case .botLate, .offerLate, .firstLate, .nextLate, .idle, .wrapUpLate: [.named, .due]
      }
    }
  }

  enum Feature: String, CaseIterable {
    /// Decided since control last passed.
    case fresh
    /// By the agent who has, is offered, or last had the conversation.
    case mine
    /// It names the offer that is open, or the deadline that runs.
    case named
    /// Each message that it covers is open and not handed over.
    case owed
    /// Its author had seen every open message.
    case seen
    /// Not before the deadline's time.
    case due
  }

  var kind: Kind
  /// The agent who acts, is offered it, or gets it.
  var who = "x"
  /// The messages written or covered, by their place in line.
  var covers: [Int] = []
  /// How many of the messages its author had seen.
  var through = 0
  var isFresh = true
  var isNamed = true
  var isDue = true

  /// The agent who appends it, if one does.
  var author: String { kind == .pass ? Self.other(than: who) : who }

  static func other(than agent: String) -> String { agent == "x" ? "y" : "x" }

  func has(_ feature: Feature, in state: ModelState) -> Bool {
    switch feature {
    case .fresh: isFresh
    case .mine: state.holder == author
    case .named: isNamed
    case .owed: covers.allSatisfy { state.messages[$0] == .open }
    case .seen: !state.messages.indices.contains { state.messages[$0].isOpen && $0 >= through }
    case .due: isDue
    }
  }
}
