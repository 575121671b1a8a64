// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For what is done millions of times: a log that is folded, a model that is learnt or explored, a day that is simulated.
/// Many times slower where nothing is optimised.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// MARK: - What comes from elsewhere

extension Target.Dependency {
  static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
  static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
  static let collections = product(name: "OrderedCollections", package: "swift-collections")
  static let configuration = product(name: "Configuration", package: "swift-configuration")
  static let crypto = product(name: "Crypto", package: "swift-crypto")
  static let cryptoExtras = product(name: "CryptoExtras", package: "swift-crypto")
  static let deque = product(name: "DequeModule", package: "swift-collections")
  static let grdb = product(name: "GRDB", package: "GRDB.swift")
  static let heap = product(name: "HeapModule", package: "swift-collections")
  static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
  static let jwt = product(name: "JWTKit", package: "jwt-kit")
  static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
  static let logging = product(name: "Logging", package: "swift-log")
  static let metrics = product(name: "Metrics", package: "swift-metrics")
  static let nio = product(name: "NIOCore", package: "swift-nio")
  static let protobuf = product(name: "SwiftProtobuf", package: "swift-protobuf")
  static let tracing = product(name: "Tracing", package: "swift-distributed-tracing")
  static let yams = product(name: "Yams", package: "Yams")
}

// MARK: - The shapes of our own targets

/// A library that several services share: `Shared/NAME`.
func shared(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource]? = nil, settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Shared/\(name)", exclude: exclude,
    resources: resources, swiftSettings: strict + settings)
}

/// A service: its pure `Core`, and the executable `Shell` around it.
func service(
  _ name: String, core: [Target.Dependency] = [], coreSettings: [SwiftSetting] = [],
  shell: [Target.Dependency], resources: [Resource]? = nil
) -> [Target] {
  [
    .target(
      name: "\(name)Core", dependencies: ["Conversation", "Routing"] + core,
      path: "Services/\(name)/Core", swiftSettings: strict + coreSettings),
    .executableTarget(
      name: name,
      dependencies: [
        .byName(name: "\(name)Core"), "Conversation", "Routing", "Kafka", "LogRuntime", "Firm",
        "ServiceHost", "Telemetry", .logging, .metrics, .lifecycle,
      ] + shell,
      path: "Services/\(name)/Shell", resources: resources, swiftSettings: strict),
  ]
}

/// What a service reads of bytes from outside, between its core and its shell: `Services/NAME/Door`.
func door(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: "\(name)Door", dependencies: dependencies, path: "Services/\(name)/Door",
    swiftSettings: strict)
}

/// What several test targets lean on: `Tests/Support/NAME`.
func testSupport(
  _ name: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Tests/Support/\(name)",
    swiftSettings: strict + settings)
}

/// A suite, in the folder that mirrors what it tests.
func suite(
  _ name: String, at folder: String, _ dependencies: [Target.Dependency],
  resources: [Resource]? = nil, settings: [SwiftSetting] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(folder)", resources: resources,
    swiftSettings: strict + settings)
}

// MARK: - The package

