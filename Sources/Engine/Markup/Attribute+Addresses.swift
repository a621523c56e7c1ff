import Basics

/// Attributes that hold addresses. An address that could run a script or leave the web becomes `#`.
extension Attribute {
    /// `href`.
    public static func href(_ url: String) -> Attribute { Attribute("href", .text(safeAddress(url))) }

    /// `src`.
    public static func src(_ url: String) -> Attribute { Attribute("src", .text(safeAddress(url))) }

    /// `action` of a form.
    public static func action(_ url: String) -> Attribute { Attribute("action", .text(safeAddress(url))) }

    /// `srcset` with widths in pixels.
    public static func srcset(_ candidates: [(url: String, width: Int)]) -> Attribute {
        let safe = candidates.map { (url: safeAddress($0.url), width: $0.width) }
        return Attribute("srcset", safe.isEmpty ? .absent : .candidates(safe))
    }

    /// `sizes` beside `srcset`.
    public static func sizes(_ value: String) -> Attribute { Attribute("sizes", .text(value)) }
}

/// The address itself when it is relative, a query, a fragment, `http://…` or `https://…`; otherwise `#`.
///
/// Browsers drop tabs and line ends inside an address and read `\` as `/` (URL standard, 4.4), so any control byte,
/// blank or backslash refuses it; so does `//host`, which looks relative and is not.
public func safeAddress(_ url: String) -> String {
    let bytes = url.utf8
    for byte in bytes where byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return "#" }
    if url.hasPrefix("//") || url.isEmpty { return "#" }
    guard let end = bytes.firstIndex(where: isSchemeEnd), bytes[end] == UInt8(ascii: ":") else { return url }
    let scheme = bytes[..<end].map(\.asciiLowercased)
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8),
        bytes[end...].starts(with: "://".utf8)
    else { return "#" }
    return url
}

/// Where a scheme can end: at its colon, or before anything that shows that there is none.
private func isSchemeEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
}
