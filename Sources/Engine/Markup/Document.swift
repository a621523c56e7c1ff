/// A whole page: doctype, `html`, `head` and `body`.
public struct Document<Head: HTML, Content: HTML>: HTML {
    /// A primitive.
    public typealias Body = Never
    @usableFromInline let language: String
    @usableFromInline let bodyAttributes: [Attribute]
    @usableFromInline let head: Head
    @usableFromInline let content: Content

    /// A page in `language` (a tag of RFC 5646). The character set and the viewport are written first; the rest of the
    /// head is the caller's.
    @inlinable
    public init(
        language: String, _ bodyAttributes: Attribute...,
        @HTMLBuilder head: () -> Head, @HTMLBuilder body: () -> Content
    ) {
        (self.language, self.bodyAttributes, self.head, self.content) = (language, bodyAttributes, head(), body())
    }

    /// Appends the page.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        writer.write(markup: "<!doctype html><html")
        Attribute.lang(language).render(into: &writer)
        writer.write(markup: "><head><meta charset=\"utf-8\">")
        writer.write(markup: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        head.render(into: &writer)
        writer.write(markup: "</head><body")
        for attribute in bodyAttributes { attribute.render(into: &writer) }
        writer.write(markup: ">")
        content.render(into: &writer)
        writer.write(markup: "</body></html>\n")
    }
}

/// Facts for search engines, or settings for a script, as JSON in a `<script>` that no browser runs.
public struct JSONScript: HTML {
    /// A primitive.
    public typealias Body = Never
    private let type: StaticString
    private let json: [UInt8]

    /// JSON in UTF-8; `application/ld+json` unless another type is given.
    public init(type: StaticString = "application/ld+json", _ json: [UInt8]) {
        (self.type, self.json) = (type, json)
    }

    /// Appends the element with its content made safe.
    public func render(into writer: inout HTMLWriter) {
        writer.write(markup: "<script type=\"")
        writer.write(markup: type)
        writer.write(markup: "\">")
        writer.write(json: json)
        writer.write(markup: "</script>")
    }
}
