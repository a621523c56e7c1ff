import MariaDB
import Sales

/// Carts that nobody touched for `Cart.daysMax` days are thrown away.
public enum CartRetention {
    /// How many one statement takes away, with up to `Cart.linesMax` lines each, so that no lock is held for long.
    static let cartsMax = 200
    /// Takes a bite of them away and says whether there may be more.
    public static func trim(on writer: Writer) async throws -> Bool {
        let bite = try await writer.run(
            """
            DELETE FROM cart WHERE updated_at < UTC_TIMESTAMP() - INTERVAL \(Cart.daysMax) DAY
            ORDER BY updated_at LIMIT \(cartsMax)
            """)
        return bite.affectedRows >= cartsMax
    }
}
