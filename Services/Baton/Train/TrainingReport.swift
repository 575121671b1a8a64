import Foundation
import Understanding

/// What was learnt, for people.
struct TrainingReport {
  let text: String

  init(_ model: UnderstandingModel, _ source: TrainingSource, _ trainer: Trainer, _ file: String) {
    let origin = model.origin
    let percent = { (share: Double) in String(format: "%.1f %%", share * 100) }
    var lines = [
      "\(file): model \(model.version), \(model.labels.count) labels from \(origin.examples) examples"
        + (origin.background > 0 ? " and \(origin.background) messages beside the point" : "")
    ]
    if source.isKnowledge, model.labels.isEmpty {
      lines.append(
        "No two articles have \(Trainer.fewestWordings) wordings: the search decides alone.")
    } else if model.thresholds.answer > 1 {
      lines.append(
        "No threshold keeps \(percent(origin.wantedPrecision)) right: it answers nothing by itself. Add examples, or want less."
      )
    } else {
      lines.append(
        "At \(percent(origin.wantedPrecision)) right it should answer \(percent(origin.expectedCoverage)) of the messages in scope by itself"
          + String(
            format:
              " (confidence from %.3f), and offer from %.3f; what is beside the point is not counted.",
            model.thresholds.answer,
            model.thresholds.offer))
    }
    if source.isKnowledge, !model.labels.isEmpty {
      let count = trainer.validation.count
      lines.append(
        count >= Trainer.fewestValidation
          ? "Chosen by \(count) messages that customers might write."
          : "Chosen by the articles' own wordings, each as if it were not there, which is harder than customers make it: give their messages as --validation."
      )
    }
    if !source.leftOut.isEmpty {
      lines.append(
        "\(source.leftOut.count) articles have fewer than \(Trainer.fewestWordings) wordings and are left to the search: "
          + source.leftOut.prefix(5).joined(separator: ", ")
          + (source.leftOut.count > 5 ? ", ..." : ""))
    }
    text = lines.joined(separator: "\n")
  }
}
