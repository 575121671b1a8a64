import Conversation
import ConversationTesting
import RouterCore
import Routing

extension SystemModel {
  /// One keeper of the conversations: timekeeper and bridge.
  struct Keeper {
    var fold = ConversationLog(partition: 0)
    var position = 0
    var timekeeper = Timekeeper()
    var out: [Outgoing] = []

    /// The first record whose copies are not all told: the next keeper goes on there.
    var firstUntold: Int? { out.compactMap(\.copied).min() }
  }

  /// One dispatcher of the partition in which both teams lie.
  struct Dispatch {
    var fold = TeamLog(partition: 0)
    var position = 0
    var dispatchers: [String: Dispatcher] = [:]
    var out: [Outgoing] = []

    /// The first record whose welcomes are not all told: the next dispatcher goes on there.
    var firstUntold: Int? { out.compactMap(\.copied).min() }
  }

  /// A bot that does what is owed, with one decision under way for each conversation.
  struct BotService {
    var fold = ConversationLog(partition: 0)
    var position = 0
    var underWay: [ConversationID: EventID] = [:]
    var out: [Outgoing] = []
  }

  // MARK: - The keeper

  mutating func keeperSteps() {
    guard keeper.position < log.count else { return }
    keeperFolds(from: keeper.position)
  }

  private mutating func keeperFolds(from position: Int) {
    let record = log[position]
    guard
      let judged = try? keeper.fold.apply(
        record.event, offset: Int64(position) + 1, timestamp: record.timestamp)
    else { return }
    keeper.position = position + 1
    guard let conversation = keeper.fold[record.event.conversation] else { return }
    for copy in Bridge.copies(of: judged, conversation) where !isUntold(copy) {
      keeper.out.append(.teams(copy, copyOf: position))
    }
    guard judged.verdict.isEffective else { return }
    keeper.timekeeper.watch(conversation)
    keeper.out += Rating.requests(conversation, at: now).map { .conversations($0) }
  }

  private func isUntold(_ copy: TeamEvent) -> Bool {
    guard defeat == .offerEndsUntold, case .offerEnded = copy.body else { return false }
    return true
  }

  mutating func keeperTicks(skew: Int64) {
    let passed = keeper.timekeeper.passed(by: now.adding(milliseconds: skew), in: keeper.fold)
    keeper.out += passed.map { .conversations($0) }
  }

  /// The next keeper goes on at the first record whose copies may not all have been told. Where that is no
  /// longer kept, it tells the present instead; and where the one before had not told all of that, too.
  mutating func restartKeeper() {
    let untold = keeper.firstUntold ?? keeper.position
    if untold == Self.beforeAllRecords { return restartKeeperWithoutNote() }
    restartKeeper(from: max(untold, firstKept))
    if untold < firstKept { tellPresent(before: firstKept) }
  }

  /// The next keeper finds no note of the one before, whatever the log still has: it copies from its end on.
  mutating func restartKeeperWithoutNote() {
    restartKeeper(from: log.count)
    tellPresent(before: log.count)
  }

  mutating func forgetFirstRecords() { firstKept += random.below(log.count - firstKept + 1) }

  private static let beforeAllRecords = -1

  private mutating func tellPresent(before position: Int) {
    guard defeat != .presentUntold else { return }
    for conversation in Self.ids.compactMap({ keeper.fold[$0] }) {
      let present = Bridge.restatement(conversation, before: Int64(position) + 1)
      keeper.out +=
        present
        .filter { defeat != .formerTeamsUntold || $0.team == conversation.queue.team }
        .map { .teams($0, copyOf: Self.beforeAllRecords) }
    }
  }

  private mutating func restartKeeper(from: Int) {
    keeper = Keeper()
    for position in 0..<log.count {
      let record = log[position]
      if position >= from {
        keeperFolds(from: position)
      } else {
        _ = try? keeper.fold.apply(
          record.event, offset: Int64(position) + 1, timestamp: record.timestamp)
        keeper.position = position + 1
      }
    }
    for conversation in Self.ids.compactMap({ keeper.fold[$0] }) {
      keeper.timekeeper.watch(conversation)
    }
  }

  // MARK: - The dispatcher

  mutating func dispatchSteps() {
    guard dispatch.position < teams.judged.count, let (judged, state) = dispatchFolds() else {
      return
    }
    welcome(judged, state)
    let followed = dispatcher(of: state) { $0.follow(judged, state, .ofTests(), at: $1) }
    dispatch.out += followed.map { .conversations($0) }
    reserve(state)
  }

