import Commerce
import HTTP
import WebSupport

/// A request as the pages see it: which store view, which path in it, what to call out.
struct Visit {
    let request: Request
    let sites: Sites
    let site: Site
    /// What makes the pages differ from a guest's, if anything does.
    let context: VisitorContext?
    /// How new the sites are, and what is read for the visit from now on; nil where no page is kept.
    var since: PageMoment?
    /// The path within the store view, with its leading slash and its escapes; `/` for `/en`.
    let path: ArraySlice<UInt8>

    /// Whether the query names a store view that there is not.
    let asksForUnknownStore: Bool

    /// `/index.php` before a path changes nothing, and `___store=en` chooses the store view for one request, as in
    /// Magento.
    init(_ request: Request, _ sites: Sites, _ context: VisitorContext? = nil) {
        (self.request, self.sites, self.context) = (request, sites, context)
        let (site, start) = request.withPath { path in
            let skipped = Visit.frontScript(path)
            let (site, start) = sites.site(for: UnsafeRawBufferPointer(rebasing: path[skipped...]))
            return (site, skipped + start)
        }
        let code = request.query.isEmpty ? nil : request.queryItems["___store"]
        let named = code.flatMap { code in sites.all.first { $0.store.code == code } }
        self.site = named ?? site
        asksForUnknownStore = code.map { code in !sites.all.contains { $0.store.code == code } } ?? false
        let rest = request.path.dropFirst(start)
        path = rest.isEmpty ? [UInt8(ascii: "/")] : rest
    }

    /// How many bytes of a path are `/index.php`.
    private static func frontScript(_ path: UnsafeRawBufferPointer) -> Int {
        let name: StaticString = "/index.php"
        let count = name.utf8CodeUnitCount
        let begins = path.count >= count && path.prefix(count).elementsEqual(name.description.utf8)
        return begins && (path.count == count || path[count] == UInt8(ascii: "/")) ? count : 0
    }

    /// The customer group whose prices are shown.
    var group: CustomerGroupID { context?.group ?? .guests }

    /// The path as the catalogue knows its pages: decoded, without its leading slash.
    var pagePath: String { path.dropFirst().withUnsafeBytes { PercentCoding.segmentText($0) } }
}
