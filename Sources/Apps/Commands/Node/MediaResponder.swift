import Basics
import Commerce
import Crypto
import HTTP
import HTTPServer
import Storage

/// Serves `/media/…` from the shared folder, off the loops. Where a picture is missing the shop's placeholder is sent,
/// with a status that says so.
final class MediaResponder {
    private let media: MediaFolder
    private let missing: Response

    private static let prefix = Array("/media".utf8)

    init(_ media: MediaFolder, placeholder: PreparedResponse?) {
        self.media = media
        missing = placeholder.map(MediaResponder.absent) ?? .text("There is no such file.\n", status: .notFound)
    }

    /// The reply to a request below `/media/`; nil to any other.
    func reply(to request: Request) -> Reply? {
        guard request.method == .get || request.method == .head, request.path.starts(with: MediaResponder.prefix),
            request.path.dropFirst(MediaResponder.prefix.count).first == UInt8(ascii: "/")
        else { return nil }
        let path = String(utf8: request.path.dropFirst(MediaResponder.prefix.count))
        return .later { [self] in await answer(path) }
    }

    private func answer(_ path: String) async -> Response {
        do throws(StoreFailure) {
            guard let bytes = try await media.file(path) else { return missing }
            let prepared = PreparedResponse(
                fields: MediaType.fields(ofFileNamed: path), entityTag: EntityTag(String(SHA256.hex(bytes).prefix(16))),
                identity: ByteBlock(bytes))
            return .prepared(prepared)
        } catch {
            var response = Response.text("Media are busy for a moment.\n", status: .serviceUnavailable)
            response.set(.retryAfter, "1")
            return response
        }
    }

    private static func absent(_ placeholder: PreparedResponse) -> Response {
        var fields = MediaType.fields(ofFileNamed: "placeholder.svg")
        fields.removeAll { $0.name == .cacheControl }
        fields.append(Response.Field(.cacheControl, "no-store"))
        return .prepared(
            PreparedResponse(status: .notFound, fields: fields, identity: placeholder.block(.identity)))
    }
}
