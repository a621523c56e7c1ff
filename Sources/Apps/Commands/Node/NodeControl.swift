import Basics
import Caching
import EventLoop
import JSON
import Storage

/// What `vitrine cache` asks a node on its machine, and the node's answers: a line of JSON each.
final class NodeControl {
    /// What can be asked.
    enum Question: String, CaseIterable {
        case status = "cache status"
        case flush = "cache flush"
        case warm = "cache warm"
    }

    private let path: String
    private let loop: EventLoop
    private let catalog: NodeCatalog
    private let warmer: Warmer
    private let log: Log
    private var socket: ControlSocket?
    private var isClosed = false

    /// A successor waits so long for its predecessor to leave the place.
    private static let openingMillisecondsMax = 3_000

    /// Answers at a socket, once it is opened.
    init(at path: String, on loop: EventLoop, _ catalog: NodeCatalog, _ warmer: Warmer, log: Log) {
        (self.path, self.loop, self.catalog, self.warmer, self.log) = (path, loop, catalog, warmer, log)
    }

    /// Begins to answer. A node whose place stays taken serves on without.
    func open() {
        guard !path.isEmpty else { return }
        loop.start { [self] in
            var failure: SystemError?
            await loop.poll(within: .milliseconds(NodeControl.openingMillisecondsMax)) {
                guard !isClosed else { return true }
                do throws(SystemError) {
                    socket = try ControlSocket(path, on: loop) { [unowned self] line in await answer(line) }
                    failure = nil
                } catch {
                    failure = error
                }
                return failure == nil || failure?.isAddressInUse == false
            }
            if let failure { log.warning("this node takes no commands: \(failure)") }
        }
    }

    func close() {
        isClosed = true
        socket.take()?.close()
    }

    private func answer(_ line: String) async -> [UInt8] {
        var made: Int?
        switch Question(rawValue: line) {
        case .status: break
        case .flush: catalog.flush()
        case .warm: made = await warmer.warm()
        case nil: return Array(#"{"error":"this node does not know what is asked"}"#.utf8)
        }
        let (pages, position) = (catalog.pages, catalog.pages.position)
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.object("pages") { json in
                json.member("count", pages.size.count)
                json.member("bytes", pages.size.bytes)
                json.member("bytes_max", pages.bytesMax)
            }
            json.member("products", catalog.caches.productCount)
            json.member("position", position)
            if let made { json.member("warmed", made) }
        }
        return json.takeBytes()
    }
}
