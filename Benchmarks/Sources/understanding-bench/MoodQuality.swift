import Understanding

/// How well urgency and sentiment are told, by the whole engine without a firm's knowledge.
struct MoodQuality {
  private let understander: TrainedUnderstander

  init(_ lessons: Lessons) throws {
    let model = try lessons.trainer(hasMoods: true)
      .model(of: [], origin: ModelOrigin(source: "bench", sourceVersion: ""))
    understander = TrainedUnderstander(knowledge: KnowledgeIndex([]), model: model)
  }

  struct Urgencies {
    /// Of all, how many have their level.
    var accuracy = 0.0
    /// Of those that must be seen today, how many are high or critical; of those that are taken for that, how many rightly.
    var recall = 0.0
    var precision = 0.0
  }

  /// - Parameter examples: labelled with the names of urgencies.
  func urgencies(_ examples: [TrainingExample]) -> Urgencies {
    let read = examples.map { example in
      (said: understander.understand(example.text, languageHint: nil).urgency, label: example.label)
    }
    let pressing = read.filter { Urgency(name: $0.label).map(Self.presses) ?? false }
    let taken = read.filter { Self.presses($0.said) }
    return Urgencies(
      accuracy: Self.share(read) { Urgency(name: $0.label) == $0.said },
      recall: Self.share(pressing) { Self.presses($0.said) },
      precision: Self.share(taken) { Urgency(name: $0.label).map(Self.presses) ?? false })
  }

  private static func presses(_ urgency: Urgency) -> Bool { urgency >= .high }

  /// How many of the examples, labelled with levels of -2 to 2, are told exactly, and within one level.
  func sentiments(_ examples: [TrainingExample]) -> (exact: Double, near: Double) {
    let far = examples.map { example in
      abs(sentiment(example.text).rawValue - (Int(example.label) ?? 0))
    }
    return (Self.share(far) { $0 == 0 }, Self.share(far) { $0 <= 1 })
  }

  /// Of messages that are either good or bad: how many of those with a feeling are told rightly, and how many have one.
  func signs(_ texts: [(text: String, isGood: Bool)]) -> (right: Double, told: Double) {
    let read = texts.map { (sentiment($0.text).rawValue.signum(), $0.isGood ? 1 : -1) }
    let told = read.filter { $0.0 != 0 }
    return (Self.share(told) { $0.0 == $0.1 }, Self.share(read) { $0.0 != 0 })
  }

  private func sentiment(_ text: String) -> Sentiment {
    understander.understand(text, languageHint: nil).sentiment
  }

  private static func share<Item>(_ items: [Item], _ isCounted: (Item) -> Bool) -> Double {
    Double(items.count(where: isCounted)) / Double(max(items.count, 1))
  }
}
