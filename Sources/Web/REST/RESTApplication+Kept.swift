import Basics
import Catalog
import Commerce
import HTTP
import WebSupport

/// What answers a call, on the way to a reply.
enum RESTWork {
    case whole(() async -> Response)
    /// An answer that may be long: gathered where it has at most so many bytes.
    case streamed((_ bytesMax: Int) async -> Answer)

    var reply: Reply {
        switch self {
        case .whole(let work): .later(work)
        case .streamed(let work): .stream { await work(0) }
        }
    }
}

/// Answers about the catalogue that are the same for everyone come from the node's page cache.
extension RESTApplication {
    /// A longer answer is streamed each time.
    private static let keptBytesMax = 1 << 20

    func kept(
        _ request: Request, _ store: StoreViewID, _ work: RESTWork, _ pageCache: PageCache, _ output: RESTOutput
    ) async -> Answer {
        var own: Answer?
        do throws(StoreFailure) {
            let response = try await pageCache.page(
                request.pathAndQueryText, since: pageCache.moment, at: services.now
            ) { () async throws(StoreFailure) in
                // Before the work: another listing may be there after it, whose next change is a later one.
                var facts = PageFacts()
                facts.addCatalogue(services.catalog.listing(in: store))
                let answer = await work.answer(upTo: RESTApplication.keptBytesMax)
                own = answer
                guard case .whole(let response) = answer else { return MadePage(Response(), nil) }
                // An answer that was true is better than an error of the shop's.
                if response.status.code >= 500 { throw .unavailable("the answer is \(response.status.code)") }
                return MadePage(response, response.status == .ok ? facts : nil)
            }
            if case .streamed = own { return own ?? .whole(response) }
            return .whole(response)
        } catch {
            return own ?? .whole(answers.response(to: RESTError(error), output))
        }
    }
}

extension RESTWork {
    fileprivate func answer(upTo bytesMax: Int) async -> Answer {
        switch self {
        case .whole(let work): .whole(await work())
        case .streamed(let work): await work(bytesMax)
        }
    }
}

extension Request {
    /// Whether nobody in particular asks, and nobody who may want XML.
    var isForEveryone: Bool {
        guard method == .get, !hasField(.authorization) else { return false }
        return withField(.accept) { accepted in
            guard let accepted, accepted.count >= 3 else { return true }
            return !(0...(accepted.count - 3)).contains { place in
                accepted[place..<(place + 3)].lazy.map(\.asciiLowercased).elementsEqual("xml".utf8)
            }
        }
    }
}
