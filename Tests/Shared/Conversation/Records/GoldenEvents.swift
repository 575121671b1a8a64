import Conversation
import Foundation
import SwiftProtobuf

/// One event of each type, every field of it set to something of its own. Their bytes are in `Golden`
/// and are never written anew: what stands in a log is decoded for ever.
enum GoldenEvents {
  static let all: [Event] = bodies.enumerated().map { place, body in
    Event(
      id: EventID(hi: 0x1111_2222_3333_5444, lo: 0x8555_6666_7777_8800 + UInt64(place)),
      conversation: ConversationID(hi: 0xAAAA_BBBB_CCCC_8DDD, lo: 0x8EEE_FFFF_0000_1111),
      session: 3, epoch: 1_234_567, author: Author(.agent, id: "ann"),
      occurredAt: Timestamp(milliseconds: 1_795_000_000_123),
      causation: EventID(hi: 5, lo: 6), foldVersion: 1, body: body)
  }

  private static let bodies: [EventBody] =
    [.logOpened(opened), .contextCarried(carried)] + customer + bot + handoff + endings + outcomes
    + routing

  private static let reference = EventRef.with {
    $0.hi = 0x0102_0304_0506_0708
    $0.lo = 0x1112_1314_1516_1718
  }

  private static let words = Words.with {
    $0.text = "我的订单到哪了? Where is it? 🙂"
    $0.attachments = [
      .with {
        $0.url = "https://example.com/a.png"
        $0.mediaType = "image/png"
        $0.name = "a.png"
        $0.bytes = 1_234
        $0.sha256 = "9f86d081"
      }
    ]
  }

  private static let source = Source.with {
    $0.articleID = "shipping-3"
    $0.title = "Where is my order?"
  }

  private static let opened = LogOpened.with {
    $0.identity = Data(1...16)
    $0.partition = 3
    $0.partitionCount = 48
  }

  private static let address = Address.with {
    $0.channel = "shop-app"
    $0.account = "cn"
    $0.peer = "customer-42"
    $0.thread = "t"
    $0.messageID = "m-001"
  }

  private static let person = Customer.with {
    $0.id = "42"
    $0.name = "林"
    $0.language = "zh"
    $0.tier = "gold"
    $0.attributes = [
      .with {
        $0.key = "k"
        $0.value = "v"
      }
    ]
  }

  private static let policy = SessionPolicy.with {
    $0.botReplyMs = 1
    $0.firstResponseMs = 2
    $0.nextResponseMs = 3
    $0.idleMs = 4
    $0.agentIdleMs = 5
    $0.wrapUpMs = 6
    $0.positionIntervalMs = 7
    $0.maxBotTurns = 8
    $0.defaultTeam = "care"
    $0.defaultQueue = "general"
    $0.deliveredByGateway = true
  }

  private static let customer: [EventBody] = [
    .messageReceived(
      .with {
        $0.words = words
        $0.address = address
        $0.customer = person
        $0.policy = policy
        $0.sentAtMs = 1_795_000_000_000
      }),
    .messageEdited(
      .with {
        $0.message = reference
        $0.words = words
      }),
    .messageDeleted(.with { $0.message = reference }),
    .customerLeft(CustomerLeft()),
    .csatSubmitted(
      .with {
        $0.span = .agent
        $0.score = 5
        $0.comment = words
      }),
  ]

  private static let understood = TurnUnderstood.with {
    $0.message = reference
    $0.intent = "order_status"
    $0.confidence = 0.875
    $0.alternatives = [
      .with {
        $0.intent = "returns"
        $0.confidence = 0.125
      }
    ]
    $0.urgency = .high
    $0.sentiment = -2
    $0.language = "zh"
    $0.slots = [slot]
    $0.matches = [
      .with {
        $0.articleID = "shipping-3"
        $0.title = "Where is my order?"
        $0.score = 0.75
        $0.answer = "It left our house this morning."
      }
    ]
    $0.rules = ["customer_request"]
    $0.versions = [
      .with {
        $0.name = "bm25"
        $0.version = "7"
      }
    ]
  }

  private static let slot = Slot.with {
    $0.name = "order_number"
    $0.value = "A-1"
  }

