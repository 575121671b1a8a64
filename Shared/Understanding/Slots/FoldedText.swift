/// Text as ``Normalizer/fold(_:)`` makes it, that knows where each of its scalars came from.
struct FoldedText {
  private(set) var scalars: [Unicode.Scalar] = []
  private var origins: [Int] = []

  init(_ text: String) {
    let size = text.utf8.count
    scalars.reserveCapacity(size)
    origins.reserveCapacity(size)
    Normalizer.fold(text) { scalar, origin in
      scalars.append(scalar)
      origins.append(origin)
    }
  }

  /// Where a part of it, which must not be empty, stands in the text as typed, in scalars.
  func origin(of range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<origins[range.upperBound - 1] + 1
  }
}
