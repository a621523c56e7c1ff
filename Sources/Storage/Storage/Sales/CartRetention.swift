import MariaDB
import Sales

/// Carts that nobody touched for `Cart.daysMax` days are thrown away.
public enum CartRetention {
    /// How many one statement takes away, with up to `Cart.linesMax` lines each, so that no lock is held for long.
    static let cartsMax = 200
    /// So many bites are taken in one go; the rest has time until the next.
    static let bitesMax = 20

    /// Takes them away in bounded bites.
    public static func trim(on writer: Writer) async throws {
        for _ in 0..<bitesMax {
            let bite = try await writer.run(
                """
                DELETE FROM cart WHERE updated_at < UTC_TIMESTAMP() - INTERVAL \(Cart.daysMax) DAY
                ORDER BY updated_at LIMIT \(cartsMax)
                """)
            if bite.affectedRows < cartsMax { return }
        }
    }
}
