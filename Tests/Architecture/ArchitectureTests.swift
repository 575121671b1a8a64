import Testing

/// Holds who may import whom, and that what decides is pure.
///
/// A rule that cannot fail holds nothing, so each is also run over samples that break it. Being
/// textual, a green run does not prove that no impurity hides behind a call into another module.
@Suite struct ArchitectureTests {
  /// Read once for all tests.
  private static let read = Result { try SourceFile.all(under: ["Shared", "Services"]) }
  private let sources: [SourceFile]

  init() throws {
    sources = try Self.read.get()
    try #require(sources.count > 20)
  }

  @Test("Cores import only the two logs")
  func cores() {
    #expect(Imports.foreignToCores(in: sources) == [])
  }

  @Test("Nothing imports a service, a shell only its own core")
  func services() {
    #expect(Imports.ofServices(in: sources) == [])
  }

  @Test("Only the wrapper imports librdkafka")
  func librdkafka() throws {
    let tests = try SourceFile.all(under: ["Tests"])
    #expect(Imports.ofLibrdkafka(in: sources + tests) == [])
  }

  @Test("What decides uses no clock, randomness, task or outside")
  func purity() {
    #expect(Purity.impurities(in: sources) == [])
  }

  @Test("What decides never walks a Dictionary or a Set")
  func order() {
    #expect(UnorderedIteration.violations(in: sources) == [])
  }

  @Test("The targets that the rules are about are there")
  func rooms() {
    let pure = sources.filter(\.isPure).map(\.path)
    for room in [
      "Shared/Conversation/", "Shared/Routing/", "Shared/Understanding/", "Shared/Lookups/",
      "Services/Intake/Core/",
      "Services/Bot/Core/", "Services/Router/Core/", "Services/Router/Simulation/",
      "Services/Desk/Core/", "Services/Delivery/Core/",
    ] {
      #expect(pure.contains { $0.hasPrefix(room) }, "no pure source in \(room)")
    }
  }
}
