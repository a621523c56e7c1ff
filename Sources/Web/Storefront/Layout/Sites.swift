import Basics
import Catalog
import Commerce
import HTTP

/// The shop in all store views that shoppers see, under one state of the reference data.
final class Sites {
    let reference: Reference
    /// In menu order, the default one first.
    let all: [Site]
    private let prefixes: [(bytes: [UInt8], site: Site)]

    init(_ reference: Reference, _ frame: PageFrame) {
        self.reference = reference
        all = reference.stores.shown.map { Site($0, reference, frame) }
        prefixes = all.dropFirst().map { (Array($0.prefix.utf8), $0) }
    }

    /// The store view that a path is in, and where the path within it begins, at its slash. `/en` alone is English.
    func site(for path: UnsafeRawBufferPointer) -> (site: Site, start: Int) {
        for (prefix, site) in prefixes where path.starts(with: prefix) {
            if path.count == prefix.count || path[prefix.count] == UInt8(ascii: "/") { return (site, prefix.count) }
        }
        return (all[0], 0)
    }
}
