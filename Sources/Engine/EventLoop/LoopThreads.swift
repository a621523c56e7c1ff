import Basics
import CLinux

/// A thread of the operating system that runs one closure.
public final class OSThread: @unchecked Sendable {
    private var handle = pthread_t()

    /// Starts a thread with a name of at most 15 bytes, as `top -H` shows it.
    public init(named name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        let boxed = Unmanaged.passRetained(Body(name: name, run: body))
        let code = pthread_create(
            &handle, nil,
            { argument in
                guard let argument else { return nil }
                let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                pthread_setname_np(pthread_self(), body.name)
                body.run()
                return nil
            }, boxed.toOpaque())
        guard code == 0 else {
            boxed.release()
            throw SystemError("pthread_create", code: code)
        }
    }

    /// Waits until the thread has ended.
    public func join() { pthread_join(handle, nil) }

    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) { (self.name, self.run) = (name, run) }
    }
}

/// The node's loops, each on a thread of its own.
public final class LoopGroup: Sendable {
    /// The loops, by index.
    public let loops: [EventLoop]
    private let threads: [OSThread]

    /// Starts `count` loops.
    public init(count: Int) throws(SystemError) {
        var loops: [EventLoop] = []
        var threads: [OSThread] = []
        for index in 0..<count {
            let loop = try EventLoop(index: index)
            threads.append(try OSThread(named: "loop-\(index)") { loop.run() })
            loops.append(loop)
        }
        (self.loops, self.threads) = (loops, threads)
    }

    /// Stops every loop after its present turn and waits for its thread.
    public func stop() {
        for loop in loops { loop.post { loop.stop() } }
        for thread in threads { thread.join() }
    }
}
