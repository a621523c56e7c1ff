import CLinux

/// The machine that the process runs on.
package enum Machine {
    /// How many cores it has online; at least one.
    package static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// Ends the process with an exit status.
package func endProcess(status: Int32) -> Never {
    exit(status)
}
