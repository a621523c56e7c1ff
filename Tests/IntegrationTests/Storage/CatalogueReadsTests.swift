import EventLoop
import MariaDB
import Testing

@testable import Storage

@Suite("Reads for caches")
struct CatalogueReadsTests {
    private func pool(_ loop: EventLoop, _ endpoint: DatabaseEndpoint) -> ConnectionPool {
        ConnectionPool(
            loop: loop, endpoints: [endpoint], limits: ConnectionPool.Limits(connectionsMax: 1, waitersMax: 0))
    }

    private func position(_ reads: CatalogueReads) async throws -> UInt64 {
        try await reads.read { session in
            try await session.rows("SELECT position FROM change_head", as: UInt64.self).first ?? 99
        }.value
    }

    @Test("a reader that is gone is passed over for the writer, and left alone for a while")
    func gone() throws {
        try TestDatabase.run { [self] loop, databases in
            let nowhere = DatabaseEndpoint(address: .unixSocket(path: "/no/such/socket"), user: "root", database: nil)
            let reader = Reader(pool(loop, nowhere))
            defer { reader.pool.close() }
            let reads = CatalogueReads(reader: reader, writer: databases.writer, feed: FeedPosition())
            let found = try await position(reads)
            #expect(found == 0)
            #expect(reader.isAway)
        }
    }

    @Test("a reader with too long a line sends nobody to the writer")
    func crowded() throws {
        try TestDatabase.run { [self] loop, databases in
            let reader = Reader(pool(loop, IntegrationServers.shared.writerEndpoint))
            defer { reader.pool.close() }
            let reads = CatalogueReads(reader: reader, writer: databases.writer, feed: FeedPosition())
            try await reader.pool.withConnection(until: muchLater) { _ in
                let error = await #expect(throws: MariaDBError.self) { try await self.position(reads) }
                #expect(error?.kind == .overloaded)
            }
            #expect(!reader.isAway)
        }
    }
}
