import Basics
import EventLoop
import HTTP

/// Answers of every kind the server knows. A number in a path, as in `/block/30000`, says how much or which.
final class TestSite: Responder {
    private let loop: EventLoop
    private let journal: Journal
    private let gate: Gate
    private var asked = 0
    private let page = PreparedResponse(
        fields: [.init(.contentType, "text/html")], entityTag: EntityTag("v1"), identity: ByteBlock("page\n".utf8))

    init(_ loop: EventLoop, _ journal: Journal, _ gate: Gate) {
        (self.loop, self.journal, self.gate) = (loop, journal, gate)
    }

    func reply(to request: Request) -> Reply {
        asked += 1
        let parts = request.pathText.split(separator: "/").map(String.init)
        let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        switch parts.first {
        case "page": return .now(.prepared(page))
        case "loop": return .now(.text("\(loop.index)"))
        case "bytes": return .now(Response(body: .bytes(pattern(number))))
        case "block":
            journal.note("block")
            return .now(Response(body: .block(ByteBlock(pattern(number)))))
        case "file":
            // Nobody but the answer keeps the body.
            return .now(Response(body: .block(BodyFile.shared?.block(pattern(number)) ?? ByteBlock(pattern(number)))))
        case "busy":
            let end = MonotonicInstant.now().advanced(by: .milliseconds(number))
            while MonotonicInstant.now() < end {}
            return .now(.text("busy"))
        case "sender":
            let sender = request.sender
            return .now(.text((sender?.address.text ?? "nobody") + (sender?.isTold == true ? " told" : "")))
        case "soon": return .later { .text("soon \(number)") }
        case "later":
            return .later { [loop] in
                await loop.sleep(for: .milliseconds(1))
                return .text("later \(number)")
            }
        case "hang":
            return .later { [self] in
                journal.note("hangs")
                await gate.wait()
                journal.note("went on with \(request.pathText) \(String(utf8: request.body))")
                return .text("hung \(request.pathText)")
            }
        case "burn":
            return .later { [journal] in
                let began = MonotonicInstant.now()
                while MonotonicInstant.now().since(began) < .milliseconds(number) {}
                journal.note("burned")
                return .text("burned")
            }
        case "slices": return .stream { [self] in await slices(number, request) }
        case "costly": return .stream { [self] in await costly(number) }
        default:
            return .now(.text("\(request.methodText) \(request.pathText) \(String(utf8: request.body))\n"))
        }
    }

    /// Slices of 64 KB, the first with 10 bytes only; none and an error where `number` is 0; a plain answer for 404.
    private func slices(_ number: Int, _ request: Request) async -> Answer {
        await loop.sleep(for: .milliseconds(1))
        if number == 404 { return .whole(.text("none", status: .notFound)) }
        return .streamed(head: Response(fields: [.init(.contentType, "text/plain")])) { [journal] body in
            guard await body.write(Array("0123456789".utf8)) else { return journal.note("gone at once") }
            guard number > 0 else { throw Broken() }
            let slice = pattern(65_536)
            for index in 0..<number {
                journal.note("slice")
                guard await body.write(slice) else { return journal.note("gone after \(index)") }
            }
            journal.note("written")
        }
    }

    /// Slices that take three milliseconds each. Notes whether those that others asked beside were followed by a rest.
    private func costly(_ number: Int) async -> Answer {
        .streamed(head: Response(fields: [.init(.contentType, "text/plain")])) { [self] body in
            for _ in 0..<number {
                let (askedBefore, began) = (asked, MonotonicInstant.now())
                while MonotonicInstant.now().since(began) < .milliseconds(3) { await Task.yield() }
                let (isBeside, made) = (asked > askedBefore, MonotonicInstant.now())
                guard await body.write([UInt8](repeating: 0x20, count: 100)) else { return }
                guard isBeside else { continue }
                journal.note(MonotonicInstant.now().since(made) < .milliseconds(3) ? "no rest" : "rest")
            }
            journal.note("written")
        }
    }

    private struct Broken: Error {}
}

/// Bytes that differ from place to place, so that a part that is lost or sent twice shows.
func pattern(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
        for index in 0..<count { bytes[index] = UInt8(truncatingIfNeeded: index &* 31 &+ index >> 8) }
        initialized = count
    }
}
