import CLinux

/// The system's number for a process. It is given out again some time after the process has ended.
package struct ProcessID: Identifier {
    package let rawValue: Int32

    /// The process that the system gave this number to.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// This process.
    package static var current: ProcessID { ProcessID(getpid()) }
}
