import CLinux

/// The system's number for a process. It is given out again some time after the process has ended.
public struct ProcessID: Identifier {
    public let rawValue: Int32

    /// The process that the system gave this number to.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// This process.
    public static var current: ProcessID { ProcessID(getpid()) }
}
