import Conversation
import RouterCore

/// Decides again what the router decided from one conversation alone: deadlines, carried states,
/// ratings, guidance.
///
/// What a decision took from the firm's files (how long it carries, when a message expires) is taken
/// from the record; all else must come out equal, in every field.
enum Redecision: Equatable, Sendable {
  case equal
  /// What was decided instead; nil where no state calls for such an event.
  case different(Event?)
  /// Not a decision of this kind.
  case notOurs

  init(of place: Int, in refold: Refold) {
    guard let event = refold.steps[place].judged.event, event.author.role == .system,
      let decide = Self.decider(of: event)
    else {
      self = .notOurs
      return
    }
    var other: Event?
    for step in refold.states(before: place) {
      for decided in decide(step) where decided.id == event.id {
        if decided.isSameDecision(as: event) {
          self = .equal
          return
        }
        other = other ?? decided
      }
    }
    self = .different(other)
  }

  private static func decider(of event: Event) -> ((Refold.Step) -> [Event])? {
    let now = event.occurredAt
    switch event.body {
    case .deadlinePassed:
      return { step in
        guard let state = step.state else { return [] }
        var timekeeper = Timekeeper()
        timekeeper.watch(state)
        return timekeeper.passed(by: now, in: step.log)
      }
    case .contextCarried(let body):
      let carrier = Carrier(interval: .min, deduplicationWindow: body.hasState ? .max : 0)
      return { step in step.state.flatMap { carrier.carry($0, at: now) }.map { [$0] } ?? [] }
    case .csatRequested:
      return { step in step.state.map { Rating.requests($0, at: now) } ?? [] }
    case .messageSent(let body) where body.notice == .unspecified:
      return { step in
        step.state.flatMap {
          Guidance.message($0, expiresMilliseconds: body.expiresAfterMs, at: now)
        }.map { [$0] } ?? []
      }
    default: return nil
    }
  }
}

extension Event {
  /// Whether it says the same. The fold version on it tells only which binary wrote it: what opens a
  /// session, where it matters, nobody decides again.
  func isSameDecision(as recorded: Event) -> Bool {
    var decided = self
    decided.foldVersion = recorded.foldVersion
    return decided == recorded
  }
}
