/// Parts the examples so that each label is spread evenly over the parts.
struct Folds {
  let count: Int
  private let folds: [UInt8]

  init(_ labels: [String], count: Int) {
    var random = SeededRandom(seed: 1)
    var folds = [UInt8](repeating: 0, count: labels.count)
    var next: [String: Int] = [:]
    for place in random.permuted(labels.indices) {
      let fold = next[labels[place], default: random.below(count)]
      folds[place] = UInt8(fold)
      next[labels[place]] = (fold + 1) % count
    }
    self.count = count
    self.folds = folds
  }

  subscript(place: Int) -> Int { Int(folds[place]) }
}
