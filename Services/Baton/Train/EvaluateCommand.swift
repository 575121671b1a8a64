import ArgumentParser
import Firm
import Foundation
import ServiceHost
import Understanding

/// Tells how well a model reads messages whose label is known.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Tells how well a model reads messages whose label is known.",
    discussion: """
      The file holds a JSON object a line, as for `baton train`; take messages that the model was not \
      trained on. Accuracy, macro F1 and recall are of messages in scope, whatever the confidence; \
      coverage and precision are of all messages at the model's thresholds.

      With --knowledge the folder is searched beside the model, as the bot does it: {"text", "faq"} \
      names the article that answers a message.

      Examples:
        baton evaluate bank.model --on other-questions.jsonl
        baton evaluate bank.model --on other-questions.jsonl --plots /tmp/plots
        baton evaluate bank.model --on other-questions.jsonl --json | jq .precision
        baton evaluate sample.model --on deploy/sample/validation.jsonl --knowledge deploy/sample/knowledge
      """)

  @Argument(help: "A model, as `baton train` writes it.")
  var model: String

  @Option(help: ArgumentHelp("A file of JSON lines.", valueName: "file"))
  var on: String

  @Option(
    help: ArgumentHelp(
      "Search this knowledge beside the model, each message in its article's folder.",
      valueName: "folder"))
  var knowledge: String?

  @Option(help: ArgumentHelp("Print so many of the commonest mistakes."))
  var confusions = 10

  @Option(
    help: ArgumentHelp(
      "Write reliability.svg and precision-coverage.svg there.", valueName: "folder"))
  var plots: String?

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    guard confusions >= 0 else { throw ValidationError("--confusions is 0 or more") }
  }

  func run() throws {
    let start = ContinuousClock.now
    let model = try ModelFile.load(URL(filePath: self.model))
    let loading = start.duration(to: .now)
    let lines = try LabelledLine.read(URL(filePath: on))
    let articles = try knowledge.map {
      try KnowledgeFolder.load(URL(filePath: $0, directoryHint: .isDirectory))
    }
    let run = EvaluationRun(model, lines, articles, loading: loading)
    if let plots { try write(run.evaluation, to: URL(filePath: plots)) }
    guard !json else {
      return Standard.out(try PrettyJSON.text(of: EvaluationRecord(run, model, confusions)))
    }
    Standard.out(EvaluationText(run, model, confusions, Style(for: STDOUT_FILENO)).text)
    if let plots { Standard.out("\nPlots: \(plots)/reliability.svg, precision-coverage.svg") }
  }

  private func write(_ evaluation: Evaluation, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, plot) in [
      ("reliability.svg", Plot.reliability(evaluation)),
      ("precision-coverage.svg", Plot.precisionByCoverage(evaluation)),
    ] {
      try Data(plot.svg.utf8).write(to: folder.appending(path: name), options: .atomic)
    }
  }
}

/// The reading of all lines, with the time that it took.
struct EvaluationRun {
  let evaluation: Evaluation
  /// Of a message, from its text to its reading.
  let medianMicroseconds: Double
  /// Until the model could be asked.
  let loadMilliseconds: Double

  init(
    _ model: UnderstandingModel, _ lines: [LabelledLine], _ articles: [Article]?, loading: Duration
  ) {
    loadMilliseconds = loading / .milliseconds(1)
    let reader = MessageReader(model, articles)
    var times: [Duration] = []
    times.reserveCapacity(lines.count)
    let bar = ProgressBar()
    let cases = lines.enumerated().map { place, line in
      if place.isMultiple(of: 1_000) {
        bar.show(share: Double(place) / Double(lines.count), " \(place) of \(lines.count) read")
      }
      let start = ContinuousClock.now
      let candidates = reader.candidates(for: line)
      times.append(start.duration(to: .now))
      return Evaluation.Case(
        text: line.text, label: line.label, candidates: candidates.map(\.label),
        confidence: candidates.first?.confidence ?? 0)
    }
    bar.clear()
    evaluation = Evaluation(cases, thresholds: model.thresholds)
    times.sort()
    medianMicroseconds = times.isEmpty ? 0 : times[times.count / 2] / .microseconds(1)
  }
}

/// Reads messages as the bot does: by the model, and beside it by a search over the folder that a message was written to.
private struct MessageReader {
  private let model: UnderstandingModel
  /// By folder; nil where there is no knowledge.
  private let parts: [String: TrainedUnderstander]?
  private let folderOfArticle: [String: String]

  init(_ model: UnderstandingModel, _ articles: [Article]?) {
    self.model = model
    let articles = articles ?? []
    folderOfArticle = Dictionary(
      articles.map { ($0.id, $0.folder) }, uniquingKeysWith: { first, _ in first })
    guard !articles.isEmpty else {
      parts = nil
      return
    }
    var parts = ["": TrainedUnderstander(knowledge: KnowledgeIndex(articles), model: model)]
    for folder in Set(articles.map(\.folder)) where !folder.isEmpty {
      let part = articles.filter { $0.folder == folder || $0.folder.isEmpty }
      parts[folder] = TrainedUnderstander(knowledge: KnowledgeIndex(part), model: model)
    }
    self.parts = parts
  }

  func candidates(for line: LabelledLine) -> [ModelCandidate] {
    let text = Normalizer.fold(line.text)
    let folder = folderOfArticle[line.label] ?? line.folder
    guard let parts, let part = parts[folder] ?? parts[""] else {
      return model.read(normalized: text).candidates
    }
    return part.read(text, LanguageGuess.language(ofNormalized: text)).matches.map {
      ModelCandidate(label: $0.article.id, confidence: $0.confidence)
    }
  }
}
