// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "baton-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "baton", path: "..")],
  targets: [
    .target(name: "CLibFuzzer"),
    .executableTarget(
      name: "baton-fuzz",
      dependencies: [
        "CLibFuzzer", .product(name: "Decoders", package: "baton"),
        .product(name: "ConversationTesting", package: "baton"),
      ],
      swiftSettings: strict),
  ]
)
