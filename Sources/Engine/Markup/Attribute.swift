/// An attribute of an element: a name from the program and a value from anywhere, escaped when written.
public struct Attribute {
    /// What stands before the name.
    enum Prefix {
        case none, aria, data
    }

    /// What is written after the name.
    enum Value {
        /// The attribute is left out.
        case absent
        /// The name alone: a boolean attribute that is true.
        case present
        case text(String)
        case number(Int)
        /// Words separated by blanks.
        case words([String])
        /// An address and, after a blank, its width in CSS pixels (`srcset`).
        case candidates([(url: String, width: Int)])
    }

    let prefix: Prefix
    let name: StaticString
    let value: Value

    init(_ name: StaticString, _ value: Value, prefix: Prefix = .none) {
        (self.name, self.value, self.prefix) = (name, value, prefix)
    }

    init(_ name: StaticString, text: String?, prefix: Prefix = .none) {
        self.init(name, text.map { .text($0) } ?? .absent, prefix: prefix)
    }

    @usableFromInline
    func render(into writer: inout HTMLWriter) {
        if case .absent = value { return }
        switch prefix {
        case .none: writer.write(markup: " ")
        case .aria: writer.write(markup: " aria-")
        case .data: writer.write(markup: " data-")
        }
        writer.write(markup: name)
        if case .present = value { return }
        writer.write(markup: "=\"")
        renderValue(into: &writer)
        writer.write(markup: "\"")
    }

    private func renderValue(into writer: inout HTMLWriter) {
        switch value {
        case .absent, .present: break
        case .text(let text): writer.write(text: text)
        case .number(let number): writer.write(number: number)
        case .words(let words):
            for (index, word) in words.enumerated() {
                if index > 0 { writer.write(markup: " ") }
                writer.write(text: word)
            }
        case .candidates(let candidates):
            for (index, candidate) in candidates.enumerated() {
                if index > 0 { writer.write(markup: ", ") }
                writer.write(text: candidate.url)
                writer.write(markup: " ")
                writer.write(number: candidate.width)
                writer.write(markup: "w")
            }
        }
    }
}
