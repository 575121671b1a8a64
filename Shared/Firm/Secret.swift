/// A value that must not appear in a log line, an error or a dump: describing it shows dots.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The value itself; ask for it only where it is used.
  public let revealed: String

  public init(_ value: String) { revealed = value }

  public var description: String { "••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
