internal import Kafka
internal import Logging

/// What stands between a reader and its broker, until something shows that it is over.
struct Trouble {
  private var error: KafkaError?
  private(set) var probeDue: ContinuousClock.Instant?
  private var pause = Pause()

  var reason: String? { error.map { "Kafka: \($0)" } }

  /// Whether this is news.
  mutating func begins(_ error: KafkaError) -> Bool {
    defer { self.error = error }
    if probeDue == nil { probeDue = .now + pause.next() }
    return self.error?.code != error.code
  }

  mutating func isOver() {
    guard error != nil else { return }
    self = Trouble()
  }

  /// A look at the broker is under way.
  mutating func probing() { probeDue = nil }

  mutating func probeFailed() {
    if error != nil { probeDue = .now + pause.next() }
  }
}

extension GroupLoop {
  /// While in trouble, looks whether the broker answers again: an idle topic would not show it.
  func probeIfDue() {
    guard let due = trouble.probeDue, due <= .now else { return }
    trouble.probing()
    let (consumer, inbox, client) = (consumer, inbox, settings.client)
    let place = runs.values.first?.reader.place
    Task {
      do {
        if let place {
          _ = try await consumer.watermarks(of: [place], timeout: .seconds(2))
        } else {
          _ = try await Administrator(client).cluster(timeout: .seconds(2))
        }
        inbox.put(.probed(isReachable: true))
      } catch {
        inbox.put(.probed(isReachable: false))
      }
    }
  }

  func probed(_ isReachable: Bool) {
    guard isReachable else { return trouble.probeFailed() }
    if trouble.reason != nil { logger.info("Kafka answers again") }
    trouble.isOver()
  }
}
