import Conversation
import DeskCore
import LogRuntime
import Routing

/// Takes the teams' log into the read model: who is there, and what they have.
struct TeamFollower: TailFollower {
  private let topic: String
  private let model: ReadModel
  private let watch: FoldWatch
  private let requests: RequestWatch
  private let hub: Hub
  private let trouble: ModelTrouble
  private var touched: [Int32: Set<String>] = [:]
  private var judgements: [(EventID, Judgement)] = []
  private var presences: [Announcement] = []
  private var isLive = false
  /// Who was told that they are asked no more.
  private var told: Set<String> = []

  init(
    topic: String, model: ReadModel, watch: FoldWatch, requests: RequestWatch, hub: Hub,
    trouble: ModelTrouble
  ) {
    self.topic = topic
    self.model = model
    self.watch = watch
    self.requests = requests
    self.hub = hub
    self.trouble = trouble
  }

  func wantedOffset(of partition: Int32) -> Int64? {
    (try? model.next(topic: topic, partition: partition)).flatMap { $0 } ?? 0
  }

  mutating func recorded(_ judged: JudgedTeamEvent, _ fold: TeamLog) {
    if judged.verdict.isEffective, let team = judged.team {
      touched[judged.partition, default: []].insert(team)
    }
    guard let event = judged.event else { return }
    if isLive, judged.verdict.isEffective {
      notePresence(event)
      notePause(event, judged.team.flatMap { fold[$0] })
      noteAnswer(event)
    }
    if event.author.role.isPerson { judgements.append((event.id, Judgement(judged))) }
  }

  private mutating func notePresence(_ event: TeamEvent) {
    guard case .presenceChanged(let body) = event.body else { return }
    presences.append(
      .presence(
        agentID: body.agentID, body.presence.name, acceptingWork: body.acceptingWork,
        byThemselves: event.author.role.isPerson))
  }

  /// Whom the log took off work, or offline, is told.
  private mutating func notePause(_ event: TeamEvent, _ team: TeamState?) {
    switch event.body {
    case .presenceLapsed(let body): announce(body.agentID, team)
    case .offerEnded(let body) where body.ending == .timedOut || body.ending == .declined:
      for agent in team?.agents ?? [] where agent.pause != .none && !told.contains(agent.id) {
        told.insert(agent.id)
        announce(agent.id, team)
      }
    case .presenceChanged(let body): told.remove(body.agentID)
    default: return
    }
  }

  private mutating func announce(_ agentID: String, _ team: TeamState?) {
    guard let agent = team?[agent: agentID] else { return }
    presences.append(
      .presence(
        agentID: agentID, agent.presence.name, acceptingWork: agent.acceptingWork,
        byThemselves: false))
  }

  private func noteAnswer(_ event: TeamEvent) {
    switch event.body {
    case .reservationMade(let body) where body.hasRequest:
      requests.answered(body.request.id, .granted(event.id))
    case .workRequestEnded(let body): requests.answered(body.request.id, .nothing)
    default: return
    }
  }

  mutating func stretchEnded(_ partition: TailedPartition, _ fold: TeamLog) async {
    await finish(
      partition.partition, identity: partition.identity, next: partition.nextOffset, fold)
  }

  /// Writes the teams that were touched, then tells those who wait and those who listen.
  mutating func finish(
    _ partition: Int32, identity: LogIdentity?, next: Int64, _ fold: TeamLog
  ) async {
    let teams = touched.removeValue(forKey: partition) ?? []
    let batch = FoldedBatch(
      topic: topic, partition: partition, identity: identity, next: next,
      teams: teams.sorted().compactMap { fold[$0].map { TeamRow($0) } })
    await trouble.persist { [model] in try await model.fold(batch) }
    watch.folded(partition: partition, next: next, judgements)
    judgements.removeAll(keepingCapacity: true)
    hub.announce(presences + (batch.teams.isEmpty ? [] : [.queue]))
    presences = []
  }

  mutating func restarted(_ partition: Int32) async {
    touched[partition] = nil
    judgements.removeAll()
  }

  mutating func caughtUp(_ partition: TailedPartition, _ fold: TeamLog) async {
    watch.folded(partition: partition.partition, next: partition.nextOffset, [])
  }

  /// From here on people hear of what is new; before, it was the past.
  mutating func allCaughtUp() async {
    isLive = true
  }
}

extension Judgement {
  init(_ judged: JudgedTeamEvent) {
    self.init(
      partition: judged.partition, offset: judged.offset, reason: judged.verdict.voidReason?.name)
    if case .duplicate(let first, _) = judged.verdict { repeats = first }
  }
}
