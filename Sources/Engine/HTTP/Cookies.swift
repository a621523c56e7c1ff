/// The cookies of a request (RFC 6265 §4.2, §5.4).
public struct Cookies: Sendable, Equatable {
    /// Name and raw value of each cookie in their order, at most 1,000. A value is not percent-decoded.
    public private(set) var items: [FormItem] = []

    /// No cookies.
    public init() {}

    /// The value of a cookie; of several with one name the first, which is the one with the longest path.
    public subscript(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// Reads one `Cookie` field; a part without `=` is passed over.
    mutating func read(_ field: UnsafeRawBufferPointer) {
        field.forEachPart(separatedBy: UInt8(ascii: ";")) { part in
            let (name, value) = part.cut(at: UInt8(ascii: "="))
            if let value, !name.trimmed.isEmpty {
                items.append(
                    FormItem(
                        name: String(decoding: name.trimmed, as: UTF8.self),
                        value: String(decoding: value.trimmed, as: UTF8.self)))
            }
            return items.count < FixedLimits.itemsMax
        }
    }
}

extension Request {
    /// Whether there is a cookie of this name; allocates nothing.
    public func hasCookie(_ name: StaticString) -> Bool {
        var isThere = false
        forEachField(.cookie) { field in
            field.forEachPart(separatedBy: UInt8(ascii: ";")) { part in
                if part.cut(at: UInt8(ascii: "=")).0.trimmed.equals(name) { isThere = true }
                return !isThere
            }
        }
        return isThere
    }

    /// Lends the bytes of the value of a cookie, of the first of that name; nil without one. Allocates nothing.
    public func withCookie<Result>(_ name: StaticString, _ body: (UnsafeRawBufferPointer?) -> Result) -> Result {
        var result: Result?
        forEachField(.cookie) { field in
            field.forEachPart(separatedBy: UInt8(ascii: ";")) { part in
                let (own, value) = part.cut(at: UInt8(ascii: "="))
                if result == nil, let value, own.trimmed.equals(name) { result = body(value.trimmed) }
                return result == nil
            }
        }
        return result ?? body(nil)
    }

    /// The cookies, read on first use and kept for the request.
    public var cookies: Cookies {
        if let readCookies { return readCookies }
        var cookies = Cookies()
        forEachField(.cookie) { cookies.read($0) }
        readCookies = cookies
        return cookies
    }
}
