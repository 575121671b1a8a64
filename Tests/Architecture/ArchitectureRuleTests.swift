import Testing

/// Every rule finds what breaks it, and leaves alone what does not.
@Suite struct ArchitectureRuleTests {
  @Test(
    "An import that is not for cores is found",
    arguments: [
      "import Foundation", "public import Kafka", "@testable import Firm",
      "internal import struct Logging.Logger", "@preconcurrency public import NIOCore",
    ])
  func foreignImport(statement: String) {
    let file = SourceFile(path: "Services/Bot/Core/Sample.swift", text: "\n\(statement)\n")
    #expect(Imports.foreignToCores(in: [file]).map(\.line) == [2])
  }

  @Test("The two logs and ordered collections may be imported by cores")
  func allowedImports() {
    let text = "public import Conversation\nimport Routing\nimport OrderedCollections\n"
    let file = SourceFile(path: "Services/Bot/Core/Sample.swift", text: text)
    #expect(Imports.foreignToCores(in: [file]) == [])
  }

  @Test(
    "An import of a service is found",
    arguments: [
      ("Services/Desk/Shell/Sample.swift", "BotCore"), ("Services/Desk/Shell/Sample.swift", "Bot"),
      ("Shared/Firm/Sample.swift", "RouterCore"), ("Services/Baton/Sample.swift", "Desk"),
      ("Services/Desk/Shell/Sample.swift", "Desk"),
      ("Services/Intake/Shell/Sample.swift", "BotPreview"),
      ("Services/Desk/Core/Sample.swift", "BotPreview"),
    ])
  func serviceImport(path: String, module: String) {
    let file = SourceFile(path: path, text: "import \(module)\n")
    let expected = Violation(path: path, line: 1, found: "import \(module)")
    #expect(Imports.ofServices(in: [file]) == [expected])
  }

  @Test(
    "A shell may import its own core, and the command line any",
    arguments: ["Services/Desk/Shell/Sample.swift", "Services/Baton/Sample.swift"])
  func ownCore(path: String) {
    let file = SourceFile(path: path, text: "import DeskCore\n")
    #expect(Imports.ofServices(in: [file]) == [])
  }

  @Test("The desk may import the bot's preview")
  func preview() {
    let file = SourceFile(path: "Services/Desk/Shell/Sample.swift", text: "import BotPreview\n")
    #expect(Imports.ofServices(in: [file]) == [])
  }

  @Test("An import of librdkafka outside of the wrapper is found")
  func librdkafka() {
    let outside = SourceFile(path: "Shared/LogRuntime/Sample.swift", text: "import CRdkafka\n")
    let inside = SourceFile(path: "Shared/Kafka/Sample.swift", text: "import CRdkafka\n")
    #expect(Imports.ofLibrdkafka(in: [outside, inside]).map(\.path) == [outside.path])
  }

  @Test(
    "Impure code is found",
    arguments: [
      "let t = Date()", "let t = Date.now", "let c = ContinuousClock()", "let t = clock.now",
      "let n = Int.random(in: 0..<9)", "let x = list.randomElement()", "list.shuffle()",
      "var g = SystemRandomNumberGenerator()", "let id = UUID()", "let h = id.hashValue",
      "Task { work() }", "Task.detached { work() }", "func f() async {", "await f()",
      "actor Holder {", "FileManager.default", "let v = getenv(name)", "print(x)",
      "let s = String(contentsOf: url)",
      "let s = \"now \\(Date())\"", "clock_gettime(CLOCK_REALTIME, &t)",
    ])
  func impurity(code: String) {
    let file = SourceFile(path: "Shared/Conversation/Sample.swift", text: code)
    #expect(Purity.impurities(in: [file]).map(\.line) == [1])
  }

  @Test(
    "What only looks impure is left alone",
    arguments: [
      "let dueDate = due(), nowhere = 1", "// Task { } at Date()",
      "/* await\n Date() */ let x = 1",
      "let s = \"Date() and await\"", "let taskCount = asynchronous", "func shuffleless()",
      "let s = #\"raw \" Date()\"#", "list.append(contentsOf: more)",
    ])
  func innocent(code: String) {
    let file = SourceFile(path: "Shared/Conversation/Sample.swift", text: code)
    #expect(Purity.impurities(in: [file]) == [])
  }

  @Test("Impure code is a shell's right")
  func shell() {
    let file = SourceFile(path: "Services/Bot/Shell/Sample.swift", text: "let t = Date()")
    #expect(Purity.impurities(in: [file]) == [])
  }

  @Test(
    "A walk over a Dictionary or a Set is found",
    arguments: [
      "var x: Set<Int> = []\nfor a in x {", "let x: [String: Int] = [:]\nfor (k, v) in self.x {",
      "var x = Set<Int>()\nfor a in x where a > 1 {", "var x = [Key: Int]()\nx.values.forEach(f)",
      "let x = Set(list)\nlet y = x.map(\\.name)",
      "var x: Dictionary<A, B>\nfor k in state.x.keys {",
      "var x: [A: B]\nlet y = Array(x.values)", "var x: Set<A>\nlet y = x.first",
      "func f(x: [A: [B]]) {\nlet y = x.compactMap { $0 }",
    ])
  func walk(code: String) {
    let file = SourceFile(path: "Shared/Routing/Sample.swift", text: code)
    #expect(UnorderedIteration.violations(in: [file]).map(\.line) == [2])
  }

  @Test(
    "Looking up, and walking in order, are left alone",
    arguments: [
      "var x: Set<Int> = []\nif x.contains(1) { x.insert(2) }",
      "var x: OrderedDictionary<A, B>\nfor (k, v) in x {", "var x: OrderedSet<A>\nfor a in x {",
      "var x: [A: B]\nfor k in x.keys.sorted() {", "var x: [A]\nfor a in x {",
      "var x: [A: B]\nlet y = x[key, default: 0]", "var x: Set<A>\nlet y = x.sorted().map(f)",
    ])
  func ordered(code: String) {
    let file = SourceFile(path: "Shared/Routing/Sample.swift", text: code)
    #expect(UnorderedIteration.violations(in: [file]) == [])
  }
}
