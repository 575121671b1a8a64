/// Tries on each example what the others teach: what a model that was trained without its part scores, and what a search
/// that does not hold its part's wordings finds.
struct Trial {
  private let classes: [Int]
  private let reject: Int?
  private let labels: Int
  /// For each example a score for each class.
  private let scores: [[Float]]
  /// For each example what was found; empty where there is no search.
  private let evidence: [[SearchEvidence]]
  private let rivals: Rivals
  private let hasSearch: Bool

  /// - Parameters:
  ///   - separators: what was learnt from all examples.
  ///   - count: into so many parts the examples are split.
  ///   - articles: what is searched beside; nil where labels are no articles.
  init(
    _ examples: [TrainingExample], _ lesson: Lesson, _ separators: [Separator], _ course: Course,
    folds count: Int, beside articles: [Article]?
  ) {
    let folds = Folds(examples.map(\.label), count: count)
    classes = lesson.classes
    labels = lesson.labels.count
    reject = lesson.labels.firstIndex(of: UnderstandingModel.outOfScope)
    rivals = Rivals(examples, lesson)
    hasSearch = articles != nil
    var scores = [[Float]](repeating: [], count: examples.count)
    for fold in 0..<count where !examples.isEmpty {
      let without = lesson.separators(course, from: separators) { place, _ in folds[place] != fold }
      let model = lesson.model(without)
      for place in examples.indices where folds[place] == fold {
        scores[place] = lesson.score(place, by: model)
      }
    }
    self.scores = scores
    guard let articles else {
      evidence = Array(repeating: [], count: examples.count)
      return
    }
    let search = HeldOutSearch(articles, examples, folds, labels: lesson.labels)
    let rivals = rivals
    evidence = course.workforce.map(examples.count) { place in
      search.evidence(for: place, in: rivals.folder(of: place))
    }
  }

  func judged(searchShare share: Float) -> [JudgedRanking] {
    classes.indices.map { place in
      var scores = scores[place]
      evidence[place].add(to: &scores, share: share, classes: labels, reject: reject)
      rivals.exclude(from: &scores, of: place)
      let ranking = Ranking(scores, classes: labels, reject: reject)
      return JudgedRanking(ranking, right: classes[place])
    }
  }

  /// The smallest share of those with which most examples are ranked rightly.
  var bestSearchShare: Float {
    guard hasSearch else { return 0 }
    let tried = Self.shares.map { share in
      (share, judged(searchShare: share).count(where: \.isRight))
    }
    let most = tried.map(\.1).max()
    return tried.first { $0.1 == most }?.0 ?? 0
  }

  private static let shares: [Float] = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4]
}

/// Which classes an example is held against: those of its own folder, and everybody's. What is beside the point belongs to
/// no folder, and is held against each in turn.
struct Rivals {
  private let folders: [String]
  private let folderOfExample: [String]
  /// For each folder, which classes are in it.
  private let counted: [String: [Bool]]

  init(_ examples: [TrainingExample], _ lesson: Lesson) {
    let folders = examples.map(\.folder).folderNames
    self.folders = folders
    folderOfExample = examples.enumerated().map { place, example in
      guard example.folder.isEmpty, !folders.isEmpty else { return example.folder }
      return folders[place % folders.count]
    }
    var counted: [String: [Bool]] = [:]
    for folder in folders {
      var isCounted = [Bool](repeating: false, count: lesson.labels.count)
      for (place, example) in examples.enumerated()
      where example.folder == folder || example.folder.isEmpty {
        isCounted[lesson.classes[place]] = true
      }
      counted[folder] = isCounted
    }
    self.counted = counted
  }

  func folder(of place: Int) -> String { folderOfExample[place] }

  func exclude(from scores: inout [Float], of place: Int) {
    guard let counted = counted[folderOfExample[place]] else { return }
    for place in counted.indices where !counted[place] { scores[place] = -.infinity }
  }
}
