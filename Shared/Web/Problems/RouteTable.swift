internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// Which methods which paths know.
final class RouteTable: Sendable {
  private struct Route: Sendable {
    var segments: [String]
    var method: String
  }

  private let routes = Mutex<[Route]>([])

  func fill(_ descriptions: [Router<WebContext>.RouteDescription]) {
    let all = descriptions.map { route in
      Route(segments: Self.segments(route.path.description), method: route.method.rawValue)
    }
    routes.withLock { $0 = all }
  }

  /// The methods that a path has, sorted; HEAD wherever GET is.
  func methods(at path: String) -> [String] {
    let segments = Self.segments(path)
    let found = routes.withLock { $0.filter { Self.matches($0.segments, segments) } }
    var methods = Set(found.map(\.method))
    if methods.contains("GET") { methods.insert("HEAD") }
    return methods.sorted()
  }

  private static func segments(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }

  private static func matches(_ route: [String], _ path: [String]) -> Bool {
    if route.last == "**", path.count >= route.count - 1 {
      return matches(Array(route.dropLast()), Array(path.prefix(route.count - 1)))
    }
    return route.count == path.count
      && zip(route, path).allSatisfy { pattern, segment in
        pattern == segment || pattern == "*" || pattern.contains("{") || pattern.hasPrefix(":")
      }
  }
}
