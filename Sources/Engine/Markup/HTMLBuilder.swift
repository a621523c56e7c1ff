/// Turns the statements of a `{ … }` into one value, so that pages are written with `if`, `for` and plain text.
@resultBuilder
package enum HTMLBuilder {
    /// A piece as it is.
    package static func buildExpression<Child: HTML>(_ child: Child) -> Child { child }

    /// Text, escaped.
    package static func buildExpression(_ text: String) -> Text { Text(text) }

    /// Text, escaped, or nothing.
    package static func buildExpression(_ text: String?) -> Text? { text.map { Text($0) } }

    /// A whole number in decimal.
    package static func buildExpression(_ number: Int) -> Number { Number(number) }

    /// Nothing at all.
    package static func buildBlock() -> Empty { Empty() }

    /// A single piece needs no group.
    package static func buildBlock<Child: HTML>(_ child: Child) -> Child { child }

    /// Any number of pieces, one after the other.
    package static func buildBlock<each Child: HTML>(_ child: repeat each Child) -> Group<repeat each Child> {
        Group(repeat each child)
    }

    /// `if` without `else`.
    package static func buildOptional<Child: HTML>(_ child: Child?) -> Child? { child }

    /// The first branch of `if … else` or `switch`.
    package static func buildEither<First: HTML, Second: HTML>(first: First) -> Either<First, Second> {
        .first(first)
    }

    /// The other branch of `if … else` or `switch`.
    package static func buildEither<First: HTML, Second: HTML>(second: Second) -> Either<First, Second> {
        .second(second)
    }

    /// `for … in`.
    package static func buildArray<Child: HTML>(_ children: [Child]) -> [Child] { children }
}

/// Pieces one after the other.
package struct Group<each Child: HTML>: HTML {
    /// A primitive.
    package typealias Body = Never
    private let child: (repeat each Child)

    /// The pieces in their order.
    package init(_ child: repeat each Child) {
        self.child = (repeat each child)
    }

    /// Appends each piece.
    package func render(into writer: inout HTMLWriter) {
        for piece in repeat each child { piece.render(into: &writer) }
    }
}

/// One of two kinds of pieces.
package enum Either<First: HTML, Second: HTML>: HTML {
    case first(First)
    case second(Second)

    /// A primitive.
    package typealias Body = Never

    /// Appends the one that is there.
    package func render(into writer: inout HTMLWriter) {
        switch self {
        case .first(let piece): piece.render(into: &writer)
        case .second(let piece): piece.render(into: &writer)
        }
    }
}

/// No piece.
package struct Empty: HTML {
    /// A primitive.
    package typealias Body = Never

    /// Nothing.
    package init() {}

    /// Appends nothing.
    package func render(into writer: inout HTMLWriter) {}
}

extension Optional: HTML where Wrapped: HTML {
    /// A primitive.
    package typealias Body = Never

    /// Appends the piece, if there is one.
    package func render(into writer: inout HTMLWriter) {
        self?.render(into: &writer)
    }
}

extension Array: HTML where Element: HTML {
    /// A primitive.
    package typealias Body = Never

    /// Appends each piece.
    package func render(into writer: inout HTMLWriter) {
        for piece in self { piece.render(into: &writer) }
    }
}
