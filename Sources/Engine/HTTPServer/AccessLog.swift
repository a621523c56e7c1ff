import Basics
import CLinux
public import EventLoop
import HTTP

/// Where the lines about answered requests go: a descriptor that a thread of its own writes to, so that a slow reader
/// of the log holds up no loop. What comes faster than it is read is dropped, and the log says how much.
public final class AccessLog: Sendable {
    private let descriptor: Int32
    private let pool: BlockingPool

    /// So many blocks of lines may wait to be written.
    private static let blocksMax = 256
    /// What a pipe takes whole once it takes anything (POSIX's PIPE_BUF).
    private static let chunkBytes = 4_096
    private static let patienceMilliseconds: Int32 = 2_000

    /// A log that writes to a descriptor, which stays open.
    public init(to descriptor: Int32) throws(SystemError) {
        self.descriptor = descriptor
        pool = try BlockingPool(named: "access-log", threadCount: 1, queueDepthMax: AccessLog.blocksMax)
    }

    /// Writes what is queued and ends the thread.
    public func close() { pool.close() }

    /// Queues lines; false when too many wait already.
    func write(_ lines: [UInt8]) async -> Bool {
        (try? await pool.run { [descriptor] in AccessLog.write(lines, to: descriptor) }) != nil
    }

    private static func write(_ lines: [UInt8], to descriptor: Int32) {
        var sent = 0
        lines.withUnsafeBytes { buffer in
            while sent < buffer.count {
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&ready, 1, patienceMilliseconds) == 1 else { return }
                let count = CLinux.write(
                    descriptor, buffer.baseAddress?.advanced(by: sent), min(chunkBytes, buffer.count - sent))
                guard count > 0 else { return }
                sent += count
            }
        }
    }
}

/// The lines of one loop, collected until there are enough for a write or a second has passed:
///
///     time=2026-11-24T10:06:40.123Z method=GET path=/robes.html?p=2 status=200 bytes=48213 micros=184
///
/// `bytes` counts the head too, `micros` the time from the whole request to the whole answer. No addresses and no
/// cookies: a line tells of the shop and not of its visitors.
final class AccessLines {
    private let log: AccessLog
    private let loop: EventLoop
    private var lines: [UInt8] = []
    private var isTimerSet = false
    private var droppedCount = 0
    private var second: Int64 = .min
    private var secondText: [UInt8] = []

    private static let bytesBeforeWriting = 16_384
    private static let secondsBeforeWriting = 1

    init(_ log: AccessLog, on loop: EventLoop) { (self.log, self.loop) = (log, loop) }

    /// Adds the line of an answer.
    func add(_ request: Request, status: Int, bytes: Int, from began: MonotonicInstant) {
        appendTime()
        lines.append(" method=")
        lines.append(request.methodText)
        lines.append(" path=")
        lines.append(contentsOf: request.target)
        lines.append(" status=")
        lines.append(decimal: status)
        lines.append(" bytes=")
        lines.append(decimal: bytes)
        lines.append(" micros=")
        lines.append(decimal: MonotonicInstant.now().since(began).nanoseconds / 1_000)
        lines.append("\n")
        if lines.count >= AccessLines.bytesBeforeWriting { return flush() }
        guard !isTimerSet else { return }
        isTimerSet = true
        loop.schedule(after: .seconds(AccessLines.secondsBeforeWriting)) { [weak self] in
            self?.isTimerSet = false
            self?.flush()
        }
    }

    /// Hands over what has been collected.
    func flush() {
        guard !lines.isEmpty else { return }
        var block: [UInt8] = []
        block.reserveCapacity(AccessLines.bytesBeforeWriting + 1_024)
        swap(&block, &lines)
        if droppedCount > 0 { block.append("dropped=\(droppedCount)\n") }
        loop.start { [self, block] in
            if await log.write(block) { droppedCount = 0 } else { droppedCount += 1 }
        }
    }

    private func appendTime() {
        let now = Instant.now()
        if now.seconds != second {
            second = now.seconds
            var text = Array(CivilTime(utc: now).sqlText.utf8)
            text[10] = UInt8(ascii: "T")
            secondText = Array("time=".utf8) + text.prefix(19) + [UInt8(ascii: ".")]
        }
        lines.append(contentsOf: secondText)
        lines.append(decimal: Int((now.microseconds - second * 1_000_000) / 1_000), width: 3)
        lines.append("Z")
    }
}
