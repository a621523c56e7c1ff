import Glibc
import JSON
import Testing

/// Commands beside a running shop, as its team uses them.
@Suite("vitrine config and vitrine doctor on a running shop", .serialized)
struct ConfigurationCommandTests {
    private let shop = RunningShop.shared

    @Test("a value that is set is seen by a running node, without a restart, and taken back")
    func set() {
        let visitor = Visitor(port: shop.port)
        #expect(visitor.get("/").body.contains("69"))
        let changed = shop.command("config", "set", "carriers/freeshipping/free_shipping_subtotal", "70.00")
        #expect(changed.status == 0)
        #expect(changed.output.contains("'69.00' → '70.00'"))
        var isSeen = false
        // A second is promised; a slow machine may take longer, and the test waits for the fact, not for the clock.
        for _ in 0..<200 where !isSeen {
            usleep(50_000)
            isSeen = visitor.get("/").body.contains("70")
        }
        #expect(isSeen)
        #expect(shop.command("config", "get", "carriers/freeshipping/free_shipping_subtotal").output == "70.00\n")
        let back = shop.command("config", "set", "carriers/freeshipping/free_shipping_subtotal", "69.00")
        #expect(back.status == 0)
    }

    @Test("scopes fall back, and each answer says where a value comes from")
    func scopes() {
        let path = "carriers/flatrate/title"
        #expect(shop.command("config", "get", path).output == "Livraison à domicile\n")
        #expect(shop.command("config", "get", path, "--scope", "stores/en").output == "Home delivery\n")
        let json = shop.command("config", "get", "carriers/flatrate/price", "--scope", "stores/en", "--json")
        #expect(json.output.contains(#""from":"default""#))
        let list = shop.command("config", "list", "carriers/flatrate/title")
        #expect(list.output.split(separator: "\n").count == 2)
        #expect(
            shop.command("config", "unset", "carriers/flatrate/specificcountry").output.contains("nothing was changed"))
    }

    @Test(
        "what cannot be set is refused with the way out",
        arguments: [
            (["config", "get", "tax/calculation/algoritm"], "near it: tax/calculation/algorithm"),
            (["config", "set", "tax/calculation/algorithm", "TOTAL"], "rounds each line"),
            (["config", "set", "currency/options/base", "EUR", "--scope", "stores/en"], "the whole shop"),
            (["config", "get", "general/locale/code", "--scope", "stores/nope"], "stores/en"),
            (["config", "set", "general/locale/timezone", "Europe/Atlantis"], "no time zone"),
        ] as [([String], String)])
    func refused(words: [String], sentence: String) {
        let answer = shop.command(words)
        #expect(answer.status == 64)
        #expect(answer.output.contains(sentence), "\(answer.output)")
    }

    @Test("the doctor finds a running stack well, in words and for programs")
    func doctor() throws {
        let told = shop.command("doctor")
        #expect(told.status == 0, "\(told.output)")
        for place in ["writer", "reader", "schema", "redis memory", "descriptors", "media", "configuration"] {
            #expect(told.output.contains("  \(place)  ") || told.output.contains("  \(place) "), "\(place)")
        }
        let json = try JSONReader.parse(Array(shop.command("doctor", "--json", "--var", shop.folder).output.utf8))
        #expect(json["ok"]?.bool == true)
        let checks = try #require(json["checks"]?.array)
        #expect(checks.contains { $0["place"]?.string == "disk" })
    }

    @Test("the doctor says what is wrong with a database that does not answer, and ends with 1")
    func doctorFails() {
        let told = shop.command("doctor", "--writer", "unix:/nowhere/db.sock", "--redis", "unix:/nowhere/redis.sock")
        #expect(told.status == 1)
        #expect(told.output.contains("failed   writer"))
        #expect(told.output.contains("failed   redis"))
    }
}
