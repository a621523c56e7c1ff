extension StringProtocol {
    /// The text without blanks and line ends around it.
    @inlinable public var trimmed: String {
        // Most texts have none, and their ends are ASCII.
        let bytes = Substring(self).utf8
        if let first = bytes.first, let last = bytes.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return String(self)
        }
        // By scalars: a blank that carries an accent is dropped, and the accent is not.
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(self[start..<scalars.index(after: last)])
    }
}
