import Basics

/// The header that a balancer sends in front of a connection's first request to say who the client is: the PROXY
/// protocol, version 2 (HAProxy, `proxy-protocol.txt` §2.2).
public enum ProxyHeader {
    /// What the bytes up to now are.
    public enum Outcome: Sendable, Equatable {
        /// The beginning of a header; the next call brings the same bytes and more.
        case needMore
        /// A header of so many bytes. `source` is the client's address; nil where the balancer speaks for itself, as in
        /// its own health checks (`LOCAL`), or does not know the client.
        case header(consumed: Int, source: NetworkAddress?)
        /// Anything else: the connection is to be closed without an answer.
        case refused
    }

    /// A header with all that is added to it is not longer than this: those of public clouds have less than 1 KB.
    public static let bytesMax = 4_096

    private static let signature: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]
    /// The signature, version and command, family and protocol, and the length of what follows.
    private static let fixedBytes = 16
    private static let (localCommand, proxyCommand): (UInt8, UInt8) = (0x20, 0x21)
    private static let (unknown, tcp4, tcp6): (UInt8, UInt8, UInt8) = (0x00, 0x11, 0x21)
    /// Two addresses and two ports.
    private static let (tcp4Bytes, tcp6Bytes) = (12, 36)

    /// Reads a connection's first bytes. A wrong byte is refused as soon as it is there.
    public static func read(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        guard zip(bytes, signature).allSatisfy({ $0 == $1 }) else { return .refused }
        if bytes.count > 12, bytes[12] != localCommand, bytes[12] != proxyCommand { return .refused }
        if bytes.count > 13, bytes[12] == proxyCommand, ![unknown, tcp4, tcp6].contains(bytes[13]) { return .refused }
        guard bytes.count >= fixedBytes else { return .needMore }
        let length = Int(bytes[14]) << 8 | Int(bytes[15])
        guard fixedBytes + length <= bytesMax else { return .refused }
        let isSpokenFor = bytes[12] == proxyCommand
        let addressBytes = !isSpokenFor || bytes[13] == unknown ? 0 : bytes[13] == tcp4 ? tcp4Bytes : tcp6Bytes
        guard length >= addressBytes else { return .refused }
        guard bytes.count >= fixedBytes + length else { return .needMore }
        // What follows the addresses says more about the client's connection than a shop wants to know.
        let sourceBytes = addressBytes == 0 ? 0 : addressBytes == tcp4Bytes ? 4 : 16
        let source = NetworkAddress(bytes: bytes.part(fixedBytes, fixedBytes + sourceBytes))
        return .header(consumed: fixedBytes + length, source: source)
    }
}
