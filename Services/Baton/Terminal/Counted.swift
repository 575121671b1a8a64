extension BinaryInteger {
  /// So many of a thing whose plural ends in s: "1 record", "2 records".
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
