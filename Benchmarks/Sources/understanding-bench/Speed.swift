import CFeatures
import Foundation
import Understanding

/// How long reading a message takes, on one core.
struct Speed {
  private let examples: [TrainingExample]
  private let articles: [Article]
  /// Twelve words each.
  private let messages: [String]

  private static let wordings = 20

  /// - Parameter examples: of each label twenty are wordings of an article.
  init(_ examples: [TrainingExample]) {
    self.examples = examples
    let byLabel = Dictionary(grouping: examples, by: \.label)
    articles = byLabel.keys.sorted().map { label in
      let texts = (byLabel[label] ?? []).prefix(Self.wordings).map(\.text)
      return Article(
        id: label,
        texts: [
          ArticleText(
            language: .english, title: label.replacing("_", with: " "), question: texts[0],
            similar: Array(texts.dropFirst()), answer: "The app shows it, step by step.")
        ])
    }
    messages = examples.map(\.text).filter { $0.split(separator: " ").count == 12 }
  }

  struct Result {
    /// Everything that the bot learns of a message: language, rules, search, model, moods, slots, several matters.
    var wholeEngine: Double
    /// Features and intents alone, and the same in C.
    var intents: Double
    var intentsInC: Double
    /// How many messages C takes for the same label.
    var agreement: Double
    /// Memory asked for, in reading a message of twelve words, and one ten times as long.
    var allocations: (short: Int, long: Int)
  }

  func result(_ lessons: Lessons) throws -> Result {
    let origin = ModelOrigin(source: "bench", sourceVersion: "")
    let model = try lessons.trainer(hasMoods: true).model(of: articles, origin: origin)
    let understander = TrainedUnderstander(knowledge: KnowledgeIndex(articles), model: model)
    let intents = try lessons.trainer().model(of: articles, origin: origin)
    let yardstick = try CYardstick(intents)
    let folded = messages.map(Normalizer.fold)
    let long = folded.map { Array(repeating: $0, count: 10).joined(separator: " ") }
    return Result(
      wholeEngine: median(messages) { _ = understander.understand($0, languageHint: nil) },
      intents: median(folded) { _ = intents.read(normalized: $0) },
      intentsInC: median(folded) { _ = yardstick.best($0) },
      agreement: agreement(intents, yardstick, folded),
      allocations: (allocations(intents, folded), allocations(intents, long)))
  }

  /// Microseconds; the first round warms up.
  private func median(_ texts: [String], _ read: (String) -> Void) -> Double {
    var times: [Duration] = []
    for round in 0..<4 {
      for text in texts {
        let start = ContinuousClock.now
        read(text)
        if round > 0 { times.append(start.duration(to: .now)) }
      }
    }
    times.sort()
    return times[times.count / 2] / .microseconds(1)
  }

  private func agreement(
    _ model: UnderstandingModel, _ yardstick: CYardstick, _ texts: [String]
  ) -> Double {
    let same = texts.count { text in
      model.read(normalized: text).candidates.first?.label == yardstick.best(text)
    }
    return Double(same) / Double(texts.count)
  }

  private func allocations(_ model: UnderstandingModel, _ texts: [String]) -> Int {
    for text in texts { _ = model.read(normalized: text) }
    let before = allocation_count()
    for text in texts { _ = model.read(normalized: text) }
    return Int((allocation_count() - before)) / texts.count
  }
}

/// The same features and the same model in plain C.
final class CYardstick {
  struct Unreadable: Error {}

  private let bytes: UnsafeMutableRawBufferPointer
  private let model: OpaquePointer

  init(_ model: UnderstandingModel) throws {
    let content = model.bytes
    bytes = .allocate(byteCount: content.count, alignment: 64)
    bytes.copyBytes(from: content)
    guard let opened = cmodel_open(bytes.baseAddress, content.count) else { throw Unreadable() }
    self.model = opened
  }

  deinit {
    cmodel_close(model)
    bytes.deallocate()
  }

  func best(_ text: String) -> String? {
    var text = text
    var score: Float = 0
    let place = text.withUTF8 { letters in
      letters.withMemoryRebound(to: CChar.self) {
        cmodel_best(model, $0.baseAddress, $0.count, &score)
      }
    }
    guard place >= 0 else { return nil }
    var length = 0
    guard let label = cmodel_label(model, place, &length) else { return nil }
    return String(
      decoding: UnsafeRawBufferPointer(start: label, count: length), as: UTF8.self)
  }
}
