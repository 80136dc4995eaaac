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
  dependencies: [.package(name: "mailauth", path: "../..")],
  targets: [
    .systemLibrary(name: "CSpawn"),
    .executableTarget(name: "FuzzPostconf", dependencies: ["CSpawn"], swiftSettings: strict),
    // Linked with `-sanitize=fuzzer` only, which brings the main function.
    .executableTarget(
      name: "FuzzLaws", dependencies: [.product(name: "MailAuthFormats", package: "mailauth")],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
  ]
)
