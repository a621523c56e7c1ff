import Basics
import Commerce
import HTTP
import HTTPServer
import Storage

/// Serves `/media/…` from the shared folder, off the loops. Where a picture is missing, or the folder does not
/// answer, the shop's placeholder is sent, with a status that says so.
final class MediaResponder {
    private let media: MediaFolder
    private let missing: Response
    private let away: Response

    init(_ media: MediaFolder, placeholder: PreparedResponse?) {
        self.media = media
        missing =
            placeholder.map { MediaResponder.standIn($0, .notFound) }
            ?? .text("There is no such file.\n", status: .notFound)
        var away =
            placeholder.map { MediaResponder.standIn($0, .serviceUnavailable) }
            ?? .text("Media are busy for a moment.\n", status: .serviceUnavailable)
        away.set(.retryAfter, "1")
        self.away = away
    }

    /// The reply to a request below `/media/`; nil to any other.
    func reply(to request: Request) -> Reply? {
        guard request.method == .get || request.method == .head, owns(request) else { return nil }
        let path = String(utf8: request.path.dropFirst("/media".utf8.count))
        return .later { [self] in await answer(request, path) }
    }

    /// Whether a request's path is below `/media/`.
    func owns(_ request: Request) -> Bool {
        request.pathBegins(with: "/media/")
    }

    /// A file is read only to be sent: its tag and its length are known without.
    private func answer(_ request: Request, _ path: String) async -> Response {
        do throws(StoreFailure) {
            if request.method == .head || request.hasField(.ifNoneMatch) {
                guard let facts = try await media.facts(path) else { return missing }
                let head = response(path, facts, .unread(byteCount: facts.byteCount))
                if request.method == .head || head.isHeld(by: request) { return head }
            }
            guard let file = try await media.file(path) else { return missing }
            return response(path, file.facts, .block(file.block))
        } catch {
            return away
        }
    }

    private func response(_ path: String, _ facts: MediaFacts, _ body: Response.Body) -> Response {
        var response = Response(fields: MediaType.fields(ofFileNamed: path), body: body)
        response.set(.entityTag, EntityTag(facts.tag).text)
        return response
    }

    /// The placeholder in a picture's place, which browsers show whatever the status; nobody keeps it.
    private static func standIn(_ placeholder: PreparedResponse, _ status: Status) -> Response {
        var fields = MediaType.fields(ofFileNamed: "placeholder.svg")
        fields.removeAll { $0.name == .cacheControl }
        fields.append(Response.Field(.cacheControl, "no-store"))
        return .prepared(
            PreparedResponse(status: status, fields: fields, identity: placeholder.block(.identity)))
    }
}
