/// Who may import whom.
enum Imports {
  static let services = ["Intake", "Bot", "Router", "Desk", "Delivery", "Baton"]

  /// What a service's core may stand on.
  static let allowedInCores: Set<String> = [
    "Conversation", "Routing", "Lookups", "OrderedCollections", "HeapModule",
  ]

  /// Cores import the two logs and what is as pure, and nothing that reaches outside.
  static func foreignToCores(in files: [SourceFile]) -> [Violation] {
    violations(in: files.filter(\.isCore)) { _, module in !allowedInCores.contains(module) }
  }

  /// Nothing imports a service; a shell its own core alone, and the command line, which decides again
  /// what was decided, any core. The bot's knowledge, its preview and rejudging, the router's simulation, and the doors
  /// where bytes from outside are read, stand between core and shell. The desk shows what the bot would say, and so
  /// imports its preview.
  static func ofServices(in files: [SourceFile]) -> [Violation] {
    violations(in: files) { path, module in
      guard
        let service = services.first(where: { service in
          ["", "Core", "Knowledge", "Preview", "Rejudging", "Simulation", "Door"]
            .contains { module == service + $0 }
        })
      else { return false }
      if module == "BotPreview", path.hasPrefix("Services/Desk/Shell/") { return false }
      let mayUseCore = [
        "Services/\(service)/Shell/", "Services/\(service)/Knowledge/",
        "Services/\(service)/Preview/", "Services/\(service)/Rejudging/",
        "Services/\(service)/Simulation/",
        "Services/\(service)/Door/", "Services/Baton/",
      ].contains(
        where: path.hasPrefix)
      return module == service || !mayUseCore
    }
  }

  /// librdkafka is behind one wall.
  static func ofLibrdkafka(in files: [SourceFile]) -> [Violation] {
    violations(in: files) { path, module in
      module == "CRdkafka" && !path.hasPrefix("Shared/Kafka/")
    }
  }

  private static func violations(
    in files: [SourceFile], where isForbidden: (_ path: String, _ module: String) -> Bool
  ) -> [Violation] {
    files.flatMap { file in
      file.imports
        .filter { isForbidden(file.path, $0.module) }
        .map { Violation(path: file.path, line: $0.line, found: "import \($0.module)") }
    }
  }
}

extension SourceFile {
  /// The modules it imports, whatever attribute or access level stands before the word.
  var imports: [(line: Int, module: String)] {
    let statement =
      #/
      ^\s* (?: @\w+ (?: \( [^)]* \) )? \s+ | \w+ \s+ )* import \s+
      (?: (?: struct | class | enum | protocol | func | var | let | typealias ) \s+ )? (\w+)
      /#
    return lines.compactMap { line in
      line.code.firstMatch(of: statement).map { (line.number, String($0.output.1)) }
    }
  }

  var isCore: Bool { path.contains(/^Services\/\w+\/Core\//) }

  /// Whether it belongs to a target without clock, randomness, tasks and I/O.
  var isPure: Bool {
    isCore || path.hasPrefix("Services/Router/Simulation/")
      || ["Conversation", "Routing", "Understanding", "Lookups"].contains {
        path.hasPrefix("Shared/\($0)/")
      }
  }
}
