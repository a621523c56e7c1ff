/// A name and its value in one call: the usual line of an answer.
extension JSONWriter {
    /// Writes a member whose value is a text, or `null`.
    public mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// Writes a member whose value is a whole number.
    public mutating func member(_ name: StaticString, _ number: some FixedWidthInteger) {
        key(name)
        value(number)
    }

    /// Writes a member whose value is true or false.
    public mutating func member(_ name: StaticString, _ fact: Bool) {
        key(name)
        value(fact)
    }

    /// Writes a member whose value is a number given by its digits, as in `79.99`.
    public mutating func member(_ name: StaticString, digits: String) {
        key(name)
        number(digits: digits)
    }

    /// Writes a member with any value.
    public mutating func member(_ name: StaticString, _ json: JSONValue) {
        key(name)
        value(json)
    }

    /// Writes a member whose value is the object that `body` writes.
    public mutating func object<Failure>(
        _ name: StaticString, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try object(body)
    }

    /// Writes a member whose value is the array that `body` writes.
    public mutating func array<Failure>(
        _ name: StaticString, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try array(body)
    }
}
