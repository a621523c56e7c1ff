import Basics
import Contract
import Glibc

/// `make contract`: exit status 0 when every line that counts passed, 1 when one failed, 2 when nothing could be run.
@main
struct RunContract {
    static func main() {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        do throws(ContractError) {
            let options = try ContractRun.Options(Array(CommandLine.arguments.dropFirst()))
            let run = ContractRun(options, root: root, environment: .ofProcess(), print: tell)
            exit(try run.run().failed == 0 ? 0 : 1)
        } catch {
            tell(error.description)
            exit(2)
        }
    }

    /// Prints a line at once, also into a pipe.
    private static func tell(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
