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
  dependencies: [.package(name: "baton", path: "..")],
  targets: [
    .systemLibrary(
      name: "CLibrdkafka", pkgConfig: "rdkafka",
      providers: [.apt(["librdkafka-dev"]), .brew(["librdkafka"])]),
    .target(name: "CLoops", dependencies: ["CLibrdkafka"]),
    .executableTarget(
      name: "kafka-bench",
      dependencies: ["CLoops", .product(name: "Kafka", package: "baton")],
      swiftSettings: strict),
    .executableTarget(
      name: "fold-bench",
      dependencies: [
        .product(name: "Conversation", package: "baton"),
        .product(name: "ConversationTesting", package: "baton"),
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
