import CLinux

/// TCP ports of this machine for servers that only this machine reaches.
public enum LoopbackPort {
    /// A port of 127.0.0.1 that nobody listened on a moment ago. Somebody else may take it before it is used.
    public static func free() throws(SystemError) -> Int {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw SystemError("socket") }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let outcome = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                clinux_bind(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { throw SystemError("bind 127.0.0.1:0") }
        return Int(clinux_bound_port(socket))
    }
}
