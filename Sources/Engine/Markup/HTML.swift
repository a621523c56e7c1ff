/// A piece of a page: a value that writes itself as HTML.
///
/// A component is a small struct with a `body` of other pieces. The primitives of this target (`Element`, `Text`, …)
/// have no body and write bytes themselves. Text is escaped where it is written, so a component cannot forget it.
public protocol HTML {
    /// What the component consists of; `Never` for a primitive.
    associatedtype Body: HTML

    /// The pieces this one consists of.
    @HTMLBuilder var body: Body { get }

    /// Appends this piece to a page.
    func render(into writer: inout HTMLWriter)
}

extension HTML {
    /// Appends the body.
    @inlinable
    public func render(into writer: inout HTMLWriter) {
        body.render(into: &writer)
    }

    /// This piece as UTF-8; `bytesExpected` saves the buffer from growing step by step.
    @inlinable
    public func rendered(bytesExpected: Int = 16_384) -> [UInt8] {
        var writer = HTMLWriter(bytesExpected: bytesExpected)
        render(into: &writer)
        return writer.bytes
    }
}

extension HTML where Body == Never {
    /// A primitive has none.
    public var body: Never {
        preconditionFailure("a primitive renders itself and has no body")
    }
}

extension Never: HTML {
    /// There is no such value.
    public typealias Body = Never
}
