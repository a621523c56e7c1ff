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

    /// The first of several pieces.
    package static func buildPartialBlock<First: HTML>(first: First) -> First { first }

    /// One more piece. A pair is plain generic code; one group of a parameter pack would look its types up at run time,
    /// which took three quarters of a page's time.
    package static func buildPartialBlock<Before: HTML, Last: HTML>(
        accumulated: Before, next: Last
    ) -> Pair<Before, Last> {
        Pair(accumulated, next)
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

/// Two pieces one after the other.
package struct Pair<First: HTML, Second: HTML>: HTML {
    /// A primitive.
    package typealias Body = Never
    private let first: First
    private let second: Second

    /// The pieces in their order.
    package init(_ first: First, _ second: Second) { (self.first, self.second) = (first, second) }

    /// Appends both.
    package func render(into writer: inout HTMLWriter) {
        first.render(into: &writer)
        second.render(into: &writer)
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
