internal import HTTPTypes
public import Hummingbird

extension Request {
  /// A query parameter, decoded; nil when absent.
  public func query(_ name: String) -> String? {
    uri.queryParameters[Substring(name)].map(String.init)
  }

  /// A whole number in the query; 400 for anything else or outside the range.
  public func query(_ name: String, in range: ClosedRange<Int>, default other: Int) throws -> Int {
    guard let text = query(name) else { return other }
    guard let value = Int(text), range.contains(value) else {
      throw Problem.badField(
        "?\(name)", "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
