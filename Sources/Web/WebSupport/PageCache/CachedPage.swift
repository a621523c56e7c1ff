public import Basics
import Caching
import HTTP

/// An answer that is ready to be sent, with the moment at which it stops being true.
public final class CachedPage: Sendable {
    /// The answer.
    let prepared: PreparedResponse
    /// When it is to be made anew.
    let end: Instant
    /// Whether it ends because a value in it changes then, and not because of its age.
    private let hasChange: Bool
    /// The fields without those of the coding, for further codings.
    private let fields: [Response.Field]

    /// Answers are made anew after so long even if nothing is known to have changed.
    public static let secondsMax: Int64 = 3_600

    /// An answer with a body in bytes that was made `now`.
    init(_ response: Response, _ body: [UInt8], _ facts: PageFacts, at now: Instant) {
        let oldest = Instant(microseconds: now.microseconds + CachedPage.secondsMax * 1_000_000)
        end = facts.changesAt.map { min($0, oldest) } ?? oldest
        hasChange = end < oldest
        var fields = response.fields
        fields.append(Response.Field("Surrogate-Key", facts.surrogateKeys))
        if !hasChange {
            fields.append(Response.Field("Surrogate-Control", CachedPage.surrogateControl(CachedPage.secondsMax)))
        }
        self.fields = fields
        // Caches must know from the start that further codings may come.
        prepared = PreparedResponse(
            status: response.status, fields: fields + [Response.Field(.vary, "Accept-Encoding")],
            entityTag: EntityTag(ContentDigest.text(of: body), isWeak: true), identity: CachedPage.block(body))
    }

    /// From so many bytes on, sending pages of a file is cheaper than copying them for each client.
    private static let bytesInFileMin = 8_192

    private static func block(_ body: [UInt8]) -> ByteBlock {
        (body.count >= bytesInFileMin ? BodyFile.shared?.block(body) : nil) ?? ByteBlock(body)
    }

    private init(_ page: CachedPage, _ prepared: PreparedResponse) {
        (self.prepared, end, hasChange, fields) = (prepared, page.end, page.hasChange, page.fields)
    }

    /// The body as it was made.
    public var body: ByteBlock { prepared.block(.identity) }

    /// The same answer with its body in further codings.
    func packed(_ body: PackedBody) -> CachedPage {
        CachedPage(
            self,
            PreparedResponse(
                status: prepared.status, fields: fields, entityTag: prepared.entityTag, identity: self.body,
                gzip: body.gzip.map(CachedPage.block), brotli: body.brotli.map(CachedPage.block)))
    }

    /// The answer as it is sent now. A CDN keeps what changes at a moment until then and no longer.
    func response(at now: Instant) -> Response {
        var response = Response.prepared(prepared)
        if hasChange {
            let seconds = max(0, (end.microseconds - now.microseconds) / 1_000_000)
            response.add("Surrogate-Control", CachedPage.surrogateControl(seconds))
        }
        return response
    }

    /// The field (Edge Architecture Specification 1.0) for so many seconds; purges come by key.
    private static func surrogateControl(_ seconds: Int64) -> String { "max-age=\(seconds)" }
}

/// A body in the codings that make it smaller.
public struct PackedBody: Sendable {
    let gzip: [UInt8]?
    let brotli: [UInt8]?

    /// What packing came to; nil for a coding in which the body is no smaller.
    public init(gzip: [UInt8]?, brotli: [UInt8]?) { (self.gzip, self.brotli) = (gzip, brotli) }
}
