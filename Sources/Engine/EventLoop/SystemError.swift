public import CLinux

/// A system call that failed: which, on what, and why.
public struct SystemError: Error, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32
    /// The call and what it was about, as in `bind 127.0.0.1:8080`.
    public let operation: String

    /// The failure of `operation` with the present `errno`, or with `code`.
    public init(_ operation: String, code: Int32 = clinux_errno()) {
        (self.code, self.operation) = (code, operation)
    }

    /// The operation and the system's own sentence for the error.
    public var description: String {
        "\(operation): \(String(cString: strerror(code)))"
    }
}

extension SystemError {
    /// Whether another process listens there.
    public var isAddressInUse: Bool { code == EADDRINUSE }
}
