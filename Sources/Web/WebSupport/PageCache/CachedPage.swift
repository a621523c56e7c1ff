import Basics
import Caching
import HTTP

/// An answer that is ready to be sent, with the moment at which it stops being true.
package final class CachedPage: Sendable {
    /// The answer.
    let prepared: PreparedResponse
    /// When it is to be made anew.
    let end: Instant
    /// Whether it ends because a value in it changes then, and not because of its age.
    private let hasChange: Bool
    /// The fields without those of the coding, for further codings.
    private let fields: [Response.Field]

    /// Answers are made anew after so long even if nothing is known to have changed.
    package static let secondsMax: Int64 = 3_600

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
        prepared = PreparedResponse(
            status: response.status, fields: fields, entityTag: EntityTag(ContentDigest.text(of: body)),
            identity: ByteBlock(body))
    }

    private init(_ page: CachedPage, _ prepared: PreparedResponse) {
        (self.prepared, end, hasChange, fields) = (prepared, page.end, page.hasChange, page.fields)
    }

    /// The same answer with its body in a further coding.
    func adding(gzip: [UInt8]) -> CachedPage {
        let tag = prepared.entityTag.map { EntityTag($0.opaque) }
        return CachedPage(
            self,
            PreparedResponse(
                status: prepared.status, fields: fields, entityTag: tag, identity: prepared.block(.identity),
                gzip: ByteBlock(gzip)))
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
