import Basics

/// The form of an answer's body.
enum AnswerFormat: Sendable {
    case json
    case xml

    /// The form that an `Accept` field asks for (`Magento\…\Rest\Response\RendererFactory`): the highest quality first,
    /// and of a family the first that is known. JSON too where nothing known is asked for: Magento fails there.
    init(accept: String?) {
        guard let accept, accept != "*/*", accept != "application/json" else {
            self = .json
            return
        }
        for type in AnswerFormat.ordered(accept) {
            if let format = AnswerFormat.known(type) {
                self = format
                return
            }
        }
        self = .json
    }

    /// What the answer says of itself.
    var contentType: String {
        switch self {
        case .json: "application/json; charset=utf-8"
        case .xml: "application/xml; charset=utf-8"
        }
    }

    private static func known(_ type: Substring) -> AnswerFormat? {
        switch type {
        case "*/*", "application/json", "application/*": .json
        case "text/xml", "text/*", "application/xml", "application/xhtml+xml": .xml
        default: nil
        }
    }

    /// The types by falling quality, those of one quality as they came. The quality is the first parameter.
    private static func ordered(_ accept: String) -> [Substring] {
        let types = accept.split(separator: ",").enumerated().map { place, definition in
            let parts = definition.split(separator: ";")
            let type = parts.first.map { $0.filter { !$0.isWhitespace } } ?? ""
            let quality = parts.dropFirst().first?.split(separator: "=").last.flatMap { text in
                Double(text.filter { !$0.isWhitespace })
            }
            return (type: Substring(type), quality: quality ?? 1, place: place)
        }
        return types.sorted { ($1.quality, $0.place) < ($0.quality, $1.place) }.map(\.type)
    }
}
