import Foundation
import Understanding

/// What was measured, for people.
struct EvaluationText {
  let text: String

  init(
    _ run: EvaluationRun, _ model: UnderstandingModel, _ most: Int, _ style: Style
  ) {
    let evaluation = run.evaluation
    let origin = model.origin
    let rows: [(String, Double?, String)] = [
      ("accuracy", evaluation.accuracy, "in scope, whatever the confidence"),
      ("macro F1", evaluation.macroF1, "the mean over the labels"),
      ("right among three", evaluation.recall(at: 3), "in scope"),
      (
        "coverage", evaluation.coverage,
        "answered without a person; expected \(Self.share(origin.expectedCoverage)) of those in scope"
      ),
      (
        "precision", evaluation.precision,
        "of the answered, right; wanted \(Self.share(origin.wantedPrecision))"
      ),
      ("offered", evaluation.offered, "the nearest questions offered"),
      ("out-of-scope recall", evaluation.outOfScopeRecall, "beside the point, and not answered"),
      ("AUROC", evaluation.auroc, "confidence in scope against beside the point"),
      ("calibration error", evaluation.calibrationError, "promised against kept, 15 bins"),
    ]
    var lines = [
      style("\(evaluation.cases.count) messages", .bold)
        + " read by model \(model.version), trained on \(origin.source)"
    ]
    lines += rows.map { name, value, meaning in
      let shown = value.map(Self.share) ?? "-"
      return "  " + name.padding(toLength: 20, withPad: " ", startingAt: 0)
        + String(repeating: " ", count: max(0, 7 - shown.count)) + shown + "   "
        + style(meaning, .dim)
    }
    lines.append(
      Self.row("time a message", run.medianMicroseconds, "microseconds at the median", style))
    lines.append(Self.row("time to load", run.loadMilliseconds, "milliseconds", style))
    let confusions = evaluation.confusions(atMost: most)
    if !confusions.isEmpty { lines.append("\nThe commonest mistakes") }
    for confusion in confusions {
      lines.append("  \(confusion.count) × \(confusion.label) taken for \(confusion.said)")
      lines += confusion.examples.map { "      " + style("“\($0)”", .dim) }
    }
    text = lines.joined(separator: "\n")
  }

  private static func row(_ name: String, _ time: Double, _ meaning: String, _ style: Style)
    -> String
  {
    let shown = String(format: "%.1f", time)
    return "  " + name.padding(toLength: 20, withPad: " ", startingAt: 0)
      + String(repeating: " ", count: max(0, 7 - shown.count)) + shown + "   "
      + style(meaning, .dim)
  }

  private static func share(_ value: Double) -> String { String(format: "%.4f", value) }
}
