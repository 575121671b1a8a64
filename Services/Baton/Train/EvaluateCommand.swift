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

      Examples:
        baton evaluate bank.model --on other-questions.jsonl
        baton evaluate bank.model --on other-questions.jsonl --plots /tmp/plots
        baton evaluate bank.model --on other-questions.jsonl --json | jq .precision
      """)

  @Argument(help: "A model, as `baton train` writes it.")
  var model: String

  @Option(help: ArgumentHelp("A file of JSON lines.", valueName: "file"))
  var on: String

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
    let model = try ModelFile.load(URL(filePath: self.model))
    let lines = try LabelledLine.read(URL(filePath: on))
    let run = EvaluationRun(model, lines)
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

  init(_ model: UnderstandingModel, _ lines: [LabelledLine]) {
    var times: [Duration] = []
    times.reserveCapacity(lines.count)
    let bar = ProgressBar()
    let cases = lines.enumerated().map { place, line in
      if place.isMultiple(of: 1_000) {
        bar.show(share: Double(place) / Double(lines.count), " \(place) of \(lines.count) read")
      }
      let start = ContinuousClock.now
      let reading = model.read(normalized: Normalizer.fold(line.text))
      times.append(start.duration(to: .now))
      return Evaluation.Case(
        text: line.text, label: line.label, candidates: reading.candidates,
        confidence: reading.confidence)
    }
    bar.clear()
    evaluation = Evaluation(cases, thresholds: model.thresholds)
    times.sort()
    medianMicroseconds = times.isEmpty ? 0 : times[times.count / 2] / .microseconds(1)
  }
}
