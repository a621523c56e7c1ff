import CLinux

/// What the process was given by whoever started it, and as whom it runs. Arguments come in through `main`.
public struct Environment: Sendable {
    /// The variables by name; of a repeated name the first, as `getenv` does.
    public let variables: [String: String]

    /// An environment with these variables.
    public init(variables: [String: String]) { self.variables = variables }

    /// Reads the form in which the system hands variables over: `NAME=value`, each ended by a NUL.
    public init(block: [UInt8]) {
        var variables: [String: String] = [:]
        for entry in block.split(separator: 0) {
            guard let sign = entry.firstIndex(of: UInt8(ascii: "=")), sign > entry.startIndex else { continue }
            let name = String(utf8: entry[..<sign])
            if variables[name] == nil { variables[name] = String(utf8: entry[entry.index(after: sign)...]) }
        }
        self.init(variables: variables)
    }

    /// The variables that this process was started with; none when `/proc` cannot be read.
    public static func ofProcess() -> Environment {
        Environment(block: (try? Files.read("/proc/self/environ", bytesMax: 8 << 20)) ?? [])
    }

    /// The value of a variable; nil when it is not set.
    public subscript(_ name: String) -> String? { variables[name] }

    /// The full path of a program, looked for where `PATH` says and then where Debian keeps servers, which are not on
    /// every user's `PATH`.
    public func program(_ name: String) -> String? {
        let folders = (self["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        let serverFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"]
        return (folders + serverFolders).lazy.map { "\($0)/\(name)" }.first(where: Files.isExecutable)
    }
}

/// The account that this process acts as.
public struct Account: Hashable, Sendable {
    /// The account's name; its number when it has none.
    public let name: String
    /// Whether the account may do everything.
    public let isRoot: Bool

    /// The account of this process.
    public static func current() -> Account {
        let number = geteuid()
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var text = [CChar](repeating: 0, count: 16_384)
        let name = text.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress,
                getpwuid_r(number, &entry, start, buffer.count, &found) == 0,
                let name = found?.pointee.pw_name
            else { return "\(number)" }
            return String(cString: name)
        }
        return Account(name: name, isRoot: number == 0)
    }
}
