import Basics

/// The cookies that a shopper has from the shop. There is one shop and all its cookies are for every path, so that
/// neither domain nor path is looked at.
public struct CookieJar: Sendable, Equatable {
    /// More cookies than these are not kept, nor longer ones.
    public static let cookiesMax = 32
    /// The longest cookie that is kept.
    public static let cookieBytesMax = 4_096

    private var cookies: [(name: String, value: String)] = []

    /// A jar without cookies.
    public init() {}

    /// Whether there is none.
    public var isEmpty: Bool { cookies.isEmpty }

    /// The value of a cookie.
    public subscript(_ name: String) -> String? { cookies.first { $0.name == name }?.value }

    /// Heeds a `Set-Cookie` field: keeps the cookie, or forgets it where its life is over (RFC 6265 section 5.2).
    public mutating func take(_ field: String) {
        let parts = field.split(separator: ";", omittingEmptySubsequences: false)
        let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2, field.utf8.count <= CookieJar.cookieBytesMax else { return }
        let (name, value) = (pair[0].trimmed, pair[1].trimmed)
        guard !name.isEmpty else { return }
        let place = cookies.firstIndex { $0.name == name }
        let isOver = parts.dropFirst().contains { attribute in
            let words = attribute.split(separator: "=", maxSplits: 1)
            guard words.count == 2, words[0].trimmed.lowercased() == "max-age" else { return false }
            return Int(words[1].trimmed).map { $0 <= 0 } ?? false
        }
        if let place {
            if isOver { cookies.remove(at: place) } else { cookies[place].value = value }
        } else if !isOver, cookies.count < CookieJar.cookiesMax {
            cookies.append((name, value))
        }
    }

    /// Appends the `Cookie` field line, if there is a cookie.
    func write(into request: inout [UInt8]) {
        guard !cookies.isEmpty else { return }
        request.append("Cookie: ")
        for (index, cookie) in cookies.enumerated() {
            if index > 0 { request.append("; ") }
            request.append(cookie.name)
            request.append("=")
            request.append(cookie.value)
        }
        request.append("\r\n")
    }

    /// Whether two jars hold the same in the same order.
    public static func == (left: CookieJar, right: CookieJar) -> Bool {
        left.cookies.elementsEqual(right.cookies) { $0 == $1 }
    }
}
