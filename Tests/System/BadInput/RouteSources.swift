import Foundation

/// The routes that the services' sources register.
enum RouteSources {
  /// `POST /v1/messages` and all others of a service, in any order.
  static func routes(of service: Endpoint.Service) throws -> Set<String> {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Services/\(service.rawValue.capitalized)/Shell")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let sources = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    return try sources.reduce(into: []) { routes, file in
      routes.formUnion(Self.routes(in: try String(contentsOf: file, encoding: .utf8)))
    }
  }

  private static func routes(in source: String) -> [String] {
    let group = source.firstMatch(of: /router\.group\("([^"]+)"\)/).map { String($0.1) } ?? ""
    return source.matches(of: /(router|one)\.(get|post|put|patch|delete)\("([^"]+)"\)/).map {
      match in
      let path = String(match.3)
      return "\(match.2.uppercased()) \(path.hasPrefix("/") ? path : "\(group)/\(path)")"
    }
  }
}
