import CExpat

/// An element: its name, its text and the elements in it. Attributes, comments and blanks between elements are passed
/// over.
public struct XMLElement: Equatable, Sendable {
    public let name: String
    public var text = ""
    public var children: [XMLElement] = []

    init(name: String) { self.name = name }
}

/// Bytes that are not well-formed XML, or more than is taken.
public struct XMLError: Error, Equatable {
    /// What is wrong, in expat's words or ours.
    public let reason: String
}

/// Reads small XML documents with expat. A document type declaration is refused, and with it every entity but XML's own
/// five: what a client sends never grows in reading and never names a file.
public enum XMLReader {
    /// Elements within one another, at most.
    public static let depthMax = 64
    /// Elements of a document, at most.
    public static let elementsMax = 100_000

    /// The root element of a document in UTF-8.
    public static func parse(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
        guard let parser = XML_ParserCreate("UTF-8") else { throw XMLError(reason: "no memory for a parser") }
        defer { XML_ParserFree(parser) }
        let building = Building(parser)
        let status = withExtendedLifetime(building) {
            XML_SetUserData(parser, Unmanaged.passUnretained(building).toOpaque())
            setHandlers(parser)
            return bytes.withUnsafeBytes { buffer in
                XML_Parse(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), 1)
            }
        }
        if let refusal = building.refusal { throw XMLError(reason: refusal) }
        guard status == XML_STATUS_OK, let root = building.root else {
            throw XMLError(reason: String(cString: XML_ErrorString(XML_GetErrorCode(parser))))
        }
        return root
    }

    private static func setHandlers(_ parser: XML_Parser) {
        XML_SetElementHandler(
            parser, { context, name, _ in Building.of(context)?.open(name) },
            { context, _ in Building.of(context)?.close() })
        XML_SetCharacterDataHandler(parser) { context, text, count in Building.of(context)?.append(text, Int(count)) }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            Building.of(context)?.refuse("a document type declaration")
        }
    }
}

/// The tree while it grows.
private final class Building {
    private let parser: XML_Parser
    private var open: [XMLElement] = []
    private var count = 0
    private(set) var root: XMLElement?
    private(set) var refusal: String?

    init(_ parser: XML_Parser) { self.parser = parser }

    static func of(_ context: UnsafeMutableRawPointer?) -> Building? {
        context.map { Unmanaged<Building>.fromOpaque($0).takeUnretainedValue() }
    }

    func open(_ name: UnsafePointer<XML_Char>?) {
        count += 1
        guard count <= XMLReader.elementsMax, open.count < XMLReader.depthMax, let name else {
            return refuse("too many elements, or too deep")
        }
        open.append(XMLElement(name: String(cString: name)))
    }

    /// Text of an element with others in it is only what stands between them.
    func close() {
        guard var element = open.popLast() else { return }
        if element.children.isEmpty, element.text.allSatisfy(\.isWhitespace) { element.text = "" }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    func append(_ text: UnsafePointer<XML_Char>?, _ count: Int) {
        guard let text, !open.isEmpty else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: count)
        open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    }

    func refuse(_ reason: String) {
        refusal = refusal ?? reason
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
}
