public import Basics
public import Catalog
import Commerce
import MariaDB

/// Reads all reference data as one frozen value.
public struct ReferenceLoader {
    private let reads: CatalogueReads
    private let log: Log

    /// A loader that reads as the fills do.
    public init(_ databases: Databases, feed: FeedPosition, log: Log) {
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
        self.log = log
    }

    /// The reference data of now.
    public func load() async throws -> Reference {
        try await reads.read { [log] session in
            let configuration = try await session.configuration()
            for problem in configuration.problems { log.warning(problem) }
            let (settings, taxes) = (ShopSettings(configuration), try await session.taxTable())
            return Reference(
                stores: try await session.storeTree(configuration),
                categories: CategoryTree(try await session.categories()),
                attributes: try await session.attributeRegistry(),
                vat: taxes.rates(at: configuration.tax().defaultPlace), settings: settings,
                clock: ZoneFiles.clock(settings.timeZone, log), configuration: configuration, taxes: taxes)
        }.value
    }
}
