import Metrics

/// What the desk counts about itself, beside what the runtime counts.
struct DeskMetrics: Sendable {
  private let effective = Counter(
    label: "baton_desk_moves_total", dimensions: [("verdict", "effective")])
  private let void = Counter(label: "baton_desk_moves_total", dimensions: [("verdict", "void")])
  private let unknown = Counter(
    label: "baton_desk_moves_total", dimensions: [("verdict", "unknown")])
  private let streams = Meter(label: "baton_desk_streams")

  func judged(_ judgement: Judgement?) {
    switch judgement {
    case nil: unknown.increment()
    case let judgement?: (judgement.reason == nil ? effective : void).increment()
    }
  }

  func streamBegan() { streams.increment() }
  func streamEnded() { streams.decrement() }
}
