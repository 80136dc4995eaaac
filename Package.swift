// swift-tools-version: 6.2

import PackageDescription

/// One set of rules for every target; `MAILAUTH_STRICT=1` (make and CI) turns warnings into errors.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["MAILAUTH_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : [])

/// A library target in `Sources/<name>`.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A test target in `Tests/<name>`.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "mailauth",
  products: [
    // For Tests/Fuzz, a package of its own.
    .library(
      name: "MailAuthFormats", targets: ["CyrusSASL", "DovecotConfig", "LosslessText", "MailSystem", "PostfixConfig"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    library("LosslessText"),
    library("Secrets"),
    library("SafeFiles", ["LosslessText", "Secrets", "CLinux", system]),
    .systemLibrary(name: "CBerkeleyDB"),
    .systemLibrary(name: "CLMDB"),
    .systemLibrary(name: "CNettle"),
    library("SCRAM", ["CNettle", "Secrets"]),
    library("CyrusSASL", ["CLinux", "LosslessText", "SCRAM", "SafeFiles", "Secrets", "CBerkeleyDB", "CLMDB", system]),
    library("PostfixConfig", ["CLinux", "CBerkeleyDB", "CLMDB", "LosslessText", "SafeFiles", system]),
    library("DovecotConfig", ["LosslessText", "SafeFiles", system]),
    library("Accounts", ["CLinux", "CyrusSASL", "SCRAM", "SafeFiles", "Secrets", system]),
    library(
      "ClassicTools", ["LosslessText", "CyrusSASL", "PostfixConfig", "SafeFiles", "SCRAM", "Secrets", system]),
    library("Services", ["SafeFiles", subprocess, system]),
    library("MailSystem", ["CyrusSASL", "DovecotConfig", "LosslessText", "PostfixConfig", "SafeFiles", system]),
    library(
      "Provisioning",
      [
        "CyrusSASL", "DovecotConfig", "LosslessText", "MailSystem", "PostfixConfig", "SCRAM", "SafeFiles", "Secrets",
        "Services", system,
      ]),
    library(
      "MailAuthCLI",
      [
        "Accounts", "CLinux", "CyrusSASL", "DovecotConfig", "LosslessText", "MailSystem", "Provisioning", "SCRAM",
        "SafeFiles", "Secrets", "Services", argumentParser, system,
      ]),
    .executableTarget(
      name: "mailauth", dependencies: ["CLinux", "ClassicTools", "MailAuthCLI"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: [subprocess, system], path: "Tests/TestSupport",
      exclude: [
        "Servers/boot-machine.sh", "Servers/make-machine.sh", "Servers/make-libsasl.sh", "Servers/make-postfix.sh",
        "Servers/sasl-login.py",
      ], swiftSettings: strict),
    tests("LosslessTextTests", ["LosslessText", "TestSupport"]),
    tests("SCRAMTests", ["SCRAM", "Secrets"]),
    tests("SafeFilesTests", ["SafeFiles", "CLinux", "TestSupport", system]),
    tests("PostfixConfigTests", ["PostfixConfig", "LosslessText", "TestSupport", system]),
    tests("DovecotConfigTests", ["DovecotConfig", "SafeFiles", "TestSupport", "LosslessText", system]),
    tests("CyrusSASLTests", ["CyrusSASL", "LosslessText", "SafeFiles", "Secrets", "TestSupport", system]),
    tests("AccountsTests", ["Accounts", "CyrusSASL", "SCRAM", "SafeFiles", "Secrets", "TestSupport", system]),
    tests("MailSystemTests", ["MailSystem", "PostfixConfig", "SafeFiles", "TestSupport", system]),
    tests("ServicesTests", ["Services", "TestSupport", system]),
    tests(
      "ProvisioningTests",
      [
        "CyrusSASL", "LosslessText", "MailSystem", "Provisioning", "SafeFiles", "Secrets", "Services", "TestSupport",
        system,
      ]),
    tests("MailAuthCLITests", ["TestSupport", "mailauth", system]),
    tests("ClassicToolsTests", ["ClassicTools", "PostfixConfig", "TestSupport"]),
    tests("DocumentationTests", ["TestSupport", "mailauth", system]),
    tests("ComplianceTests", ["TestSupport", "mailauth", system], exclude: ["DIFFERENCES.md"]),
    tests("FaultTests", ["TestSupport", "mailauth", system]),
    tests(
      "EndToEndTests", ["TestSupport", "DovecotConfig", "SafeFiles", "mailauth", system],
      exclude: ["smtp-sessions.pl"]),
  ]
)
