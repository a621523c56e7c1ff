/// An element: name, attributes and content. `Element("p", .class("price")) { "29,99 €" }`.
public struct Element<Content: HTML>: HTML {
    /// A primitive.
    public typealias Body = Never
    @usableFromInline let name: StaticString
    @usableFromInline let attributes: [Attribute]
    @usableFromInline let content: Content?

    /// An element with content.
    @inlinable
    public init(_ name: StaticString, _ attributes: Attribute..., @HTMLBuilder content: () -> Content) {
        self.init(name, attributes: attributes, content: content())
    }

    /// An element with a list of attributes that was put together before.
    @inlinable
    public init(_ name: StaticString, attributes: [Attribute], @HTMLBuilder content: () -> Content) {
        self.init(name, attributes: attributes, content: content())
    }

    @inlinable
    init(_ name: StaticString, attributes: [Attribute], content: Content?) {
        precondition(content == nil || !isVoid(name), "a void element cannot have content")
        (self.name, self.attributes, self.content) = (name, attributes, content)
    }

    /// Appends the tags and what is between them.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        writer.write(markup: "<")
        writer.write(markup: name)
        for attribute in attributes { attribute.render(into: &writer) }
        writer.write(markup: ">")
        if content == nil && isVoid(name) { return }
        content?.render(into: &writer)
        writer.write(markup: "</")
        writer.write(markup: name)
        writer.write(markup: ">")
    }
}

extension Element where Content == Empty {
    /// A void element (`img`, `input`, `link`, …), or one without content.
    @inlinable
    public init(_ name: StaticString, _ attributes: Attribute...) {
        self.init(name, attributes: attributes, content: nil)
    }
}

/// The elements that never have content or an end tag (HTML standard, 13.1.2).
private let voidNames: [StaticString] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
]

@usableFromInline
func isVoid(_ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    guard length <= 6 else { return false }
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: length)
    return voidNames.contains { candidate in
        candidate.utf8CodeUnitCount == length
            && bytes.elementsEqual(UnsafeBufferPointer(start: candidate.utf8Start, count: length))
    }
}
