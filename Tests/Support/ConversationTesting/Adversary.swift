internal import Conversation

/// Writes sequences as the most general adversary can: any move, seen from any earlier state, any
/// record again, with time standing still, passing, or running back.
public struct Adversary: Sendable {
  public var random: SplitMix64
  private let conversations: Int
  private let carries: Bool

  public init(seed: UInt64, conversations: Int = 1, carries: Bool = false) {
    random = SplitMix64(seed: seed)
    self.conversations = conversations
    self.carries = carries
  }

  /// A sequence of that many steps; it begins with a customer's message.
  public mutating func sequence(of length: Int) -> [Step] {
    var steps = [Step(.move(.customerWrites("m1")))]
    steps.reserveCapacity(length)
    while steps.count < length { steps.append(step(after: steps.count)) }
    return steps
  }

  private mutating func step(after count: Int) -> Step {
    var step = Step(.move(move()))
    if random.chance(15) { step.act = .again(random.below(count)) }
    if random.chance(25) { step.viewAge = 1 + random.below(count) }
    step.wait = wait()
    if conversations > 1 { step.conversation = random.below(conversations) }
    return step
  }

  private mutating func wait() -> Int64 {
    switch random.below(20) {
    case 0..<10: 0
    case 10..<13: Int64(random.below(5_000))
    case 13..<15: 20_000
    case 15..<17: 121_000
    case 17: 1_800_001
    case 18: 86_400_000
    default: -3_600_000
    }
  }

  private mutating func move() -> Move {
    if carries, random.chance(20) { return random.chance(70) ? .routerCarries : .routerForgets }
    switch random.below(10) {
    case 0, 1: return customerMove()
    case 2, 3, 4: return botMove()
    case 5, 6: return routerMove()
    default: return agentMove()
    }
  }

  private mutating func customerMove() -> Move {
    let name = "m\(1 + random.below(4))"
    switch random.below(10) {
    case 0: return .customerEdits(name, text: "No, the other one")
    case 1: return .customerDeletes(name)
    case 2: return .customerLeaves
    case 3: return .customerRates(random.below(7), random.chance(50) ? .agent : .bot)
    default: return .customerWrites(name)
    }
  }

  private mutating func botMove() -> Move {
    let name = "m\(1 + random.below(3))"
    switch random.below(16) {
    case 0, 1, 2: return .botAnswers()
    case 3: return .botAnswers([name])
    case 4: return .botAnswers(["m1", "m2"])
    case 5, 6: return .botAsksBack()
    case 7, 8, 9: return .botHandsOver()
    case 10: return .botHandsOver([name], team: "returns", queue: "returns")
    case 11: return .botUnderstands(name)
    case 12: return .botSuggests(name)
    case 13: return .botLooksUp("orders")
    case 14: return .lookupCompletes("on its way")
    default: return .botResolves
    }
  }

  private mutating func routerMove() -> Move {
    switch random.below(14) {
    case 0, 1, 2: return .routerOffers(to: agent(), reservation: "r\(random.below(3))")
    case 3: return .routerRescinds
    case 4: return .routerNotifies
    case 5: return .routerTellsPosition(UInt32(random.below(3)))
    case 6: return .routerAsksForRating
    case 7: return .delivery(random.pick(DeliveryStep.allCases))
    default: return .deadlinePasses(random.pick(Self.kinds))
    }
  }

  private static let kinds: [DeadlineKind] = [
    .botReply, .botReply, .offer, .firstResponse, .nextResponse, .idle, .idle, .snooze, .wrapUp,
    .promise,
  ]

  private mutating func agentMove() -> Move {
    let agent = agent()
    switch random.below(20) {
    case 0, 1, 2, 3: return .agentAccepts(agent)
    case 4: return .agentDeclines(agent)
    case 5, 6: return .agentTakes(agent)
    case 7: return .supervisorAssigns(agent)
    case 8, 9, 10: return .agentSays(agent)
    case 11: return .agentTransfers(agent, toQueue: "vip", team: random.chance(50) ? "care" : "vip")
    case 12: return .agentTransfersTo(agent, agent: self.agent())
    case 13, 14: return .agentReturns(agent)
    case 15: return .agentSnoozes(agent)
    case 16, 17: return .agentResolves(agent)
    case 18: return random.chance(50) ? .agentReopens(agent) : .agentCloses(agent)
    default: return lesserAgentMove(agent)
    }
  }

  private mutating func lesserAgentMove(_ agent: String) -> Move {
    switch random.below(4) {
    case 0: .agentNotes(agent)
    case 1: .agentUsesSuggestion(agent)
    case 2: .agentAcknowledges(agent)
    default: .agentWrapsUp(agent)
    }
  }

  private mutating func agent() -> String { random.chance(50) ? "x" : "y" }
}
