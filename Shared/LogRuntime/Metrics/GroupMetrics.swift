internal import Metrics

/// What a group service counts.
struct GroupMetrics: Sendable {
  private let commitsTotal: Counter
  private let failuresTotal: Counter

  init(group: String) {
    commitsTotal = Counter(label: "baton_commits_total", dimensions: [("group", group)])
    failuresTotal = Counter(label: "baton_commit_failures_total", dimensions: [("group", group)])
  }

  func committed() { commitsTotal.increment() }
  func commitFailed() { failuresTotal.increment() }
}
