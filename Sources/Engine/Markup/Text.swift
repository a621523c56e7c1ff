/// Text as people wrote it; what has a meaning in HTML is escaped.
public struct Text: HTML {
    /// A primitive.
    public typealias Body = Never
    @usableFromInline let text: String

    /// Text that comes from anywhere.
    @inlinable
    public init(_ text: String) { self.text = text }

    /// Appends the text, escaped.
    @inlinable
    public func render(into writer: inout HTMLWriter) { writer.write(text: text) }
}

/// A whole number in decimal.
public struct Number: HTML {
    /// A primitive.
    public typealias Body = Never
    @usableFromInline let number: Int

    /// A number without grouping.
    @inlinable
    public init(_ number: Int) { self.number = number }

    /// Appends the digits.
    @inlinable
    public func render(into writer: inout HTMLWriter) { writer.write(number: number) }
}

/// Markup that is part of the program. Only a literal can be given, so nothing from outside gets here.
public struct Raw: HTML {
    /// A primitive.
    public typealias Body = Never
    @usableFromInline let markup: StaticString

    /// A literal.
    @inlinable
    public init(_ markup: StaticString) { self.markup = markup }

    /// Appends the literal as it is.
    @inlinable
    public func render(into writer: inout HTMLWriter) { writer.write(markup: markup) }
}

/// A piece that was written before, to stand on several pages without being made again.
public struct Rendered: HTML {
    /// A primitive.
    public typealias Body = Never
    private let bytes: [UInt8]

    /// Writes a piece now. Only a piece can be given, so nothing that is not markup gets here.
    public init(_ piece: some HTML, bytesExpected: Int = 1_024) { bytes = piece.rendered(bytesExpected: bytesExpected) }

    /// How long it is.
    public var byteCount: Int { bytes.count }

    /// Appends the bytes.
    public func render(into writer: inout HTMLWriter) { writer.write(verified: bytes) }
}
