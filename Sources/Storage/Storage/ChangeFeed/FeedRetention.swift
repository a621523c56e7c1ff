import MariaDB

/// How long the feed is kept. A node that was away longer finds a gap and drops everything.
enum FeedRetention {
    /// Changes are kept for so long.
    static let hours = 24
    /// How many rows one statement takes away, so that no lock is held for long.
    static let rowsMax = 5_000

    /// Takes away what is older, a bounded bite at a time.
    static func trim(on writer: Writer) async throws {
        try await writer.transaction { transaction in
            try await transaction.run(
                """
                DELETE FROM change_log WHERE created_at < NOW() - INTERVAL \(hours) HOUR
                ORDER BY position LIMIT \(rowsMax)
                """)
        }
    }
}
