/// A name with its value, decoded.
public struct FormItem: Sendable, Equatable {
    /// The name, with PHP's brackets as plain letters: `searchCriteria[page_size]`.
    public var name: String
    /// The value; empty when there was no `=`.
    public var value: String

    /// A name with its value.
    public init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

/// The pairs of a query or a form in their order.
public struct FormItems: Sendable, Equatable {
    /// The pairs, at most `itemsMax`.
    public private(set) var items: [FormItem] = []
    /// True when there were more than `itemsMax` and the rest was dropped, as PHP does (`max_input_vars`).
    public private(set) var isTruncated = false

    /// No pairs.
    public init() {}

    /// Reads `a=1&b=two+words`; bad escapes stay as they are, what is not UTF-8 becomes U+FFFD, empty parts are passed.
    public init(_ bytes: UnsafeRawBufferPointer, itemsMax: Int = FormItems.itemsMax) {
        var start = 0
        while start < bytes.count {
            let end = bytes.first(UInt8(ascii: "&"), from: start) ?? bytes.count
            if end > start {
                guard items.count < itemsMax else {
                    isTruncated = true
                    return
                }
                let (name, value) = bytes.part(start, end).cut(at: UInt8(ascii: "="))
                items.append(
                    FormItem(
                        name: PercentCoding.formText(name), value: value.map { PercentCoding.formText($0) } ?? ""))
            }
            start = end + 1
        }
    }

    /// The most pairs that are read.
    public static var itemsMax: Int { FixedLimits.itemsMax }

    /// The value of a name; of several the last, as in PHP's `$_GET` and `$_POST`.
    public subscript(_ name: String) -> String? {
        items.last { $0.name == name }?.value
    }

    /// All values of a name, in their order.
    public func all(_ name: String) -> [String] {
        items.compactMap { $0.name == name ? $0.value : nil }
    }
}

/// The pairs that a client sends, read on first use and kept for the request.
extension Request {
    /// The pairs of the query.
    public var queryItems: FormItems {
        if let readQuery { return readQuery }
        let items = withQuery { FormItems($0) }
        readQuery = items
        return items
    }

    /// The pairs of a body of type `application/x-www-form-urlencoded`; none for any other type.
    public var form: FormItems {
        if let readForm { return readForm }
        let isForm = withField(.contentType) { value in
            value?.cut(at: UInt8(ascii: ";")).0.trimmed.equalsIgnoringCase("application/x-www-form-urlencoded") ?? false
        }
        let items = isForm ? body.withUnsafeBytes { FormItems($0) } : FormItems()
        readForm = items
        return items
    }
}
