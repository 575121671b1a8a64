/// A JSON value as somebody outside answered it. Every scalar is a text: numbers as they are written, `true` and
/// `false`.
public enum OutsideValue: Sendable, Equatable, Decodable {
  case nothing
  case text(String)
  case list([OutsideValue])
  case members([String: OutsideValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .nothing
    } else if let flag = try? container.decode(Bool.self) {
      self = .text(flag ? "true" : "false")
    } else if let number = try? container.decode(Int64.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([OutsideValue].self) {
      self = .list(list)
    } else {
      self = .members(try container.decode([String: OutsideValue].self))
    }
  }

  /// What stands at a path of names and places, such as `items.0.name`; nil where nothing does.
  public subscript(path: String) -> OutsideValue? {
    var value = self
    for step in path.split(separator: ".") {
      switch value {
      case .members(let members):
        guard let next = members[String(step)] else { return nil }
        value = next
      case .list(let list):
        guard let place = Int(step), list.indices.contains(place) else { return nil }
        value = list[place]
      case .nothing, .text: return nil
      }
    }
    return value == .nothing ? nil : value
  }
}
