import Crypto
import Firm
import Foundation
import ServiceHost
import Understanding

/// What a model is to learn: a folder of knowledge, whose articles are the labels, or a file of labelled lines.
struct TrainingSource {
  var examples: [TrainingExample]
  var origin: ModelOrigin
  /// Articles with too few wordings to learn from: they are found by search alone.
  var leftOut: [String] = []

  /// An article with fewer wordings, in all its languages together, is left to the search.
  static let fewestWordings = 3

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
      self.init(try KnowledgeFolder.load(url), path)
    } else {
      self.init(try LabelledLine.read(url), path)
    }
  }

  private init(_ lines: [LabelledLine], _ path: String) {
    examples = lines.map { TrainingExample(text: $0.text, label: $0.label) }
    origin = ModelOrigin(source: path, sourceVersion: Self.version(of: examples))
  }

  private init(_ articles: [Article], _ path: String) {
    let wordings = articles.map { article in (article.id, Self.wordings(of: article)) }
    examples = wordings.filter { $0.1.count >= Self.fewestWordings }
      .flatMap { id, texts in texts.map { TrainingExample(text: $0, label: id) } }
    leftOut = wordings.filter { $0.1.count < Self.fewestWordings }.map(\.0)
    origin = ModelOrigin(source: path, sourceVersion: KnowledgeIndex(articles).version)
  }

  /// Its titles, questions and similar questions, each once.
  private static func wordings(of article: Article) -> [String] {
    var known: Set<String> = []
    return article.texts.flatMap { [$0.title, $0.question] + $0.similar }
      .filter { known.insert(Normalizer.fold($0)).inserted }
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
