import ArgumentParser
import Firm
import Foundation
import ServiceHost
import Understanding

/// Learns a model.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract:
      "Learns a model of what messages are about, from a firm's knowledge or from examples.",
    discussion: """
      SOURCE is a knowledge folder, whose articles are the labels and whose questions are the \
      examples; or a file with a JSON object a line: {"text": "where is it?", "intent": \
      "order_status"}, and {"text": "tell me a joke", "intent": "oos"} for what is beside the point.

      The thresholds are chosen so that of what the bot answers by itself the wanted share is right, \
      by messages that the model was not trained on; what share of such messages it will then answer \
      is said. Of a file these are parts of it that are left out in turn. The wordings of an article \
      differ from each other more than customers' words from them: for a knowledge folder, give \
      customers' messages with the article that answers each as --validation, {"text": "where is it?", \
      "faq": "shop.order-status"}, fifty at least, those beside the point among them. The same \
      examples give the same file, byte for byte.

      A bot that runs takes a new model without a restart: BATON_MODEL, or understanding.model in the \
      firm's folder.

      Examples:
        baton train deploy/sample/knowledge --out deploy/sample/understanding.model
        baton train questions.jsonl --wanted-precision 0.99 --out bank.model
        baton evaluate bank.model --on other-questions.jsonl
      """)

  @Argument(help: "A knowledge folder, or a file of JSON lines.")
  var source: String

  @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "Of the answers that the bot gives by itself this share shall be right.", valueName: "share"))
  var wantedPrecision = 0.97

  @Option(
    help: ArgumentHelp(
      "Customers' messages to choose the thresholds by. (default: validation.jsonl beside a knowledge folder, if it is there)",
      valueName: "file"))
  var validation: String?

  @Option(
    help: ArgumentHelp(
      "Messages to you that are beside the point, to learn from: lines {\"text\", \"intent\": \"oos\"}. (default: out-of-scope.jsonl beside a knowledge folder, if it is there)",
      valueName: "file"))
  var outOfScope: String?

  @Flag(
    help: ArgumentHelp("Leave the processor to others who want it.", visibility: .hidden))
  var yielding = false

  @Flag(
    name: .customLong("background"), inversion: .prefixedNo,
    help: "Learn what is beside the point also from everyday utterances that come with Baton.")
  var background = true

  func validate() throws {
    guard wantedPrecision > 0, wantedPrecision < 1 else {
      throw ValidationError("--wanted-precision lies above 0 and below 1, such as 0.97")
    }
  }

  func run() throws {
    if yielding { nice(10) }
    let source = try TrainingSource(source)
    let lessons = try BundledLessons.load()
    var trainer = Trainer(
      wantedPrecision: wantedPrecision, background: background ? lessons.background : [],
      urgencies: lessons.urgencies, sentiments: lessons.sentiments, workforce: AllCores())
    trainer.vectors = lessons.vectors
    trainer.validation = try lines(
      of: validation, "--validation", orBeside: TrainingSource.validation, source
    ).map(TrainingExample.init)
    trainer.outOfScope = try lines(
      of: outOfScope, "--out-of-scope", orBeside: TrainingSource.outOfScope, source
    ).map(\.text)
    let bar = ProgressBar()
    let model: UnderstandingModel
    do {
      model = try source.model(by: trainer) { share in
        bar.show(share: share, " learning from \(source.extent)")
      }
    } catch {
      bar.clear()
      throw CommandFailure(.failed, "\(self.source): \(error)")
    }
    bar.clear()
    // Whole or not at all: a bot may be watching the file.
    do { try Data(model.bytes).write(to: URL(filePath: out), options: .atomic) } catch {
      throw CommandFailure(.failed, "\(out) cannot be written: \(error.localizedDescription)")
    }
    Standard.out(TrainingReport(model, source, trainer, out).text)
  }

  /// Those of a file that was named, else of the one beside a knowledge folder.
  private func lines(
    of named: String?, _ option: String, orBeside own: (URL) -> URL, _ source: TrainingSource
  ) throws -> [LabelledLine] {
    if let named {
      guard source.isKnowledge else {
        throw CommandFailure(
          .usage, "\(option) goes with a knowledge folder; in a file of lines, put its lines there")
      }
      return try LabelledLine.read(URL(filePath: named))
    }
    let own = own(URL(filePath: self.source))
    guard source.isKnowledge, FileManager.default.fileExists(atPath: own.path) else { return [] }
    return try LabelledLine.read(own)
  }
}
