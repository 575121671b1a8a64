internal import Foundation

extension Problem.Field {
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(Self.pointer(context.codingPath + [key]), "is missing")
    case .valueNotFound(_, let context):
      self.init(Self.pointer(context.codingPath), "must not be null")
    case .typeMismatch(let type, let context):
      self.init(Self.pointer(context.codingPath), "must be \(Self.name(of: type))")
    case .dataCorrupted(let context):
      let isDocument = context.codingPath.isEmpty
      let detail = isDocument ? "is not JSON in UTF-8" : context.debugDescription
      self.init(Self.pointer(context.codingPath), detail)
    @unknown default:
      self.init("", "cannot be read")
    }
  }

  /// RFC 6901: `~` is written `~0` and `/` is `~1`.
  static func pointer(_ path: [any CodingKey]) -> String {
    path.map { key in
      let name = key.intValue.map(String.init) ?? key.stringValue
      return "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }.joined()
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    case is [String: Any].Type, is any KeyedDecodingContainerProtocol.Type: "an object"
    case is [Any].Type: "a list"
    default: "of another type"
    }
  }
}
