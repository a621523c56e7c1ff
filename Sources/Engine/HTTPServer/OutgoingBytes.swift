import Basics
import CLinux

/// What a connection has yet to send: bytes, and behind them a large body that goes out from where it lies.
struct OutgoingBytes {
    /// What came of an attempt to send.
    enum Outcome {
        /// Nothing is left.
        case sent
        /// The socket takes no more for now.
        case full
        /// The connection has failed.
        case failed
    }

    /// The bytes, those that are sent included, until all are sent. Only appended to; an empty buffer may be exchanged.
    var bytes: [UInt8] = []
    /// The body behind the bytes. While there is one, no bytes may be appended.
    var block: ByteBlock?
    private var bytesSent = 0
    private var blockSent = 0
    /// What the kernel has taken of everything up to now.
    private(set) var totalSent = 0

    /// Whether there is nothing to send.
    var isEmpty: Bool { bytesSent == bytes.count && block == nil }

    /// Sends what the socket takes. A short write has filled the socket (epoll(7)), so there is no second attempt.
    mutating func send(to descriptor: Int32) -> Outcome {
        while true {
            let wanted = bytes.count - bytesSent + (block.map { $0.count - blockSent } ?? 0)
            let count = sendSome(to: descriptor)
            totalSent += max(0, count)
            if count == wanted {
                clear()
                return .sent
            }
            if count >= 0 {
                note(count)
                return .full
            }
            switch clinux_errno() {
            case EAGAIN: return .full
            case EINTR: continue
            default: return .failed
            }
        }
    }

    private mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        (bytesSent, blockSent) = (0, 0)
        if block != nil { block = nil }
    }

    private mutating func note(_ count: Int) {
        let ofBytes = min(count, bytes.count - bytesSent)
        bytesSent += ofBytes
        blockSent += count - ofBytes
    }

    private func sendSome(to descriptor: Int32) -> Int {
        guard let block else { return sendBytes(to: descriptor, OutgoingBytes.flags) }
        guard let place = block.place else { return sendAll(to: descriptor) }
        let wanted = bytes.count - bytesSent
        // The head waits for the first pages, so that both leave in one packet.
        let before = wanted > 0 ? sendBytes(to: descriptor, OutgoingBytes.flags | Int32(MSG_MORE)) : 0
        guard before == wanted else { return before }
        var offset = off_t(place.offset + blockSent)
        var count = 0
        repeat {
            count = sendfile(descriptor, place.descriptor, &offset, block.count - blockSent)
        } while count < 0 && clinux_errno() == EINTR
        // What is wrong, if it is more than a full socket, shows at the next attempt.
        return count < 0 && before > 0 ? before : before + count
    }

    private func sendBytes(to descriptor: Int32, _ flags: Int32) -> Int {
        bytes.withUnsafeBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[bytesSent...])
            return CLinux.send(descriptor, rest.baseAddress, rest.count, flags)
        }
    }

    private func sendAll(to descriptor: Int32) -> Int {
        bytes.withUnsafeBytes { bytes in
            let body = block?.bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
            var parts = (
                iovec(rebasing: bytes[bytesSent...]), iovec(rebasing: body[blockSent...])
            )
            return withUnsafeMutablePointer(to: &parts) { pair in
                pair.withMemoryRebound(to: iovec.self, capacity: 2) { parts in
                    var message = msghdr()
                    message.msg_iov = parts
                    message.msg_iovlen = 2
                    return sendmsg(descriptor, &message, OutgoingBytes.flags)
                }
            }
        }
    }

    /// A write to a connection that is gone is an error here, not a signal to the process.
    private static let flags = Int32(MSG_NOSIGNAL)
}

extension iovec {
    fileprivate init(rebasing slice: Slice<UnsafeRawBufferPointer>) {
        let buffer = UnsafeRawBufferPointer(rebasing: slice)
        self.init(iov_base: UnsafeMutableRawPointer(mutating: buffer.baseAddress), iov_len: buffer.count)
    }
}
