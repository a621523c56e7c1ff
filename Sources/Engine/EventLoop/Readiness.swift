import CLinux

/// What a descriptor can do without waiting, or what one waits for.
public struct Readiness: OptionSet, Sendable {
    /// The kernel's epoll bits.
    public let rawValue: UInt32

    /// The set with these epoll bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// There are bytes to read, a connection to accept, or the peer has finished sending.
    public static let readable = Readiness(rawValue: EPOLLIN.rawValue | EPOLLRDHUP.rawValue)
    /// The peer has finished sending; what it sent before may still be there to read.
    public static let peerEnded = Readiness(rawValue: EPOLLRDHUP.rawValue)
    /// There is room to write, or a connection attempt has ended.
    public static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// The descriptor failed or was hung up; reading or writing will say how.
    public static let failed = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
}

/// Something that owns a descriptor and is told on its loop when the descriptor becomes ready.
public protocol DescriptorHandler: AnyObject {
    /// The descriptor became ready. Notification is edge-triggered: use it until it would block.
    func becameReady(_ readiness: Readiness)
}
