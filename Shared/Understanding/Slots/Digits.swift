extension String {
  /// - Parameter digits: values from 0 to 9.
  init(digits: some Sequence<UInt8>) {
    self.init(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
