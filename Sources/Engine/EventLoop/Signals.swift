public import Basics
import CLinux

/// A signal that a process is sent from outside.
public enum Signal: Int32, Sendable {
    /// The terminal went away, or a service is asked to reload.
    case hangUp = 1
    /// Ctrl-C.
    case interrupt = 2
    /// Ends the process at once; it cannot be caught.
    case kill = 9
    /// A polite request to end.
    case terminate = 15

    /// Keeps `signals` from interrupting anything, so that a `SignalSource` can deliver them, and lets a write to a
    /// closed connection fail instead of ending the process. To be called before the first thread starts: threads
    /// inherit it.
    public static func hold(_ signals: [Signal]) {
        var set = Signal.set(signals)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        clinux_ignore_signal(SIGPIPE)
    }

    /// Sends the signal to a process; false when there is none or it is another user's.
    @discardableResult
    public func send(to pid: ProcessID) -> Bool {
        CLinux.kill(pid.rawValue, rawValue) == 0
    }

    static func set(_ signals: [Signal]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal.rawValue) }
        return set
    }
}

/// Delivers signals that are held (`Signal.hold`) on a loop, where they are events like any other, for as long as its
/// owner keeps it.
public final class SignalSource {
    private let descriptor: Int32
    private let loop: EventLoop

    /// Calls `action` on `loop` for each of `signals` that comes. Called on the loop's thread.
    public init(_ loop: EventLoop, _ signals: [Signal], _ action: @escaping (Signal) -> Void) throws(SystemError) {
        var set = Signal.set(signals)
        descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        self.loop = loop
        guard descriptor >= 0 else { throw SystemError("signalfd") }
        try loop.watch(descriptor, SignalReader(descriptor, action))
    }

    deinit {
        guard descriptor >= 0 else { return }
        loop.unwatch(descriptor)
        close(descriptor)
    }

}

/// What the loop keeps, so that it does not keep the source.
private final class SignalReader: DescriptorHandler {
    private let descriptor: Int32
    private let action: (Signal) -> Void

    init(_ descriptor: Int32, _ action: @escaping (Signal) -> Void) {
        (self.descriptor, self.action) = (descriptor, action)
    }

    /// Takes every signal that has come.
    func becameReady(_ readiness: Readiness) {
        var signal = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        while read(descriptor, &signal, size) == size {
            if let signal = Signal(rawValue: Int32(bitPattern: signal.ssi_signo)) { action(signal) }
        }
    }
}
