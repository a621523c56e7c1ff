/// Text as people wrote it; what has a meaning in HTML is escaped.
package struct Text: HTML {
    /// A primitive.
    package typealias Body = Never
    private let text: String

    /// Text that comes from anywhere.
    package init(_ text: String) { self.text = text }

    /// Appends the text, escaped.
    package func render(into writer: inout HTMLWriter) { writer.write(text: text) }
}

/// A whole number in decimal.
package struct Number: HTML {
    /// A primitive.
    package typealias Body = Never
    private let number: Int

    /// A number without grouping.
    package init(_ number: Int) { self.number = number }

    /// Appends the digits.
    package func render(into writer: inout HTMLWriter) { writer.write(number: number) }
}

/// Markup that is part of the program. Only a literal can be given, so nothing from outside gets here.
package struct Raw: HTML {
    /// A primitive.
    package typealias Body = Never
    private let markup: StaticString

    /// A literal.
    package init(_ markup: StaticString) { self.markup = markup }

    /// Appends the literal as it is.
    package func render(into writer: inout HTMLWriter) { writer.write(markup: markup) }
}
