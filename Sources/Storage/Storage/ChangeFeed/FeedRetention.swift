import MariaDB

/// How long the feed is kept. A node that was away longer finds a gap and drops everything.
enum FeedRetention {
    /// Changes are kept for so long.
    static let hours = 24
    /// How many rows one statement takes away, so that no lock is held for long.
    static let rowsMax = 5_000

    /// Takes a bite of what is older, up to the end of a transaction, and says whether there may be more.
    static func trim(on writer: Writer) async throws -> Bool {
        let newest = try await writer.rows(
            "SELECT MAX(position) FROM change_log WHERE created_at < NOW() - INTERVAL \(hours) HOUR", as: UInt64?.self)
        guard let last = newest.first ?? nil else { return false }
        let bite = try await writer.run(
            "DELETE FROM change_log WHERE position <= \(last) ORDER BY position LIMIT \(rowsMax)")
        return bite.affectedRows >= rowsMax
    }
}
