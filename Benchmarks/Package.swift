// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "baton-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "baton", path: ".."),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibrdkafka", pkgConfig: "rdkafka",
      providers: [.apt(["librdkafka-dev"]), .brew(["librdkafka"])]),
    .target(name: "CLoops", dependencies: ["CLibrdkafka"]),
    .executableTarget(
      name: "kafka-bench",
      dependencies: ["BrokerChild", "CLoops", .product(name: "Kafka", package: "baton")],
      swiftSettings: strict),
    .target(name: "BrokerChild", swiftSettings: strict),
    .executableTarget(
      name: "leak-check",
      dependencies: [
        "BrokerChild", .product(name: "Conversation", package: "baton"),
        .product(name: "EmbeddedBroker", package: "baton"),
        .product(name: "Kafka", package: "baton"),
        .product(name: "LogRuntime", package: "baton"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "fold-bench",
      dependencies: [
        .product(name: "Conversation", package: "baton"),
        .product(name: "ConversationTesting", package: "baton"),
      ],
      swiftSettings: strict),
    .target(name: "CFeatures", linkerSettings: [.linkedLibrary("m")]),
    .executableTarget(
      name: "understanding-bench",
      dependencies: ["CFeatures", .product(name: "Understanding", package: "baton")],
      swiftSettings: strict),
    .executableTarget(
      name: "simulation-bench",
      dependencies: [
        .product(name: "RouterSimulation", package: "baton"),
        .product(name: "RoutingTesting", package: "baton"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "rejudge-bench",
      dependencies: [
        .product(name: "BotRejudging", package: "baton"),
        .product(name: "Conversation", package: "baton"),
        .product(name: "ConversationTesting", package: "baton"),
      ],
      swiftSettings: strict),
  ]
)
