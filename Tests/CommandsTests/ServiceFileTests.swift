import Basics
import Testing

@testable import Commands

@Suite("The service's file")
struct ServiceFileTests {
    private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

    /// Its assignments, in their order.
    private func assignments() throws -> [(name: String, value: String)] {
        let file = try Files.read("\(ServiceFileTests.root)/deploy/systemd/vitrine.service", bytesMax: 65_536)
        return String(utf8: file).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && !line.hasPrefix("#") ? (String(parts[0]), String(parts[1])) : nil
        }
    }

    private func seconds(_ name: String) throws -> Int {
        try #require(try assignments().first { $0.name == name }.flatMap { Int($0.value) }, "\(name)")
    }

    private func standard(_ key: String) throws -> Int {
        try #require(Setting.all.first { $0.key == key }.flatMap { Int($0.standard) }, "\(key)")
    }

    @Test("waits longer for a start and for an end than the node's own settings take")
    func times() throws {
        #expect(try seconds("TimeoutStopSec") >= standard("unready_seconds") + standard("drain_seconds") + 10)
        #expect(try seconds("TimeoutStartSec") >= standard("handover_seconds") + 10)
        // The node pings three times in each span, and once in half a second at the most.
        #expect(try seconds("WatchdogSec") >= 10)
        #expect(try seconds("LimitNOFILE") > 2 * standard("connections_max"))
    }

    @Test("sets only what the node knows")
    func settings() throws {
        let variables = try assignments().filter { $0.name == "Environment" }.map { assignment in
            String(assignment.value.prefix { $0 != "=" })
        }
        #expect(variables.contains("VITRINE_HOT_PAGES_FILE") && variables.contains("PWD"))
        let known = Set(Setting.all.map(\.variable)).union(["VITRINE_CONFIG", "PWD"])
        for variable in variables { #expect(known.contains(variable), "\(variable)") }
    }

    @Test("hands over by signal, and lets the successor speak")
    func handover() throws {
        func value(_ name: String) throws -> String? { try assignments().last { $0.name == name }?.value }
        #expect(try value("Type") == "notify" && value("NotifyAccess") == "all")
        #expect(try value("ExecReload") == "/bin/sh -c 'kill -HUP $MAINPID'")
        let folder = try #require(try value("WorkingDirectory"))
        #expect(try value("ExecStart")?.hasPrefix("\(folder)/vitrine ") == true)
        #expect(try assignments().contains { $0.name == "Environment" && $0.value == "PWD=\(folder)" })
    }
}