  private static let bot: [EventBody] = [
    .turnUnderstood(understood),
    .messageSent(
      .with {
        $0.words = words
        $0.authorName = "Ling"
        $0.covers = [reference]
        $0.replyKind = .askedBack
        $0.sources = [source]
        $0.quickReplies = ["yes", "no"]
        $0.expiresAfterMs = 3_600_000
        $0.throughSeq = 9
        $0.notice = .afterHours
      }),
    .messageSuggested(
      .with {
        $0.message = reference
        $0.text = "It left our house this morning."
        $0.sources = [source]
        $0.confidence = 0.5
      }),
    .suggestionUsed(
      .with {
        $0.suggestion = reference
        $0.edited = true
      }),
    .noteAdded(.with { $0.words = words }),
    .lookupRequested(
      .with {
        $0.connector = "orders"
        $0.arguments = [slot]
        $0.idempotencyKey = "key"
      }),
    .lookupCompleted(
      .with {
        $0.request = reference
        $0.succeeded = true
        $0.result = "on its way"
        $0.reason = "none"
      }),
  ]

  private static let package = ContextPackage.with {
    $0.summary = "asks for an order"
    $0.intent = "order_status"
    $0.confidence = 0.25
    $0.alternatives = understood.alternatives
    $0.urgency = .critical
    $0.sentiment = -1
    $0.sentimentSlope = -0.5
    $0.slots = [slot]
    $0.tried = [
      .with {
        $0.text = "It left our house this morning."
        $0.sources = [source]
        $0.kind = .answered
      }
    ]
    $0.lookups = [
      .with {
        $0.connector = "orders"
        $0.result = "on its way"
        $0.succeeded = true
      }
    ]
    $0.profileVersion = 4
    $0.language = "zh"
    $0.attachmentSha256 = ["9f86d081"]
    $0.throughSeq = 12
    $0.chainHash = Data(repeating: 0xAB, count: 32)
  }

  private static let requested = HandoffRequested.with {
    $0.covers = [reference]
    $0.reason = .customerRequest
    $0.team = "care"
    $0.queue = "general"
    $0.skills = ["returns"]
    $0.priority = 50
    $0.package = package
  }

  private static let handoff: [EventBody] = [
    .handoffRequested(requested),
    .offerCreated(
      .with {
        $0.team = "care"
        $0.agentID = "ann"
        $0.agentName = "Ann"
        $0.reservation = reference
        $0.expiresAfterMs = 30_000
      }),
    .offerAccepted(.with { $0.offer = reference }),
    .offerDeclined(
      .with {
        $0.offer = reference
        $0.reason = "busy"
      }),
    .offerRescinded(
      .with {
        $0.offer = reference
        $0.reason = "no verdict"
        $0.reservation = reference
      }),
    .controlTaken(
      .with {
        $0.agentName = "Ann"
        $0.team = "care"
      }),
    .conversationAssigned(
      .with {
        $0.agentID = "bob"
        $0.agentName = "Bob"
        $0.team = "care"
        $0.reason = "knows the case"
      }),
    .contextAcknowledged(
      .with {
        $0.throughSeq = 12
        $0.chainHash = Data(repeating: 0xCD, count: 32)
      }),
    .conversationTransferred(
      .with {
        $0.agentID = "bob"
        $0.agentName = "Bob"
        $0.team = "care"
        $0.queue = "vip"
        $0.reason = "his customer"
        $0.skills = ["vip"]
        $0.priority = 70
      }),
    .handoffReturned(.with { $0.instructions = "send the label" }),
  ]

  private static let endings: [EventBody] = [
    .conversationSnoozed(
      .with {
        $0.untilMs = 1_795_000_600_000
        $0.reason = "waits for the warehouse"
      }),
    .conversationResolved(
      .with {
        $0.code = "solved"
        $0.notes = words
        $0.throughSeq = 12
      }),
    .conversationReopened(.with { $0.agentName = "Ann" }),
    .conversationClosed(
      .with {
        $0.throughSeq = 12
        $0.reason = "spam"
      }),
    .wrapUpCompleted(
      .with {
        $0.code = "solved"
        $0.notes = words
      }),
    .deadlinePassed(
      .with {
        $0.kind = .botReply
        $0.armedBy = reference
      }),
  ]

  private static let routing: [EventBody] = [
    .conversationRequeued(
      .with {
        $0.reason = .overflow
        $0.agentID = "ann"
        $0.team = "care"
        $0.queue = "vip"
        $0.skills = ["vip>=2"]
        $0.keepsPlace = true
      }),
    .promiseMade(.with { $0.dueMs = 1_795_000_600_000 }),
  ]

