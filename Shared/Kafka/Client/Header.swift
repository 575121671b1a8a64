/// A header of a record. Names may repeat; a nil value is not an empty one.
public struct Header: Sendable, Hashable {
  public var name: String
  public var value: [UInt8]?

  public init(_ name: String, _ value: [UInt8]?) {
    self.name = name
    self.value = value
  }

  public init(_ name: String, text: some StringProtocol) {
    self.init(name, Array(text.utf8))
  }
}
