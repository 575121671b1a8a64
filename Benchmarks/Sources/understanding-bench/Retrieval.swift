import Foundation
import Understanding

/// How well the article that answers a message is found, by search and model together.
struct Retrieval {
  let lessons: Lessons

  /// Of the messages, how many have the right article among the first so many.
  func recall(_ articles: [Article], _ messages: [TrainingExample], at ranks: [Int]) throws
    -> [Double]
  {
    let model = try lessons.trainer()
      .model(of: articles, origin: ModelOrigin(source: "bench", sourceVersion: ""))
    let understander = TrainedUnderstander(knowledge: KnowledgeIndex(articles), model: model)
    let found = messages.map { message in
      let text = Normalizer.fold(message.text)
      return understander.matches(text, LanguageGuess.language(ofNormalized: text))
        .map(\.article.id)
    }
    return ranks.map { rank in
      let right = zip(found, messages).count { $0.prefix(rank).contains($1.label) }
      return Double(right) / Double(max(messages.count, 1))
    }
  }
}

/// StackFAQ: questions with answers, and rephrasings of the questions.
struct StackFAQ {
  private struct Entry: Decodable {
    var id: String
    var question: String
    var answers: [String]
  }

  private let entries: [Entry]
  private let halves: Parts

  init(_ folder: URL) throws {
    entries = try JSONLines.read(Entry.self, folder.appending(path: "stackfaq_kb.jsonl"))
    halves = Parts(
      try DataSet(folder.appending(path: "stackfaq_rephrasings_train.jsonl")).examples(), 2)
  }

  /// The articles, each with those rephrasings of it that are in one half.
  func articles(knowing half: Int) -> [Article] {
    let known = Dictionary(grouping: halves[half], by: \.label)
    return entries.map { entry in
      Article(
        id: entry.id,
        texts: [
          ArticleText(
            language: .english, title: "", question: entry.question,
            similar: (known[entry.id] ?? []).map(\.text),
            answer: entry.answers.joined(separator: "\n"))
        ])
    }
  }

  func messages(ofHalf half: Int) -> [TrainingExample] { halves[half] }
}

/// BQ: pairs of a bank's questions, of which people said whether they mean the same.
struct BankQuestions {
  private struct Pair: Decodable {
    var a: String
    var b: String
    var same: Int
  }

  /// Questions, no two of which mean the same, each with those that mean the same as it: the one with the most of them
  /// first.
  private let questions: [(text: String, others: [String])]

  init(_ file: URL) throws {
    var partners: [String: [String]] = [:]
    for pair in try JSONLines.read(Pair.self, file) where pair.same == 1 && pair.a != pair.b {
      partners[pair.a, default: []].append(pair.b)
      partners[pair.b, default: []].append(pair.a)
    }
    let order = partners.keys.sorted {
      let counts = (partners[$0]?.count ?? 0, partners[$1]?.count ?? 0)
      return counts.0 != counts.1 ? counts.0 > counts.1 : $0 < $1
    }
    var seen: Set<String> = []
    var questions: [(String, [String])] = []
    for text in order where !seen.contains(text) {
      questions.append((text, Set(partners[text] ?? []).sorted()))
      // Whatever means the same, by whatever way, is no other article.
      var open = [text]
      while let next = open.popLast() {
        guard seen.insert(next).inserted else { continue }
        open += partners[next] ?? []
      }
    }
    self.questions = questions
  }

  /// - Parameter knowsHalf: whether half of what means the same stands in the articles as similar questions.
  func articles(_ count: Int, knowsHalf: Bool) -> [Article] {
    questions.prefix(count).enumerated().map { place, question in
      Article(
        id: "\(place)",
        texts: [
          ArticleText(
            language: .chinese, title: "", question: question.text,
            similar: knowsHalf
              ? question.others.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : [],
            answer: "")
        ])
    }
  }

  /// What means the same as a question, without what stands in its article.
  func messages(_ count: Int, knowsHalf: Bool) -> [TrainingExample] {
    questions.prefix(count).enumerated().flatMap { place, question in
      question.others.enumerated().filter { !knowsHalf || $0.offset % 2 == 1 }
        .map { TrainingExample(text: $0.element, label: "\(place)") }
    }
  }
}
