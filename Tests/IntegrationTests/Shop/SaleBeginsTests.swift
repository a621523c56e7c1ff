import Glibc
import JSON
import Testing

/// Special prices begin at midnight where the shop is. The shop of this test lies so that its midnight comes in a few
/// seconds, on a minute's end of nobody's clock but its own.
@Suite("A sale that begins while two nodes serve")
struct SaleBeginsTests {
    private static let secondsBefore = 8
    private let sku = "CB-0001"

    /// Something that shows the price, and how it writes it before and during the sale.
    private struct Place {
        let path: String
        let before: String?
        let during: String

        static func french(_ path: String) -> Place { Place(path: path, before: "111,00", during: "77,00") }
        static func english(_ path: String) -> Place { Place(path: path, before: "€111.00", during: "€77.00") }
        static func api(_ path: String, _ field: String) -> Place {
            Place(path: "/rest/V1/\(path)", before: "\"\(field)\":111", during: "\"\(field)\":77")
        }
    }

    /// Where everybody sees the price: its page, every grid that has its card, the sale's own list, the API.
    private static let places: [Place] = [
        .french("/cabas-souple-leonie.html"), .french("/accessoires/sacs.html"), .french("/accessoires.html"),
        .french("/"), .french("/accessoires.html?product_list_order=price"),
        Place(path: "/accessoires/sacs.html?sale=1", before: nil, during: "77,00"),
        .english("/en/leonie-soft-tote-bag.html"), .english("/en/accessories/bags.html"), .english("/en/"),
        .api(
            "products-render-info?storeId=1&currencyCode=EUR&searchCriteria[filter_groups][0][filters][0][field]=sku"
                + "&searchCriteria[filter_groups][0][filters][0][value]=CB-0001", "final_price"),
    ]

    @Test("is on every page of both nodes within one second of its moment, and on none before, without a write")
    func begins() throws {
        let folder = "/tmp/vitrine-sale-\(getpid())"
        mkdir(folder, 0o755)
        let shop = RunningShop(in: folder, environment: ["TZDIR=\(folder)/zones"])
        let second = shop.secondNode()
        let ports = [shop.port, second.port]
        let midnight = time(nil) + SaleBeginsTests.secondsBefore
        try moveShop(shop, midnight: midnight)
        try plan(shop, midnight: midnight)
        // Where the shop was before, the sale may have begun by now: both nodes must know that it has moved.
        try #require(shop.command("reindex").status == 0)
        let sights =
            ports.flatMap { port in SaleBeginsTests.places.map { (Visitor(port: port), $0) } }
            + (try filledCart(ports))
        try #require(time(nil) < midnight - 1, "the preparations took longer than the time before midnight")
        var isSeenBefore = sights.map { $0.1.before == nil }
        while SaleBeginsTests.milliseconds() < midnight * 1_000 - 300 {
            for (number, (visitor, place)) in sights.enumerated() {
                let answer = visitor.get(place.path)
                // What was asked in time may have been answered too late to say anything.
                guard SaleBeginsTests.milliseconds() < midnight * 1_000 else { break }
                #expect(!answer.body.contains(place.during), "\(place.path) before the sale")
                if let before = place.before, answer.body.contains(before) { isSeenBefore[number] = true }
            }
            usleep(20_000)
        }
        #expect(zip(sights, isSeenBefore).filter { !$0.1 }.map(\.0.1.path) == [])
        while SaleBeginsTests.milliseconds() < midnight * 1_000 + 1_000 { usleep(5_000) }
        for (visitor, place) in sights {
            let answer = visitor.get(place.path)
            #expect(answer.status == 200 && answer.body.contains(place.during), "\(place.path)")
        }
        kill(second.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(second.pid, &status, 0)
        #expect(shop.end() == 0)
    }

    /// The sale from midnight on, of a thing that has been the newest of the shop since the day before.
    private func plan(_ shop: RunningShop, midnight: Int) throws {
        let file = "\(shop.folder)/sale.csv"
        let (today, yesterday) = (SaleBeginsTests.day(of: midnight), SaleBeginsTests.day(of: midnight - 86_400))
        TextFile.write(
            "sku,price,special_price,special_price_from_date,new_from_date\n\(sku),111,77,\(today),\(yesterday)\n",
            to: file)
        let result = shop.command("import", "products", file)
        try #require(result.status == 0, "\(result.output)")
    }

    /// A cart with the thing, and where its price is shown to those who share it, a visitor on each node.
    private func filledCart(_ ports: [Int]) throws -> [(Visitor, Place)] {
        let buyers = ports.map { Visitor(port: $0) }
        let told = buyers[0].call("GET", "/rest/V1/products/\(sku)").body
        let product = try #require(try JSONReader.parse(Array(told.utf8))["id"]?.integer, "\(told)")
        let added = buyers[0].submit("/checkout/cart/add/", "product=\(product)&qty=1")
        try #require(added.status == 302, "\(added.body)")
        let cart = try #require(buyers[0].cookies["vitrine_cart"])
        return buyers.flatMap { buyer in
            buyer.setCookie("vitrine_cart", cart)
            return [
                (buyer, Place.french("/checkout/cart/")),
                (buyer, Place.api("guest-carts/\(cart)/totals", "price_incl_tax")),
            ]
        }
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
