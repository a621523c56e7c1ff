import Glibc
import Testing

/// Special prices begin at midnight where the shop is. The shop of this test lies so that its midnight comes in a few
/// seconds, on a minute's end of nobody's clock but its own.
@Suite("A sale that begins while two nodes serve")
struct SaleBeginsTests {
    private static let secondsBefore = 8
    private let sku = "CB-0001"
    private let page = "/cabas-souple-leonie.html"
    private let before = "111,00"
    private let during = "77,00"

    @Test("is on every page of both nodes within one second of its moment, and on none before, without a write")
    func begins() throws {
        let folder = "/tmp/vitrine-sale-\(getpid())"
        mkdir(folder, 0o755)
        let shop = RunningShop(in: folder, environment: ["TZDIR=\(folder)/zones"])
        let second = shop.secondNode()
        let visitors = [Visitor(port: shop.port), Visitor(port: second.port)]
        let midnight = time(nil) + SaleBeginsTests.secondsBefore
        try moveShop(shop, midnight: midnight)
        let file = "\(folder)/sale.csv"
        TextFile.write(
            "sku,price,special_price,special_price_from_date\n\(sku),111,77,\(SaleBeginsTests.day(of: midnight))\n",
            to: file)
        let result = shop.command("import", "products", file)
        try #require(result.status == 0, "\(result.output)")
        try #require(time(nil) < midnight - 1, "the import took longer than the time before midnight")
        let pages = [page, "/accessoires/sacs.html", "/en/leonie-soft-tote-bag.html", "/en/accessories/bags.html"]
        while SaleBeginsTests.milliseconds() < midnight * 1_000 - 300 {
            for visitor in visitors {
                for page in pages { #expect(!shows(during, on: page, visitor)) }
            }
            usleep(20_000)
        }
        for visitor in visitors { #expect(shows(before, on: page, visitor)) }
        while SaleBeginsTests.milliseconds() < midnight * 1_000 + 1_000 { usleep(5_000) }
        for visitor in visitors {
            for page in pages { #expect(shows(during, on: page, visitor), "\(page)") }
        }
        kill(second.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(second.pid, &status, 0)
        #expect(shop.end() == 0)
    }

    private func shows(_ price: String, on page: String, _ visitor: Visitor) -> Bool {
        let answer = visitor.get(page)
        guard answer.status == 200 else { return false }
        let english = price.map { $0 == "," ? "." : String($0) }.joined()
        return answer.body.contains(price) || answer.body.contains("€\(english)")
    }

    /// Gives the shop a time zone whose midnight is at `midnight`, in seconds since 1970.
    private func moveShop(_ shop: RunningShop, midnight: Int) throws {
        mkdir("\(shop.folder)/zones", 0o755)
        SaleBeginsTests.writeZone(offset: SaleBeginsTests.offset(of: midnight), to: "\(shop.folder)/zones/Soon")
        let set = shop.command("config", "set", "general/locale/timezone", "Soon")
        try #require(set.status == 0, "\(set.output)")
    }

    private static func offset(of midnight: Int) -> Int {
        let past = midnight % 86_400
        return past < 43_200 ? -past : 86_400 - past
    }

    /// The day that begins there, as `yyyy-mm-dd`.
    private static func day(of midnight: Int) -> String {
        var shown = tm()
        var seconds = midnight + offset(of: midnight)
        gmtime_r(&seconds, &shown)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(shown.tm_year + 1_900)-\(two(shown.tm_mon + 1))-\(two(shown.tm_mday))"
    }

    /// A zone with one offset for ever (RFC 8536): an empty first block, and one type in the second.
    private static func writeZone(offset: Int, to path: String) {
        func header(types: UInt8, names: UInt8) -> [UInt8] {
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 31) + [0, 0, 0, types, 0, 0, 0, names]
        }
        let seconds = UInt32(bitPattern: Int32(offset))
        let type = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: seconds >> UInt32($0)) } + [0, 0]
        let bytes =
            header(types: 1, names: 4) + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
            + header(types: 1, names: 4) + type + Array("SON\0".utf8) + Array("\nSON0\n".utf8)
        guard let file = fopen(path, "w") else { return }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }

    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
    }
}
