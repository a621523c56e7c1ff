import Basics

/// Finds on a page of the shop what a shopper needs, straight in its bytes: a page is read thousands of times a second,
/// and only for the one thing that the next step asks for. The shop writes its pages by one writer
/// (`Storefront`, `Markup`), so that attributes stand in a known order, in double quotes.
public struct PageReader {
    private let bytes: UnsafeRawBufferPointer

    /// A page whose bytes outlive this.
    public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The address by which the page wants to be known, without scheme, host and port; nil where it says none.
    public var canonicalPath: String? {
        guard let address = value(of: "rel=\"canonical\" href=\"", from: 0, before: nil) else { return nil }
        guard let mark = bytes.firstOffset(of: "://", from: address.lowerBound, before: address.upperBound) else {
            return text(address)
        }
        let slash = bytes.firstOffset(of: UInt8(ascii: "/"), from: mark + 3) ?? address.upperBound
        return slash < address.upperBound ? text(slash..<address.upperBound) : "/"
    }

    /// Where the cards of products lead.
    public func cards() -> [Range<Int>] { links("class=\"card-link\" href=\"") }

    /// Where the filters of a category lead.
    public func filters() -> [Range<Int>] { links("class=\"filter-option\" href=\"") }

    /// Where the page after this one of a category is.
    public func nextPage() -> Range<Int>? {
        guard let mark = bytes.firstOffset(of: "rel=\"next\"") else { return nil }
        // The address stands before it, in the same tag.
        let start = (0..<mark).reversed().first { bytes[$0] == UInt8(ascii: "<") } ?? 0
        return value(of: "href=\"", from: start, before: mark)
    }

    /// Where the categories of the menu lead.
    public func categories() -> [Range<Int>] {
        guard let start = bytes.firstOffset(of: "class=\"menu\"") else { return [] }
        return links("href=\"", from: start, before: bytes.firstOffset(of: "class=\"header-end\"", from: start))
    }

    /// Where the sizes, or whatever else is chosen by words, lead that can be had.
    public func sizes() -> [Range<Int>] { links("class=\"size\" href=\"") }

    /// Where the colours lead.
    public func colours() -> [Range<Int>] {
        links("class=\"swatch\" href=\"") + links("class=\"swatch unavailable\" href=\"")
    }

    /// Style sheet, script and pictures.
    public func assets() -> [Range<Int>] { links("rel=\"stylesheet\" href=\"") + links(" src=\"") }

    /// A part of the page, with its character references replaced.
    public func text(_ range: Range<Int>) -> String {
        let part = UnsafeRawBufferPointer(rebasing: bytes[range])
        guard part.contains(UInt8(ascii: "&")) else { return String(utf8: part) }
        return PageReader.unescaped(part)
    }
}

/// The way into the cart.
extension PageReader {
    /// The form on a product's page.
    public struct AddForm: Equatable, Sendable {
        /// Where it is sent.
        public let action: String
        /// The product's number.
        public let product: String
        /// The fields, encoded as a browser does.
        public let body: String
        /// Whether colour, size and whatever else must be chosen are.
        public let isComplete: Bool
        /// Whether the product can be bought.
        public let isOpen: Bool
    }

    /// The form; nil where the page has none with a product's number.
    public func addForm() -> AddForm? {
        guard let start = bytes.firstOffset(of: "class=\"add-form\""),
            let button = bytes.firstOffset(of: "class=\"add-to-cart\"", from: start),
            let action = value(of: "action=\"", from: start, before: button)
        else { return nil }
        var product: String?
        var body = ""
        var options = 0
        var position = start
        while let name = value(of: "type=\"hidden\" name=\"", from: position, before: button) {
            guard let value = value(of: "value=\"", from: name.upperBound, before: button) else { return nil }
            let (name, text) = (text(name), text(value))
            if name == "product" { product = text }
            if name.hasPrefix("super_attribute[") { options += 1 }
            body += "\(body.isEmpty ? "" : "&")\(PageReader.encoded(name))=\(PageReader.encoded(text))"
            position = value.upperBound
        }
        guard let product, !product.isEmpty, product.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        let end = bytes.firstOffset(of: UInt8(ascii: ">"), from: button) ?? bytes.count
        return AddForm(
            action: text(action), product: product, body: body,
            isComplete: options == links("class=\"option\"").count,
            isOpen: bytes.firstOffset(of: " disabled", from: button, before: end) == nil)
    }
}

/// The cart.
extension PageReader {
    /// The lines of the cart's page; nil where it is no cart's page.
    public func cartLines() -> [CartMemory.Shown]? {
        guard let start = bytes.firstOffset(of: "class=\"cart-lines\"") else {
            // An empty cart says so, and has nothing to be known by.
            let isEmpty = bytes.firstOffset(of: "class=\"empty\"") != nil && canonicalPath == nil
            return isEmpty ? [] : nil
        }
        var lines: [CartMemory.Shown] = []
        var position = bytes.firstOffset(of: "class=\"cart-line\"", from: start)
        while let line = position {
            let next = bytes.firstOffset(of: "class=\"cart-line\"", from: line + 1)
            guard let field = bytes.firstOffset(of: "type=\"number\" name=\"cart[", from: line, before: next),
                let value = value(of: "value=\"", from: field, before: next), let pieces = Int(text(value))
            else { return nil }
            let name = bytes.firstOffset(of: "class=\"line-name", from: line, before: field) ?? line
            let address = self.value(of: "href=\"", from: name, before: field).map { text($0) } ?? ""
            lines.append(CartMemory.Shown(path: address.withoutQuery, pieces: pieces))
            position = next
        }
        return lines
    }
}

extension PageReader {
    /// The values of attributes whose names, and what stands before them, are `opening`.
    private func links(_ opening: StaticString, from start: Int = 0, before end: Int? = nil) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = start
        while let place = value(of: opening, from: position, before: end) {
            found.append(place)
            position = place.upperBound
        }
        return found
    }

    /// What stands between the end of `opening` and the next double quote.
    private func value(of opening: StaticString, from start: Int, before end: Int?) -> Range<Int>? {
        guard let place = bytes.firstOffset(of: opening, from: start, before: end) else { return nil }
        let first = place + opening.utf8CodeUnitCount
        return bytes.firstOffset(of: UInt8(ascii: "\""), from: first).map { first..<$0 }
    }

    /// Replaces the five references that the shop's writer makes; others stay.
    private static func unescaped(_ bytes: UnsafeRawBufferPointer) -> String {
        var text: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            let reference = first == UInt8(ascii: "&") ? references.first { rest.starts(with: $0.text.utf8) } : nil
            text.append(reference?.byte ?? first)
            rest = rest.dropFirst(reference?.text.utf8.count ?? 1)
        }
        return String(utf8: text)
    }

    private static let references: [(text: String, byte: UInt8)] = [
        ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
        ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
    ]

    /// A form's name or value (URL standard, `application/x-www-form-urlencoded`).
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte.isASCIILetter || byte.isASCIIDigit || "*-._".utf8.contains(byte) {
                bytes.append(byte)
            } else if byte == 0x20 {
                bytes.append(UInt8(ascii: "+"))
            } else {
                bytes.append(contentsOf: "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8)
            }
        }
        return String(utf8: bytes)
    }
}

extension String {
    /// What stands before the question mark.
    var withoutQuery: String { String(prefix { $0 != "?" }) }
}
