/// By which address a page must want to be known (its canonical link), told from the address that was asked for. A page
/// that names another one is another page.
enum KnownAddress {
    /// The order of a category is never part of it, and of several filters none is (`CategoryPage.head`).
    static func ofCategory(_ target: String) -> String {
        let (path, query) = parts(target)
        var kept = ""
        var filters = 0
        for pair in query.split(separator: "&") where !pair.hasPrefix("product_list_order=") {
            if !pair.hasPrefix("p=") { filters += 1 + pair.count { $0 == "," } }
            kept += "\(kept.isEmpty ? "?" : "&")\(pair)"
        }
        return filters > 1 ? String(path) : path + kept
    }

    /// What has been chosen of a product is never part of it.
    static func ofProduct(_ target: String) -> String { String(parts(target).path) }

    private static func parts(_ target: String) -> (path: Substring, query: Substring) {
        guard let mark = target.firstIndex(of: "?") else { return (target[...], "") }
        return (target[..<mark], target[target.index(after: mark)...])
    }
}

extension String {
    /// The path and query of an address that a redirect leads to; nil where it is one of another shop.
    func target(at host: String) -> String? {
        if hasPrefix("/"), !hasPrefix("//") { return self }
        let scheme = "http://"
        guard hasPrefix(scheme), dropFirst(scheme.count).hasPrefix(host) else { return nil }
        let rest = dropFirst(scheme.count + host.count)
        return rest.isEmpty ? "/" : rest.hasPrefix("/") ? String(rest) : nil
    }
}
