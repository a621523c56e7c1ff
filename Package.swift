// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same bar: Swift 6 mode, warnings are errors, hops are visible, imports are explicit.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // Tests run with the checks; in a release each access to a class' property would pay for them.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// `Sources/<layer>/<name>`: folder names are the arrow diagram of docs/ARCHITECTURE.md.
func target(_ layer: String, _ name: String, _ dependencies: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies.map { .byName(name: $0) },
        path: "Sources/\(layer)/\(name)", swiftSettings: settings)
}

func system(_ name: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)")
}

func tests(_ name: String, _ dependencies: [String], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies.map { .byName(name: $0) },
        path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

/// Whether the package is opened to be fuzzed (`scripts/fuzz`), when `Tests/FuzzTests` is a program of libFuzzer's: it
/// has no main of its own and so can be built in no other way. Otherwise the same files are tests.
let isFuzzed = Context.environment["VITRINE_FUZZ"] != nil

func fuzzTests(_ dependencies: [String]) -> Target {
    guard isFuzzed else { return tests("FuzzTests", dependencies) }
    return .executableTarget(
        name: "fuzzer", dependencies: dependencies.map { .byName(name: $0) }, path: "Tests/FuzzTests",
        exclude: ["ReplayTests.swift"], swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
}

/// What several test targets share: `Tests/<name>`, imported by tests only.
func support(_ name: String, _ dependencies: [String]) -> Target {
    .target(
        name: name, dependencies: dependencies.map { .byName(name: $0) },
        path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
    name: "vitrine",
    products: [.executable(name: "vitrine", targets: ["vitrine"])],
    targets: [
        // System: module maps and the thinnest shims.
        .target(name: "CLinux", path: "Sources/System/CLinux", linkerSettings: [.linkedLibrary("m")]),
        system("CBrotli"),
        system("CMariaDB"),
        system("CHiredis"),
        system("COpenSSL"),
        system("CExpat"),
        system("CSodium"),
        system("CZlib"),

        // Base: values and bytes.
        target("Base", "Basics", ["CLinux"]),
        target("Base", "JSON", ["Basics"]),
        target("Base", "XML", ["CExpat"]),

        // Engine: knows nothing of a shop.
        target("Engine", "Caching", ["Basics", "EventLoop"]),
        target("Engine", "Compression", ["Basics", "CBrotli", "CZlib"]),
        target("Engine", "Crypto", ["Basics", "COpenSSL", "CSodium", "JSON"]),
        target("Engine", "EventLoop", ["Basics", "CLinux"]),
        target("Engine", "HTTP", ["Basics"]),
        target("Engine", "HTTPServer", ["Basics", "CLinux", "EventLoop", "HTTP"]),
        target("Engine", "MariaDB", ["Basics", "CLinux", "CMariaDB", "EventLoop"]),
        target("Engine", "Markup", ["Basics"]),
        target("Engine", "Redis", ["Basics", "CHiredis", "CLinux", "EventLoop"]),

        // Domain: no I/O, no SQL, no clock of its own.
        target("Domain", "Commerce", ["Basics"]),
        target("Domain", "Catalog", ["Basics", "Commerce"]),
        target("Domain", "Sales", ["Basics", "Catalog", "Commerce"]),

        // Storage, Web and Work meet only in Apps, through ports that Domain declares.
        target(
            "Storage", "Storage",
            ["Basics", "Caching", "Catalog", "Commerce", "Crypto", "EventLoop", "JSON", "MariaDB", "Redis", "Sales"]),
        target(
            "Web", "WebSupport",
            ["Basics", "Caching", "Catalog", "Commerce", "Crypto", "EventLoop", "HTTP", "Sales"]),
        target("Web", "REST", ["Basics", "Catalog", "Commerce", "HTTP", "JSON", "Sales", "WebSupport", "XML"]),
        target(
            "Web", "Storefront", ["Basics", "Catalog", "Commerce", "HTTP", "JSON", "Markup", "Sales", "WebSupport"]),
        target("Work", "Importer", ["Basics", "Catalog", "Commerce"]),
        target("Work", "LocalStack", ["Basics", "EventLoop", "JSON"]),
        target("Work", "SampleCatalogue", ["Basics", "Catalog"]),
        target("Work", "ShopLoad", ["Basics", "EventLoop", "JSON", "Markup"]),

        // Apps: the composition root.
        target(
            "Apps", "Commands",
            [
                "Basics", "Caching", "Catalog", "Commerce", "Compression", "Crypto", "EventLoop", "HTTP", "HTTPServer",
                "Importer", "JSON", "LocalStack", "MariaDB", "REST", "Redis", "SampleCatalogue", "Storage",
                "Storefront",
                "WebSupport",
            ]),
        .executableTarget(
            name: "vitrine", dependencies: ["Commands"], path: "Sources/Apps/vitrine", swiftSettings: settings),
        .executableTarget(
            name: "vitrine-bench", dependencies: ["Basics", "Catalog", "Commerce"], path: "Sources/Apps/vitrine-bench",
            swiftSettings: settings),
        .executableTarget(
            name: "vitrine-load", dependencies: ["Basics", "EventLoop", "JSON", "ShopLoad"],
            path: "Sources/Apps/vitrine-load",
            swiftSettings: settings),

        support("ShopFakes", ["Basics", "Catalog", "Commerce", "EventLoop", "Sales", "WebSupport"]),
        .target(
            name: "Contract", dependencies: ["Basics", "EventLoop", "JSON", "MariaDB", "Redis"],
            path: "Tests/Contract",
            exclude: ["Recorded", "Differences.json", "Later.txt", "README.md", "fixtures.sql", "fixtures.after.sql"],
            swiftSettings: settings),
        .executableTarget(
            name: "run-contract", dependencies: ["Basics", "Contract"], path: "Tests/RunContract",
            swiftSettings: settings),
        tests("ContractTests", ["Basics", "Contract", "JSON"]),
        tests("TidyTests", []),
        tests("BasicsTests", ["Basics"]),
        tests("JSONTests", ["Basics", "JSON"]),
        tests("XMLTests", ["XML"]),
        tests("CompressionTests", ["Basics", "CBrotli", "Compression"]),
        tests("CryptoTests", ["Basics", "Crypto", "JSON"]),
        tests("EventLoopTests", ["Basics", "EventLoop"]),
        tests("HTTPTests", ["Basics", "HTTP"], exclude: ["Golden"]),
        tests("HTTPServerTests", ["Basics", "CLinux", "EventLoop", "HTTP", "HTTPServer"]),
        tests("CachingTests", ["Basics", "Caching", "EventLoop"]),
        tests("MarkupTests", ["Basics", "Markup"]),
        tests("DomainTests", ["Basics", "Catalog", "Commerce", "Sales"]),
        tests(
            "RESTTests",
            ["Basics", "Caching", "Catalog", "Commerce", "HTTP", "JSON", "REST", "Sales", "ShopFakes", "WebSupport"]),
        tests(
            "StorefrontTests",
            [
                "Basics", "Caching", "Catalog", "Commerce", "Crypto", "EventLoop", "HTTP", "JSON", "Sales", "ShopFakes",
                "Storefront", "WebSupport",
            ]),
        tests("ImporterTests", ["Basics", "Catalog", "Commerce", "EventLoop", "Importer"]),
        tests("LocalStackTests", ["Basics", "EventLoop", "JSON", "LocalStack"]),
        tests(
            "CommandsTests",
            [
                "Basics", "CLinux", "Commands", "Commerce", "Crypto", "EventLoop", "HTTP", "MariaDB", "Redis",
                "Storage", "WebSupport",
            ]),
        fuzzTests([
            "Basics", "Catalog", "Commerce", "HTTP", "Importer", "JSON", "REST", "Sales", "ShopFakes", "Storefront",
            "WebSupport", "XML",
        ]),
        tests("SampleCatalogueTests", ["Basics", "Catalog", "Crypto", "Importer", "SampleCatalogue"]),
        tests(
            "ShopLoadTests", ["Basics", "EventLoop", "HTTP", "HTTPServer", "JSON", "ShopLoad", "XML"]),
        tests(
            "IntegrationTests",
            [
                "Basics", "Catalog", "Commerce", "Crypto", "EventLoop", "Importer", "JSON", "MariaDB", "Redis", "Sales",
                "Storage", "WebSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
