import Basics
import Testing

@testable import Commands

/// Scripts depend on these numbers (sysexits.h).
@Suite("How a command ends")
struct ExitStatusTests {
    private static let nothing = Environment(variables: [:])

    @Test("each end has its number")
    func numbers() {
        let all: [Basics.ExitStatus] = [.ok, .failure, .usage, .data, .noInput, .ioError, .configuration]
        #expect(all.map(\.rawValue) == [0, 1, 64, 65, 66, 74, 78])
    }

    @Test(
        "a command line that is wrong ends with 64, a configuration with 78",
        arguments: [
            (["sell"], .usage), (["serve", "--nope"], .usage), (["migrate", "now"], .usage),
            (["import", "orders", "a.csv"], .usage), (["import", "products"], .usage), (["config", "--port"], .usage),
            (["import", "products", "a.csv", "--allowed-errors", "-1"], .usage),
            (["import", "products", "a.csv", "--behavior", "merge"], .usage),
            (["serve"], .configuration), (["config", "--config", "/nowhere/vitrine.conf"], .configuration),
        ] as [([String], Basics.ExitStatus)])
    func refused(words: [String], status: Basics.ExitStatus) {
        #expect(CommandLineTool.run(words, ExitStatusTests.nothing) == status)
    }
}
