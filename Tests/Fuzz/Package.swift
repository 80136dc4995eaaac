// swift-tools-version: 6.2

import PackageDescription

/// The rules of the main package.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["MAILAUTH_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CSpawn"),
    .executableTarget(name: "FuzzPostconf", dependencies: ["CSpawn"], swiftSettings: strict),
  ]
)
