import Glibc
import Synchronization

/// A server of raw bytes: each connection that comes plays the next script, a reply to each request, and is closed
/// after the last one.
final class ScriptedServer: Sendable {
    /// What is done once a request has come.
    enum Reply: Sendable {
        /// These bytes are sent.
        case bytes(String)
        /// These are sent one after the other, some milliseconds apart.
        case slices([String])
        /// The connection is closed.
        case close
        /// Nothing comes, until the other side is gone.
        case silence
    }

    let port: Int
    private let listener: Int32
    private let accepted = Atomic<Int>(0)

    /// How many connections have come.
    var connectionCount: Int { accepted.load(ordering: .relaxed) }

    init(_ scripts: [[Reply]]) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                precondition(bind(listener, generic, size) == 0 && listen(listener, 64) == 0, "no socket to listen on")
                getsockname(listener, generic, &size)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        Thread.start { [self] in
            for script in scripts {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                accepted.add(1, ordering: .relaxed)
                Thread.start { ScriptedServer.play(script, on: connection) }
            }
        }
    }

    deinit {
        // Ends the wait in accept, too.
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func play(_ script: [Reply], on connection: Int32) {
        defer { close(connection) }
        for reply in script {
            guard readRequest(connection) else { return }
            switch reply {
            case .bytes(let text): send(text, on: connection)
            case .slices(let slices):
                for slice in slices {
                    send(slice, on: connection)
                    usleep(3_000)
                }
            case .close: return
            case .silence: _ = readRequest(connection)
            }
        }
    }

    private static func send(_ text: String, on connection: Int32) {
        _ = Glibc.send(connection, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }

    /// Reads to the end of a head; false when the other side closed first.
    private static func readRequest(_ connection: Int32) -> Bool {
        var tail: [UInt8] = []
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) == 1 {
            tail = tail.suffix(3) + [byte]
            if tail.elementsEqual("\r\n\r\n".utf8) { return true }
        }
        return false
    }
}

/// A thread that runs a closure and is waited for by nobody.
enum Thread {
    static func start(_ body: @escaping @Sendable () -> Void) {
        let boxed = Unmanaged.passRetained(Box(body))
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, boxed.toOpaque())
        pthread_detach(thread)
    }

    private final class Box: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
