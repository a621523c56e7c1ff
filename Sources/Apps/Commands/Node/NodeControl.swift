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

    private let catalog: NodeCatalog
    private let warmer: Warmer
    private var socket: ControlSocket?

    /// Answers at a socket; a node whose place is taken serves on without.
    init(at path: String, on loop: EventLoop, _ catalog: NodeCatalog, _ warmer: Warmer, log: Log) {
        (self.catalog, self.warmer) = (catalog, warmer)
        guard !path.isEmpty else { return }
        do {
            socket = try ControlSocket(path, on: loop) { [unowned self] line in await answer(line) }
        } catch {
            log.warning("this node takes no commands: \(error)")
        }
    }

    func close() { socket?.close() }

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

/// Has a serving loop make pages.
final class Warmer: @unchecked Sendable {
    /// Written and read on the loop's own thread.
    private var site: Site?
    private let loop: EventLoop

    init(_ loop: EventLoop) { self.loop = loop }

    /// Takes the site of its loop, on that loop's thread.
    func take(_ site: Site) { self.site = site }

    func warm() async -> Int {
        await withUnsafeContinuation { continuation in
            loop.post { [self] in
                loop.start { [self] in continuation.resume(returning: await site?.warm() ?? 0) }
            }
        }
    }
}
