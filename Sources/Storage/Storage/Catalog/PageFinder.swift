import Basics
import Caching
public import Catalog
public import Commerce
import EventLoop
import MariaDB

/// Finds what the shop's paths lead to. Paths that lead nowhere are not kept: a stranger could fill the cache with
/// them.
public final class PageFinder: PageFinding {
    private let caches: CatalogCaches
    private let reads: CatalogueReads
    private let feed: FeedPosition
    private let loop: EventLoop

    /// A loop's way to the URL rewrites.
    public init(_ databases: Databases, _ caches: CatalogCaches, feed: FeedPosition) {
        (self.caches, self.feed, loop) = (caches, feed, databases.loop)
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
    }

    /// The longest path that can be one of ours, in bytes (`url_rewrite.request_path`).
    public static let pathBytesMax = 255

    /// What `path`, without leading slash and store prefix, leads to in a store view.
    public func target(of path: String, in store: StoreViewID) async throws(StoreFailure) -> PageTarget? {
        guard path.utf8.count <= PageFinder.pathBytesMax else { return nil }
        let key = CatalogCaches.PagePath(store: store, path: path)
        if let target = caches.targets.value(for: key) { return target }
        return try await caches.targetFills.values(
            of: [key], at: feed.position, on: loop, kept: { caches.targets.value(for: $0) }
        ) { _ throws(StoreFailure) in
            guard let target = try await readTarget(of: key) else { return [:] }
            return [key: target]
        }[key]
    }

    private func readTarget(of key: CatalogCaches.PagePath) async throws(StoreFailure) -> PageTarget? {
        do {
            let read = try await reads.read { session in
                try await session.rows(
                    """
                    SELECT request_path, kind, entity_id, target_path FROM url_rewrite
                    WHERE store_id = \(key.store) AND request_path = \(key.path)
                    """, as: String.self, String.self, Int64.self, String?.self
                ).first
            }
            // The database's collation passes over accents and control characters; an address may differ in case only.
            guard let (stored, kind, entity, moved) = read.value,
                stored.lowercased().utf8.elementsEqual(key.path.lowercased().utf8)
            else { return nil }
            let (target, tag) = PageFinder.target(kind: kind, entity: entity, moved: moved)
            // Nor are other spellings kept, of which there is no end.
            if stored.utf8.elementsEqual(key.path.utf8) {
                caches.targets.keep(target, for: key, tags: [tag], readAt: read.position)
            }
            return target
        } catch {
            throw StoreFailure(error)
        }
    }

    private static func target(kind: String, entity: Int64, moved: String?) -> (PageTarget, ChangeTag) {
        switch kind {
        case "product": (.product(ProductID(entity)), .product(ProductID(entity)))
        case "category": (.category(CategoryID(entity)), .category(CategoryID(entity)))
        default: (.moved(to: moved ?? ""), .reference)
        }
    }
}