  private static let update = DeliveryUpdate.with {
    $0.message = reference
    $0.attempt = 2
    $0.statusCode = 503
    $0.reason = "unavailable"
    $0.atMs = 1_795_000_000_500
    $0.retryAfterMs = 4_000
  }

  private static let outcomes: [EventBody] =
    DeliveryStep.allCases.map { .delivery($0, update) } + [
      .csatRequested(.with { $0.span = .bot }),
      .queuePositionChanged(
        .with {
          $0.position = 3
          $0.waitP50Ms = 60_000
          $0.waitP90Ms = 180_000
        }),
    ]
}

extension GoldenEvents {
  private static let carried = ContextCarried.with {
    $0.lastOffset = 77
    $0.decidedAtMs = 1_795_000_000_000
    $0.state = state
  }

  private static let state = CarriedConversation.with {
    $0.session = 3
    $0.foldVersion = 1
    $0.policy = policy
    $0.control = .with {
      $0.owner = 3
      $0.agentID = "ann"
      $0.agentName = "Ann"
      $0.epoch = 70
      $0.phase = 1
      $0.snoozedUntilMs = 8
      $0.sinceMs = 9
    }
    $0.seq = 12
    $0.chainHash = Data(repeating: 0xEF, count: 32)
    $0.transcript = [entry]
    $0.pending = [
      .with {
        $0.event = reference
        $0.seq = 11
        $0.handedOver = true
        $0.understanding = understood
      }
    ]
    $0.deadlines = [deadline]
    $0.offer = offer
    $0.judged = .with {
      $0.ids = [1, 2, 3, 4]
      $0.offsets = [5, 6]
      $0.verdicts = Data([0, 4])
    }
    $0.deliveries = [delivery]
    $0.sessions = [session]
    $0.address = address
    $0.customer = person
    $0.turn = .with {
      $0.last = understood
      $0.botTurns = 4
      $0.failuresInARow = 1
      $0.sentiments = [-1, 0, 1]
    }
    $0.handoff = requested
    $0.queue = queue
    $0.lookups = [
      .with {
        $0.request = reference
        $0.connector = "orders"
        $0.result = .with { $0.result = "on its way" }
      }
    ]
    $0.suggestions = [reference]
    $0.acknowledged = 2
    $0.acknowledgedWrongly = 1
    $0.messagesInSession = 5
    $0.messagesSent = 6
    $0.suggestedThrough = 10
  }

  private static let entry = CarriedEntry.with {
    $0.seq = 11
    $0.event = reference
    $0.role = .bot
    $0.authorID = "a"
    $0.authorName = "Ling"
    $0.words = words
    $0.timestampMs = 1_795_000_000_000
    $0.replyTo = [reference]
    $0.sources = [source]
    $0.quickReplies = ["yes"]
    $0.replyKind = .answered
    $0.chainHash = Data(repeating: 1, count: 32)
    $0.session = 3
    $0.editedText = "edited"
    $0.edited = true
    $0.deleted = true
    $0.understood = true
  }

  private static let deadline = CarriedDeadline.with {
    $0.kind = .nextResponse
    $0.armedBy = reference
    $0.dueMs = 1_795_000_120_000
    $0.keyEpoch = 70
    $0.keyEvent = reference
    $0.keyCount = 2
  }

  private static let offer = CarriedOffer.with {
    $0.id = reference
    $0.agentID = "ann"
    $0.agentName = "Ann"
    $0.team = "care"
    $0.reservation = reference
    $0.createdMs = 1
    $0.dueMs = 2
  }

  private static let delivery = CarriedDelivery.with {
    $0.message = reference
    $0.sequence = 6
    $0.status = 2
    $0.expiresMs = 3
    $0.attempts = 4
    $0.session = 3
    $0.retryAtMs = 5
    $0.seq = 12
  }

  private static let session = CarriedSession.with {
    $0.number = 3
    $0.lastAgent = "ann"
    $0.botSpoke = true
    $0.agentSpoke = true
    $0.wrappedUp = true
    $0.code = "solved"
    $0.csatRequested = 3
    $0.csatSubmitted = 2
    $0.ending = 1
    $0.foldVersion = 1
  }

  private static let queue = CarriedQueue.with {
    $0.team = "care"
    $0.queue = "general"
    $0.skills = ["returns"]
    $0.priority = 50
    $0.reason = 1
    $0.notices = 2
    $0.breaches = 3
    $0.position = 4
    $0.positionMs = 5
    $0.sinceMs = 6
    $0.offers = 7
  }
}
