internal import Conversation
internal import Kafka
internal import Logging

/// What became of a commit.
struct CommitOutcome: Sendable {
  typealias Entry = (key: PartitionKey, commit: PartitionCommit)

  var commits: [Entry]
  var error: KafkaError?

  init(of commits: [Entry], by consumer: Consumer) async {
    self.commits = commits
    do {
      try await consumer.commit(commits.map(\.commit))
    } catch {
      self.error = error
    }
  }
}

extension GroupLoop {
  /// Notes how far all has been folded, beside the loop; one commit at a time.
  func commitIfDue() {
    guard !isCommitting, commitDue <= .now, finishBy == nil else { return }
    commitDue = .now + options.commitInterval
    restateIdentities()
    lag.measure(consumer) {
      runs.values.map { ($0.reader.place, $0.reader.nextOffset, $0.metrics.lag) }
    }
    let commits = dueCommits
    guard !commits.isEmpty else { return }
    isCommitting = true
    let (consumer, inbox) = (consumer, inbox)
    Task { inbox.put(.committed(await CommitOutcome(of: commits, by: consumer))) }
  }

  /// Notes it now; false if the group did not take it within `limit`.
  func commitNow(within limit: Duration) async -> Bool {
    let commits = dueCommits
    guard !commits.isEmpty else { return true }
    let consumer = consumer
    // In a task of its own: a loop that is cancelled still notes how far it got.
    let outcome = await Task {
      await Race.first(within: limit) { await CommitOutcome(of: commits, by: consumer) }
    }.value
    guard let outcome else { return false }
    committed(outcome)
    return outcome.error == nil
  }

  private var dueCommits: [CommitOutcome.Entry] {
    runs.values.filter(\.isCommitDue).map { run in
      run.metrics.holds(run.reader.fold.count, violations: run.reader.fold.violations)
      return (run.key, run.makeCommit())
    }
  }

  func committed(_ outcome: CommitOutcome) {
    if let error = outcome.error {
      metrics.commitFailed()
      logger.warning("Commit failed and is repeated", metadata: ["error": "\(error)"])
      return
    }
    metrics.committed()
    for (key, commit) in outcome.commits { current(key)?.lastCommit = commit.offset }
  }

  /// States which log this is once more where the last statement is old, before retention takes it.
  private func restateIdentities() {
    guard let age = options.restatesIdentityAfter else { return }
    let limit = Int64(age / .milliseconds(1))
    for run in runs.values where run.isLive {
      guard let stated = run.reader.identity, stated.offset < run.reader.restorePoint,
        now.milliseconds(since: stated.timestamp) > limit
      else { continue }
      let proposal = LogOpening.proposal(stated.identity, topic: options.topic, settings.topics)
      perform([.append([proposal], as: WorkID("log.opened", stated.identity.id))], run, nil)
    }
    startLanes()
  }
}