  private mutating func dispatchFolds() -> (JudgedTeamEvent, TeamState)? {
    let judged = teams.judged[dispatch.position]
    dispatch.position += 1
    guard let event = judged.event else { return nil }
    _ = dispatch.fold.apply(
      event, offset: Int64(dispatch.position) - 1, timestamp: judged.timestamp)
    return dispatch.fold[event.team].map { (judged, $0) }
  }

  private mutating func welcome(_ judged: JudgedTeamEvent, _ state: TeamState) {
    let copied = dispatch.position - 1
    let welcome = dispatcher(of: state) { $0.welcome(by: judged, state, .ofTests(), at: $1) }
    dispatch.out += welcome.map { .conversations($0, copyOf: copied) }
  }

  private mutating func dispatcher<Result>(
    of team: TeamState, _ body: (inout Dispatcher, Timestamp) -> Result
  ) -> Result {
    let now = now
    return body(&dispatch.dispatchers[team.id, default: Dispatcher()], now)
  }

  private mutating func reserve(_ state: TeamState) {
    let reservations = dispatcher(of: state) { $0.decide(state, .ofTests(), at: $1) }
    for reservation in reservations {
      dispatch.out.append(.teams(reservation))
      if defeat == .offersUnconfirmed, let offer = unconfirmedOffer(reservation, state) {
        dispatch.out.append(.conversations(offer))
      }
    }
  }

  private func unconfirmedOffer(_ reservation: TeamEvent, _ state: TeamState) -> Event? {
    guard case .reservationMade(let body) = reservation.body,
      let item = state[item: body.work.conversation]
    else { return nil }
    var offer = OfferCreated()
    offer.team = state.id
    offer.agentID = body.agentID
    offer.reservation = EventRef(reservation.id)
    offer.expiresAfterMs = 30_000
    return Event(
      id: .following(reservation.id, "offer"), conversation: item.conversation,
      session: item.session, epoch: item.epoch, author: .system, occurredAt: now,
      body: .offerCreated(offer))
  }

  mutating func dispatchTicks() {
    for state in dispatch.fold.all {
      let events = dispatcher(of: state) {
        $0.ask(state, .ofTests(), at: $1) + $0.positions(state, .ofTests(), at: $1)
      }
      dispatch.out += events.map { .conversations($0) }
      reserve(state)
    }
  }

  /// The next dispatcher welcomes by the first record whose welcomes may not all have been told.
  mutating func restartDispatch() {
    let untold = dispatch.firstUntold ?? dispatch.position
    if untold == Self.beforeAllRecords { return restartDispatchWithoutNote() }
    restartDispatch(welcomingFrom: defeat == .arrivalsUntold ? teams.judged.count : untold)
  }

  /// The next dispatcher finds no note of the one before: it welcomes all who wait.
  mutating func restartDispatchWithoutNote() {
    restartDispatch(welcomingFrom: teams.judged.count, all: defeat != .arrivalsUntold)
  }

  private mutating func restartDispatch(welcomingFrom first: Int, all: Bool = false) {
    dispatch = Dispatch()
    while dispatch.position < teams.judged.count {
      guard let (judged, state) = dispatchFolds(), dispatch.position > first else { continue }
      welcome(judged, state)
    }
    for state in dispatch.fold.all {
      if all {
        let welcome = dispatcher(of: state) { $0.welcomeAll(state, .ofTests(), at: $1) }
        dispatch.out += welcome.map { .conversations($0, copyOf: Self.beforeAllRecords) }
      }
      let offers = dispatcher(of: state) { $0.takeOver(state, .ofTests(), at: $1) }
      dispatch.out += offers.map { .conversations($0) }
      reserve(state)
    }
  }

  // MARK: - The bot

  mutating func botSteps() {
    if bot.position < log.count {
      let record = log[bot.position]
      _ = try? bot.fold.apply(
        record.event, offset: Int64(bot.position) + 1, timestamp: record.timestamp)
      bot.position += 1
      let id = record.event.conversation
      if bot.underWay[id] == record.event.id { bot.underWay[id] = nil }
    }
    for id in Self.ids where bot.underWay[id] == nil { botDecides(id) }
  }

  mutating func restartBot() {
    bot = BotService()
    for (position, record) in log.enumerated() {
      _ = try? bot.fold.apply(
        record.event, offset: Int64(position) + 1, timestamp: record.timestamp)
      bot.position = position + 1
    }
  }

  private mutating func botDecides(_ id: ConversationID) {
    guard let state = bot.fold[id], state.control.owner == .bot, !state.pending.isEmpty else {
      return
    }
    let move = random.pick([Move.botAnswers(), .botAsksBack(), .botHandsOver()])
    let event = move.event(in: id, seeing: state, at: now)
    bot.underWay[id] = event.id
    bot.out.append(.conversations(event))
  }
}
