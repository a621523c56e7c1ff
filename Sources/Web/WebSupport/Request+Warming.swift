public import HTTP

/// Asking before anybody does.
extension Request {
    /// The request of somebody who asks for an address and has nothing to say about themselves; nil where there is no
    /// such address.
    public static func asking(for address: String) -> Request? {
        let request = Request()
        var machine = ConnectionMachine(limits: ServerLimits())
        let head = Array("GET \(address) HTTP/1.1\r\nHost: warm\r\n\r\n".utf8)
        let (_, action) = head.withUnsafeBytes { machine.receive($0, into: request) }
        guard case .handle = action else { return nil }
        return request
    }
}

extension Reply {
    /// Has the answer made, and says whether it was a good one. What is too long to be gathered is not made.
    public func isMadeReady() async -> Bool {
        switch self {
        case .now(let response): return response.status == .ok
        case .later(let work): return await work().status == .ok
        case .stream(let work):
            guard case .whole(let response) = await work() else { return false }
            return response.status == .ok
        }
    }
}
