// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "engine-benchmark",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "karat", path: "../..")],
  targets: [
    .target(name: "CAllocations"),
    .executableTarget(
      name: "Engine",
      dependencies: ["CAllocations", .product(name: "Karat", package: "karat")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
