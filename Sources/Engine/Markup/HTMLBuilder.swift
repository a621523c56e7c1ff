/// Turns the statements of a `{ … }` into one value, so that pages are written with `if`, `for` and plain text.
@resultBuilder
public enum HTMLBuilder {
    /// A piece as it is.
    @inlinable
    public static func buildExpression<Child: HTML>(_ child: Child) -> Child { child }

    /// Text, escaped.
    @inlinable
    public static func buildExpression(_ text: String) -> Text { Text(text) }

    /// Text, escaped, or nothing.
    @inlinable
    public static func buildExpression(_ text: String?) -> Text? { text.map { Text($0) } }

    /// A whole number in decimal.
    @inlinable
    public static func buildExpression(_ number: Int) -> Number { Number(number) }

    /// Nothing at all.
    @inlinable
    public static func buildBlock() -> Empty { Empty() }

    /// The first of several pieces.
    @inlinable
    public static func buildPartialBlock<First: HTML>(first: First) -> First { first }

    /// One more piece. A pair is plain generic code; one group of a parameter pack would look its types up at run time,
    /// which took three quarters of a page's time.
    @inlinable
    public static func buildPartialBlock<Before: HTML, Last: HTML>(
        accumulated: Before, next: Last
    ) -> Pair<Before, Last> {
        Pair(accumulated, next)
    }

    /// `if` without `else`.
    @inlinable
    public static func buildOptional<Child: HTML>(_ child: Child?) -> Child? { child }

    /// The first branch of `if … else` or `switch`.
    @inlinable
    public static func buildEither<First: HTML, Second: HTML>(first: First) -> Either<First, Second> {
        .first(first)
    }

    /// The other branch of `if … else` or `switch`.
    @inlinable
    public static func buildEither<First: HTML, Second: HTML>(second: Second) -> Either<First, Second> {
        .second(second)
    }

    /// `for … in`.
    @inlinable
    public static func buildArray<Child: HTML>(_ children: [Child]) -> [Child] { children }
}

/// Two pieces one after the other.
public struct Pair<First: HTML, Second: HTML>: HTML {
    /// A primitive.
    public typealias Body = Never
    @usableFromInline let first: First
    @usableFromInline let second: Second

    /// The pieces in their order.
    @inlinable
    public init(_ first: First, _ second: Second) { (self.first, self.second) = (first, second) }

    /// Appends both.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        first.render(into: &writer)
        second.render(into: &writer)
    }
}

/// One of two kinds of pieces.
public enum Either<First: HTML, Second: HTML>: HTML {
    case first(First)
    case second(Second)

    /// A primitive.
    public typealias Body = Never

    /// Appends the one that is there.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        switch self {
        case .first(let piece): piece.render(into: &writer)
        case .second(let piece): piece.render(into: &writer)
        }
    }
}

/// No piece.
public struct Empty: HTML {
    /// A primitive.
    public typealias Body = Never

    /// Nothing.
    @inlinable
    public init() {}

    /// Appends nothing.
    @inlinable
    public func render(into writer: inout HTMLWriter) {}
}

extension Optional: HTML where Wrapped: HTML {
    /// A primitive.
    public typealias Body = Never

    /// Appends the piece, if there is one.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        self?.render(into: &writer)
    }
}

extension Array: HTML where Element: HTML {
    /// A primitive.
    public typealias Body = Never

    /// Appends each piece.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        for piece in self { piece.render(into: &writer) }
    }
}
