import Basics
import HTTP
import JSON

/// What a client wants of an answer: its form, by `Accept`, and its parts, by `fields`. The one place that knows of
/// both: routes write whole JSON, and it is read again only where something else is wanted.
struct RESTOutput {
    private let format: AnswerFormat
    private let fields: FieldFilter?

    /// What a request asks for.
    init(_ request: Request) {
        format = AnswerFormat(accept: request.field(.accept))
        fields = RESTOutput.fields(request)
    }

    /// What the answer says of itself.
    var contentType: String { format.contentType }

    /// Whether a route's bytes go out as they are.
    var isPlain: Bool { format == .json && fields == nil }

    /// A route's answer in the wanted form and parts.
    func bytes(of json: [UInt8]) throws(RESTError) -> [UInt8] {
        if isPlain { return json }
        let answer = try RESTOutput.parse(json)
        return written(try fields?.applied(to: answer) ?? answer)
    }

    /// An error in the wanted form; all of it is shown.
    func bytes(of error: RESTError) -> [UInt8] {
        let json = error.body()
        guard format == .xml, let answer = try? JSONReader.parse(json) else { return json }
        return written(answer)
    }

    private func written(_ answer: JSONValue) -> [UInt8] {
        switch format {
        case .xml: return XMLAnswer.bytes(of: answer)
        case .json:
            var json = JSONWriter()
            json.value(answer)
            return json.takeBytes()
        }
    }

    /// What is no text, as in `fields[]=sku`, asks for nothing; what PHP takes for false asks for everything.
    private static func fields(_ request: Request) -> FieldFilter? {
        guard !request.query.isEmpty else { return nil }
        guard let sent = QueryTree.members(of: request.queryItems).last(where: { $0.name == "fields" })?.value else {
            return nil
        }
        guard let text = sent.string else { return FieldFilter("]") }
        return text.isEmpty || text == "0" ? nil : FieldFilter(text)
    }

    private static func parse(_ json: [UInt8]) throws(RESTError) -> JSONValue {
        do throws(JSONError) {
            return try JSONReader.parse(json)
        } catch {
            throw .masked("a route wrote what is not JSON: \(error)")
        }
    }
}
