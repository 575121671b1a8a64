/// Does the same to many, several of them at once.
enum Crowd {
  /// What `body` gives of each, but nil, in whatever order.
  static func map<Element: Sendable, Value: Sendable>(
    _ elements: [Element], atOnce width: Int = 8,
    _ body: @escaping @Sendable (Element) async throws -> Value?
  ) async throws -> [Value] {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      var values: [Value?] = []
      for (number, element) in elements.enumerated() {
        if number >= width { values.append(try await group.next() ?? nil) }
        group.addTask { try await body(element) }
      }
      for try await value in group { values.append(value) }
      return values.compactMap(\.self)
    }
  }
}
