import Crypto
import Firm
import Foundation
import ServiceHost
import Understanding

/// What a model is to learn: a folder of knowledge, whose articles are the labels, or a file of labelled lines.
struct TrainingSource {
  private enum Material {
    case articles([Article])
    case lines([TrainingExample])
  }

  private let material: Material
  let origin: ModelOrigin

  /// - Throws: `FirmProblems` for a folder that is wrong, a failure for a file that cannot be read.
  init(_ path: String) throws {
    let url = URL(filePath: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw CommandFailure(
        .failed,
        "There is no \(path). Train on a knowledge folder, or on a file of lines {\"text\", \"intent\"}"
      )
    }
    if isFolder.boolValue {
      let articles = try KnowledgeFolder.load(url)
      material = .articles(articles)
      origin = ModelOrigin(source: path, sourceVersion: KnowledgeIndex(articles).version)
    } else {
      let examples = try LabelledLine.read(url).map(TrainingExample.init)
      material = .lines(examples)
      origin = ModelOrigin(source: path, sourceVersion: Self.version(of: examples))
    }
  }

  /// Messages for choosing thresholds, where a firm has some.
  static func validation(beside knowledge: URL) -> URL {
    beside(knowledge, "validation.jsonl")
  }

  /// Messages that no article answers, where a firm has collected some.
  static func outOfScope(beside knowledge: URL) -> URL {
    beside(knowledge, "out-of-scope.jsonl")
  }

  private static func beside(_ knowledge: URL, _ name: String) -> URL {
    knowledge.standardizedFileURL.deletingLastPathComponent().appending(path: name)
  }

  /// How many messages or articles there are to learn from.
  var extent: String {
    switch material {
    case .articles(let articles): "\(articles.count) articles"
    case .lines(let examples): "\(examples.count) examples"
    }
  }

  var isKnowledge: Bool {
    if case .articles = material { true } else { false }
  }

  /// Articles with too few wordings to learn from: they are found by search alone.
  var leftOut: [String] {
    guard case .articles(let articles) = material else { return [] }
    return articles.filter { $0.wordings.count < Trainer.fewestWordings }.map(\.id)
  }

  func model(
    by trainer: Trainer, progress: @escaping @Sendable (Double) -> Void
  ) throws -> UnderstandingModel {
    switch material {
    case .articles(let articles):
      try trainer.model(of: articles, origin: origin, progress: progress)
    case .lines(let examples):
      try trainer.model(from: examples, origin: origin, progress: progress)
    }
  }

  private static func version(of examples: [TrainingExample]) -> String {
    var hash = SHA256()
    for example in examples {
      hash.update(data: Data("\(example.label)\u{0}\(example.text)\u{0}".utf8))
    }
    return hash.finalize().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}

extension TrainingExample {
  init(_ line: LabelledLine) {
    self.init(text: line.text, label: line.label, folder: line.folder)
  }
}
