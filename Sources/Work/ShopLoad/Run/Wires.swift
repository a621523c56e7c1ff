import Basics
import EventLoop

/// What all connections of a run share: where to connect to, and memory that each has only while it needs it. An idle
/// connection has none of it.
final class Wires {
    let loop: EventLoop
    let target: SocketAddress
    /// Where connections come from, in turn; empty for the kernel's choice.
    let origins: [SocketAddress]
    let connectTime: TimeSpan
    let answerTime: TimeSpan
    let tally: Tally
    /// Where all bytes are read to.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)
    private var parsers: [AnswerParser] = []

    private static let parsersKeptMax = 64

    init(_ loop: EventLoop, _ plan: LoadPlan, _ tally: Tally) {
        (self.loop, self.tally) = (loop, tally)
        target = plan.target.address
        origins = plan.origins
        connectTime = TimeSpan(seconds: plan.profile.connectSeconds)
        answerTime = TimeSpan(seconds: plan.profile.answerSeconds)
    }

    deinit { buffer.deallocate() }

    /// A parser that nobody else has.
    func lendParser() -> AnswerParser { parsers.popLast() ?? AnswerParser() }

    func giveBack(_ parser: AnswerParser) {
        guard parsers.count < Wires.parsersKeptMax else { return }
        parser.reset()
        parsers.append(parser)
    }
}

extension TimeSpan {
    /// A length in seconds, which is not below zero.
    init(seconds: Double) { self.init(nanoseconds: UInt64(max(0, seconds) * 1_000_000_000)) }

    /// Whole microseconds.
    var microseconds: Int { Int(nanoseconds / 1_000) }
}
