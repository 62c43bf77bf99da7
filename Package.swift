// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours: its floor's dependencies are all that it may import.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["Support"], swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

func product(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package)
}

let argumentParser = product("ArgumentParser", "swift-argument-parser")

/// What the HTTP service stands on; nothing else may depend on any of it.
let http: [Target.Dependency] = [
  product("HummingbirdCore", "hummingbird"),
  product("HTTPTypes", "swift-http-types"),
  product("Logging", "swift-log"),
  product("NIOCore", "swift-nio"),
  product("NIOHTTP1", "swift-nio"),
  product("NIOHTTPTypes", "swift-nio-extras"),
  product("NIOPosix", "swift-nio"),
  product("ServiceLifecycle", "swift-service-lifecycle"),
  product("UnixSignals", "swift-service-lifecycle"),
]

let package = Package(
  name: "karat",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "karat", targets: ["karat"]),
    // `karat serve` runs it: whoever builds the command line alone builds no HTTP server.
    .executable(name: "karat-serve", targets: ["karat-serve"]),
    .library(name: "Karat", targets: ["Grading"]),
    // Scripts/build-library makes libkarat.so of it; the name karat is the executable's.
    .library(name: "CKarat", type: .dynamic, targets: ["CKarat"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Floor 0: C
    system("CGMP", pkgConfig: "gmp", apt: "libgmp-dev", brew: "gmp"),
    system("CMPFR", pkgConfig: "mpfr", apt: "libmpfr-dev", brew: "mpfr"),
    system("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev", brew: "pcre2"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev", brew: "zstd"),
    .target(
      name: "CSimdJSON", cxxSettings: [.define("NDEBUG", .when(configuration: .release))],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CKaratABI"),
    // Floor 1
    module("Budget"),
    module("Bytes"),
    // Floor 2
    module("Numbers", ["Budget", "Bytes", "CGMP", "CMPFR"]),
    // Floor 3
    module("Notation", ["Budget", "Bytes"]),
    module("Patterns", ["CPCRE2"]),
    module("Statistics", ["Bytes", "Numbers"]),
    // Floor 4
    module("Algebra", ["Budget", "Bytes", "Numbers"]),
    // Floor 5
    module("Answers", ["Budget", "Bytes", "Numbers", "Notation", "Algebra"]),
    module("Extraction", ["Budget", "Bytes", "Patterns"]),
    // Floor 6
    module("Grading", ["Budget", "Bytes", "Notation", "Answers", "Extraction", "Statistics"]),
    module("Records", ["Budget", "Bytes", "CSimdJSON", "CZlib", "CZstd"]),
    // Floor 7
    module("Reporting", ["Bytes", "Records", "Statistics"]),
    module("CKarat", ["Budget", "Answers", "Extraction", "Grading", "Statistics", "CKaratABI"]),
    module("GradedRows", ["Answers", "Extraction", "Grading", "Records"]),
    module("CommandOptions", ["Grading", "CKaratABI", argumentParser]),
    // Floor 8
    module(
      "Service",
      [
        "Budget", "Bytes", "Answers", "Extraction", "Grading", "Records", "GradedRows",
        "Statistics",
      ]
        + http),
    // Floor 9
    .executableTarget(
      name: "karat",
      dependencies: [
        "Budget", "Bytes", "Notation", "Answers", "Extraction", "Grading", "Records", "Reporting",
        "GradedRows", "Statistics", "CommandOptions", argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "karat-serve", dependencies: ["CommandOptions", "Service", argumentParser],
      swiftSettings: strict),

    // Tests
    .target(
      name: "Support", dependencies: ["Budget"], path: "Tests/Support", swiftSettings: strict),
    // Counts the allocations of the test program; no product has it.
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    tests("Budget", ["Budget"]),
    tests("Bytes", ["Bytes"]),
    tests("Numbers", ["Budget", "Bytes", "Numbers", "CMPFR"]),
    tests("Notation", ["Budget", "Bytes", "Notation"]),
    tests("Patterns", ["Patterns"]),
    tests("Algebra", ["Budget", "Bytes", "Numbers", "Algebra"]),
    tests("Answers", ["Budget", "Bytes", "Notation", "Algebra", "Answers"]),
    tests("Extraction", ["Budget", "Bytes", "Patterns", "Extraction"]),
    tests(
      "Grading", ["Budget", "Bytes", "Answers", "Extraction", "Grading", "AllocationCounter"]),
    tests("Records", ["Budget", "Bytes", "Records"]),
    tests("Statistics", ["Bytes", "Statistics"]),
    tests("Reporting", ["Bytes", "Reporting", "Records", "Statistics"]),
    tests("CKarat", ["Bytes", "CKarat", "CKaratABI", "Grading"]),
    tests("Command", ["Bytes", "karat", "Answers", "Grading"]),
    tests("Service", ["Service", "Grading", "Answers", "karat", "karat-serve"] + http),
    tests("Architecture"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)
