public import Basics
import CLinux

/// The process that is to take this one's place: started with its descriptors, waited for until it is ready, and only
/// then let to serve. Until it serves, this process does, and goes on where nothing comes of it.
public final class Successor {
    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        /// It serves.
        case serves
        /// It ended before, with this exit code; nil where nobody knows.
        case ended(Int32?)
        /// It was not ready in time, and is gone.
        case late
    }

    private let child: ChildProcess
    private let line: HandoverLine
    private let loop: EventLoop

    /// What the line between the two is called among the passed descriptors.
    public static let lineName = "predecessor"
    /// Ready and let go, it has nothing left to do but to accept.
    private static let servingSeconds = 5
    private static let endingSeconds = 5

    /// Starts it.
    public static func start(_ heir: ChildProcess.Heir, on loop: EventLoop) throws(SystemError) -> Successor {
        var pair: [Int32] = [-1, -1]
        guard clinux_socket_pair(&pair) == 0 else { throw SystemError("socketpair") }
        // The child alone keeps its end, so that it is closed when the child has ended.
        defer { close(pair[1]) }
        let line = try HandoverLine(pair[0], on: loop)
        var heir = heir
        heir.descriptors.append((name: lineName, descriptor: pair[1]))
        return Successor(try ChildProcess.start(heir), line, loop)
    }

    private init(_ child: ChildProcess, _ line: HandoverLine, _ loop: EventLoop) {
        (self.child, self.line, self.loop) = (child, line, loop)
    }

    /// Its number.
    public var pid: ProcessID { child.pid }

    /// Waits until it is ready, lets it serve and waits until it does. In any other outcome it is gone.
    public func takeOver(within limit: TimeSpan) async -> Outcome {
        switch await line.hear(.ready, until: .now().advanced(by: limit)) {
        case .word: break
        case .ended: return await .ended(end())
        case .nothing: return await gone(.late)
        }
        guard line.say(.go) else { return await .ended(end()) }
        switch await line.hear(.serves, until: .now().advanced(by: .seconds(Successor.servingSeconds))) {
        case .word: return .serves
        case .ended: return await .ended(end())
        case .nothing: return await gone(.late)
        }
    }

    /// Tells it that this process accepts no more.
    public func noteLeft() { _ = line.say(.left) }

    /// Makes it end, whatever it is doing. `takeOver` then says so.
    public func abandon() { Signal.kill.send(to: child.pid) }

    private func gone(_ outcome: Outcome) async -> Outcome {
        abandon()
        _ = await child.waitForEnd(on: loop, within: .seconds(Successor.endingSeconds))
        return outcome
    }

    /// Its exit code, once it has let go of the line; it is made to end where it lives on without.
    private func end() async -> Int32? {
        if let code = await child.waitForEnd(on: loop, within: .seconds(Successor.endingSeconds)) { return code }
        abandon()
        return await child.waitForEnd(on: loop, within: .seconds(Successor.endingSeconds))
    }
}