let package = Package(
  name: "baton",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "baton", targets: ["Baton"]),
    .executable(name: "baton-intake", targets: ["Intake"]),
    .executable(name: "baton-bot", targets: ["Bot"]),
    .executable(name: "baton-router", targets: ["Router"]),
    .executable(name: "baton-desk", targets: ["Desk"]),
    .executable(name: "baton-delivery", targets: ["Delivery"]),
    .library(name: "Conversation", targets: ["Conversation"]),
    .library(name: "Kafka", targets: ["Kafka"]),
    .library(name: "EmbeddedBroker", targets: ["EmbeddedBroker"]),
    .library(name: "ConversationTesting", targets: ["ConversationTesting"]),
    .library(name: "LogRuntime", targets: ["LogRuntime"]),
    .library(name: "Understanding", targets: ["Understanding"]),
    .library(
      name: "Decoders",
      targets: [
        "Conversation", "Routing", "Understanding", "LogRuntime", "Firm", "Web", "Telemetry",
        "IntakeCore", "IntakeDoor", "DeskCore", "DeskDoor", "DeliveryCore", "DeliveryDoor",
        "BotCore", "BotDoor", "RouterCore", "Lookups",
      ]),
    .library(name: "BotRejudging", targets: ["BotRejudging", "Firm", "Understanding"]),
    .library(
      name: "RouterSimulation",
      targets: ["RouterSimulation", "RouterCore", "Routing", "Conversation"]),
    .library(name: "RoutingTesting", targets: ["RoutingTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0",
      traits: [.defaults, "YAML", "Reloading", "CommandLineArguments"]),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
  ],
  targets: [
    // Kafka, from C upwards
    .systemLibrary(
      name: "CRdkafka", path: "Shared/CRdkafka", pkgConfig: "rdkafka",
      providers: [.apt(["librdkafka-dev"]), .brew(["librdkafka"])]),
    shared("Kafka", ["CRdkafka"]),
    shared("EmbeddedBroker", ["Kafka"]),

    // The two logs, and what folds them: pure
    shared(
      "Conversation", [.protobuf, .crypto, .collections], exclude: ["Schema"],
      settings: optimised),
    shared(
      "Routing", ["Conversation", .protobuf, .collections], exclude: ["Schema"],
      settings: optimised),
    shared("Understanding", [.collections], settings: optimised),

    // What systems outside are asked, and what is said of their answers: pure
    shared("Lookups"),

    // What every service stands on
    shared("LogRuntime", ["Kafka", "Conversation", "Routing", .logging, .metrics, .lifecycle]),
    shared("Telemetry", [.logging, .metrics, .tracing]),
    shared("Firm", ["Conversation", "Lookups", "Understanding", .yams]),
    shared(
      "ServiceHost",
      [
        "Kafka", "LogRuntime", "Firm", "Telemetry", .configuration, .hummingbird, .lifecycle,
        .logging, .metrics,
      ]),
    shared("Web", [.hummingbird, .nio, .crypto, .logging]),
    shared("Outbound", ["Firm", .asyncHTTPClient, .lifecycle, .nio]),
  ]
    + service(
      "Intake", shell: ["IntakeDoor", "Web", .hummingbird, .nio, .crypto],
      resources: [.copy("Page")])
    + [door("Intake", ["IntakeCore", .crypto])]
    + service(
      "Bot", core: ["Lookups"],
      shell: [
        "BotDoor", "BotKnowledge", "Lookups", "Outbound", "Understanding", "Web",
        .asyncHTTPClient, .nio,
      ])
    + [door("Bot", ["BotCore"])]
    + [
      // What the bot makes of a message by the firm's files, for the bot and for a replay
      .target(
        name: "BotKnowledge",
        dependencies: ["BotCore", "Conversation", "Firm", "Lookups", "Understanding"],
        path: "Services/Bot/Knowledge", swiftSettings: strict),
      // What the bot would say by knowledge that nobody uses yet
      .target(
        name: "BotPreview",
        dependencies: ["BotCore", "BotKnowledge", "Conversation", "Firm", "Understanding"],
        path: "Services/Bot/Preview", swiftSettings: strict),
      // What another bot would have said to recorded conversations
      .target(
        name: "BotRejudging",
        dependencies: [
          "BotCore", "BotKnowledge", "Conversation", "Firm", "Understanding", .deque,
        ],
        path: "Services/Bot/Rejudging", swiftSettings: strict),
    ]
    + service("Router", core: [.heap], coreSettings: optimised, shell: [])
    + [
      // A floor of agents and customers around the router's decisions
      .target(
        name: "RouterSimulation",
        dependencies: ["RouterCore", "Conversation", "Routing", .collections, .heap],
        path: "Services/Router/Simulation", swiftSettings: strict + optimised)
    ]
    + service(
      "Desk",
      shell: [
        "DeskDoor", "BotPreview", "Lookups", "Outbound", "Web", "Understanding", .asyncHTTPClient,
        .hummingbird, .nio, .crypto, .cryptoExtras, .grdb,
      ],
      resources: [.copy("Console")])
    + [door("Desk", ["Conversation", "Firm", "Understanding", "Web", .crypto, .jwt])]
    + service("Delivery", shell: ["DeliveryDoor", "Outbound", "Web", .asyncHTTPClient, .nio])
    + [door("Delivery", ["Conversation"])]
    + [
      .executableTarget(
        name: "Baton",
        dependencies: [
          "BotCore", "BotKnowledge", "BotRejudging", "Conversation", "DeskCore", "Routing",
          "RouterCore", "RouterSimulation", "Understanding", "Kafka", "EmbeddedBroker",
          "LogRuntime", "Firm", "Telemetry", "ServiceHost",
          .argumentParser, .asyncHTTPClient, .crypto, .hummingbird, .logging, .lifecycle, .nio,
        ],
        path: "Services/Baton", resources: [.copy("Train/Lessons")], swiftSettings: strict),

      testSupport("ConversationTesting", ["Conversation", "Routing"], settings: optimised),
      testSupport(
        "RoutingTesting", ["ConversationTesting", "Conversation", "Routing", "RouterCore"],
        settings: optimised),
      testSupport("TestPacing", []),
      testSupport("SystemTesting", ["Kafka", "EmbeddedBroker", "Conversation", "LogRuntime"]),

      suite("ArchitectureTests", at: "Architecture", []),
      suite("KafkaTests", at: "Shared/Kafka", ["Kafka", "EmbeddedBroker", "SystemTesting"]),
      suite(
        "ConversationTests", at: "Shared/Conversation",
        ["TestPacing", "Conversation", "ConversationTesting", .protobuf],
        resources: [.copy("Golden")],
        settings: optimised),
      suite(
        "RoutingTests", at: "Shared/Routing",
        ["TestPacing", "Routing", "Conversation", "ConversationTesting"]),
      suite("UnderstandingTests", at: "Shared/Understanding", ["Understanding"]),
      suite(
        "LogRuntimeTests", at: "Shared/LogRuntime",
        [
          "TestPacing", "LogRuntime", "Kafka", "EmbeddedBroker", "Conversation", "Routing",
          "SystemTesting",
        ]),
      suite("LookupsTests", at: "Shared/Lookups", ["Lookups"]),
      suite("FirmTests", at: "Shared/Firm", ["Firm", "Conversation", "Lookups", "Understanding"]),
      suite("TelemetryTests", at: "Shared/Telemetry", ["Telemetry", .logging, .metrics]),
      suite(
        "ServiceHostTests", at: "Shared/ServiceHost",
        ["ServiceHost", "Telemetry", "Firm", "LogRuntime", .logging]),
      suite("WebTests", at: "Shared/Web", ["Web", .hummingbird]),
      suite(
        "IntakeTests", at: "Services/Intake",
        [
          "IntakeCore", "IntakeDoor", "Intake", "Conversation", "Kafka", "LogRuntime", "Firm",
          "Web",
          "SystemTesting", .asyncHTTPClient, .hummingbird, .lifecycle, .logging, .nio,
        ]),
      suite(
        "BotTests", at: "Services/Bot",
        [
          "TestPacing", "BotCore", "BotKnowledge", "BotPreview", "BotRejudging", "Bot",
          "Conversation", "ConversationTesting",
          "Lookups", "Outbound", "Understanding", "Firm", .hummingbird, .logging, .nio,
        ]),
      suite(
        "RouterTests", at: "Services/Router",
        [
          "TestPacing", "RouterCore", "RouterSimulation", "Conversation", "Routing",
          "ConversationTesting",
          "RoutingTesting",
        ]),
      suite(
        "DeskTests", at: "Services/Desk",
        [
          "DeskCore", "DeskDoor", "Desk", "Conversation", "ConversationTesting", "Firm", "Outbound",
          "Routing", "Understanding", .grdb, .jwt,
        ]),
      suite(
        "DeliveryTests", at: "Services/Delivery",
        ["DeliveryCore", "DeliveryDoor", "Conversation", "ConversationTesting"]),
      suite(
        "BatonTests", at: "Services/Baton",
        [
          "Baton", "BotRejudging", "Conversation", "ConversationTesting", "Firm", "Kafka",
          "LogRuntime", "RouterCore", "RouterSimulation", "Routing", "Understanding",
        ]),
      suite(
        "SystemTests", at: "System",
        [
          "SystemTesting", "ConversationTesting", "Conversation", "Routing", "LogRuntime", "Kafka",
          "EmbeddedBroker", "Baton", "Intake", "Bot", "Router", "RouterSimulation", "Desk",
          "Delivery",
          .asyncHTTPClient,
        ]),
    ]
)
