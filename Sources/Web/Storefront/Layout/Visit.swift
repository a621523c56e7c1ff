import HTTP

/// A request as the pages see it: which store view, which path in it, what to call out.
struct Visit {
    let request: Request
    let sites: Sites
    let site: Site
    /// The path within the store view, with its leading slash and its escapes; `/` for `/en`.
    let path: ArraySlice<UInt8>

    init(_ request: Request, _ sites: Sites) {
        (self.request, self.sites) = (request, sites)
        let (site, start) = request.withPath { sites.site(for: $0) }
        self.site = site
        let rest = request.path.dropFirst(start)
        path = rest.isEmpty ? [UInt8(ascii: "/")] : rest
    }

    /// The path as the catalogue knows its pages: decoded, without its leading slash.
    var pagePath: String { path.dropFirst().withUnsafeBytes { PercentCoding.segmentText($0) } }
}
