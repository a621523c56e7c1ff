import CLinux

/// Lines about the process's own life, on standard error; never about a shopper.
public struct Log: Sendable {
    /// How much a line matters.
    public enum Level: Int, Sendable, Comparable {
        case debug, notice, warning, error

        /// Orders by weight.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// Lines below this level are dropped.
    public var least: Level
    private let write: @Sendable (String) -> Void

    /// A log that hands each finished line, without its line end, to `write`.
    public init(least: Level, write: @escaping @Sendable (String) -> Void) {
        (self.least, self.write) = (least, write)
    }

    /// A log on standard error.
    public static func standardError(least: Level = .notice) -> Log {
        Log(least: least) { line in writeLine(line, to: 2) }
    }

    /// A log that drops everything.
    public static let silent = Log(least: .error) { _ in }

    /// Something worth knowing that needs no act.
    public func notice(_ message: @autoclosure () -> String) { line(.notice, "", message) }

    /// Something that went wrong and was dealt with.
    public func warning(_ message: @autoclosure () -> String) { line(.warning, "warning: ", message) }

    /// Something that went wrong and needs a person.
    public func error(_ message: @autoclosure () -> String) { line(.error, "error: ", message) }

    /// What happens step by step, for whoever looks into a fault.
    public func debug(_ message: @autoclosure () -> String) { line(.debug, "debug: ", message) }

    private func line(_ level: Level, _ prefix: String, _ message: () -> String) {
        guard level >= least else { return }
        write("vitrine: \(prefix)\(message())")
    }
}

/// Writes a line with its line end to a descriptor, in one call where the descriptor takes it whole.
public func writeLine(_ line: String, to descriptor: Int32) {
    var bytes = Array(line.utf8)
    bytes.append(UInt8(ascii: "\n"))
    var sent = 0
    bytes.withUnsafeBytes { buffer in
        while sent < buffer.count {
            let count = write(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
            if count < 0 { return }
            sent += count
        }
    }
}
