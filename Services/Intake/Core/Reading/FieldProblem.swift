/// What is wrong with one field, told to the caller.
public struct FieldProblem: Sendable, Equatable, Error {
  /// A JSON pointer (RFC 6901); empty for the whole document.
  public var pointer: String
  public var detail: String

  public init(_ pointer: String, _ detail: String) {
    self.pointer = pointer
    self.detail = detail
  }
}

/// Everything that is wrong with a request, at once.
public struct FieldProblems: Error, Sendable, Equatable {
  public var list: [FieldProblem]

  public init(_ list: [FieldProblem]) {
    self.list = list
  }
}
