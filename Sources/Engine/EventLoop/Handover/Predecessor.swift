import Basics

/// The process that started this one to be its successor.
public final class Predecessor {
    private let line: HandoverLine

    /// The predecessor waits no longer than it was told to, and then ends this process.
    private static let patienceSeconds = 60
    /// It has nothing to do for it but to close a socket.
    private static let leavingSeconds = 5

    /// The predecessor that passed descriptors; nil where whoever started this process wants no successor.
    public convenience init?(_ passed: PassedDescriptors, on loop: EventLoop) throws(SystemError) {
        guard let descriptor = passed[Successor.lineName] else { return nil }
        try self.init(on: descriptor, loop)
    }

    /// The predecessor at the other end of a connected socket.
    public init(on descriptor: Int32, _ loop: EventLoop) throws(SystemError) {
        line = try HandoverLine(descriptor, on: loop)
    }

    /// Says that this process is ready and waits until it may serve. False when the predecessor has gone or does not
    /// want it any more: then this process is nobody's successor and ends.
    public func letsServe() async -> Bool {
        guard line.say(.ready) else { return false }
        let end = MonotonicInstant.now().advanced(by: .seconds(Predecessor.patienceSeconds))
        return await line.hear(.go, until: end) == .word
    }

    /// Says that this process accepts from now on, and waits until the predecessor accepts no more, or is gone.
    public func leaves() async {
        guard line.say(.serves) else { return }
        _ = await line.hear(.left, until: .now().advanced(by: .seconds(Predecessor.leavingSeconds)))
    }
}
