import Firm
import Foundation
import TestPacing
import Testing
import Understanding

@testable import BotKnowledge

/// What the sample knowledge can do. Held-out wordings are one author's: they say nothing about a firm's real traffic.
@Suite(.calculating) struct SampleKnowledgeTests {
  @Test("The sample knowledge has the shop and the bank, each in both languages")
  func articles() throws {
    let articles = try SampleFirm.loaded.get().knowledge.whole.articles
    #expect(articles.count { $0.id.hasPrefix("shop.") } >= 60)
    #expect(articles.count { $0.id.hasPrefix("bank.") } >= 40)
    #expect(articles.allSatisfy { $0.texts.map(\.language) == [.english, .chinese] })
  }

  @Test("Every queue that an article names exists")
  func queues() throws {
    let retrieval = try SampleFirm.loaded.get()
    let named = retrieval.knowledge.whole.articles.compactMap { $0.escalation?.queue }
    #expect(named.filter { retrieval.firm.queue($0) == nil } == [])
  }

  @Test("Every question finds its own article first")
  func ownQuestions() throws {
    let knowledge = try SampleFirm.loaded.get().knowledge.whole
    for article in knowledge.articles {
      for text in article.texts {
        let found = knowledge.search(text.question, language: text.language).first
        #expect(found?.article.id == article.id, "\(text.question)")
      }
    }
  }

  /// Processor time of this thread alone: other suites run beside it.
  @Test("Loading and indexing all of it takes less than a second")
  func loadTime() throws {
    let folder = SampleFirm.folder.appending(path: "knowledge")
    let start = clock(CLOCK_THREAD_CPUTIME_ID)
    let articles = try KnowledgeFolder.load(folder)
    let loaded = clock(CLOCK_THREAD_CPUTIME_ID)
    let index = KnowledgeIndex(articles)
    let indexed = clock(CLOCK_THREAD_CPUTIME_ID)
    #expect(index.articles.count == articles.count)
    print("sample knowledge: read in \(loaded - start) s, indexed in \(indexed - loaded) s")
    #if !DEBUG
      #expect(indexed - start < 1)
    #endif
  }

  @Test(
    "Held-out wordings are answered right, and what is beside the point is not answered",
    arguments: [Language.english, .chinese])
  func heldOut(language: Language) throws {
    let retrieval = try SampleFirm.loaded.get()
    let bands = Thresholds.ofSearch
    let wordings = HeldOutWordings.wordings(in: language)
    var first = 0
    var three = 0
    var answered = 0
    var right = 0
    for (article, text) in wordings {
      let found = retrieval.knowledge.whole.search(text, language: LanguageGuess.language(of: text))
      let isRight = found.first?.article.id == article
      if isRight { first += 1 }
      if found.contains(where: { $0.article.id == article }) { three += 1 }
      if let best = found.first, best.confidence >= bands.answer {
        answered += 1
        if isRight { right += 1 }
      }
    }
    let strays = HeldOutWordings.besideThePoint(in: language)
    let answeredStrays = strays.filter { text in
      let found = retrieval.knowledge.whole.search(text, language: LanguageGuess.language(of: text))
      return found.first.map { $0.confidence >= bands.answer } ?? false
    }
    print(
      "\(language.rawValue): \(wordings.count) wordings, right first \(first), among three \(three);",
      "answered \(answered), of them right \(right); beside the point \(strays.count), answered",
      answeredStrays)
    #expect(wordings.count == 60)
    #expect(first >= 50)
    #expect(three >= 55)
    #expect(answered >= 40)
    #expect(right * 100 >= answered * 95)
    #expect(answeredStrays.count <= 1)
  }

  private func clock(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
