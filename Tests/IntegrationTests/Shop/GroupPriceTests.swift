import Basics
import Commerce
import Crypto
import Glibc
import Testing
import WebSupport

/// Visitors whose cookie says, signed by the shop, that they are of a group with prices of its own.
@Suite("Prices of a customer group on two nodes")
struct GroupPriceTests {
    private let shop = RunningShop(
        in: GroupPriceTests.newFolder(), "--cache-field", "on")
    private let page = "/cabas-souple-leonie.html"

    private static func newFolder() -> String {
        let folder = "/tmp/vitrine-groups-\(getpid())-\(UInt32.random(in: .min ... .max))"
        mkdir(folder, 0o755)
        return folder
    }

    @Test("are shown to who has the shop's cookie for it, a guest's to all others, with keys that come and go")
    func shown() throws {
        let second = shop.secondNode(["--cache-field", "on"])
        let ports = [shop.port, second.port]
        let token = try administrator()
        let tier = """
            {"prices":[{"price":49,"price_type":"fixed","website_id":0,"sku":"CB-0001","customer_group":"Wholesale",
            "quantity":1}]}
            """
        let answer = Visitor(port: shop.port).call("POST", "/rest/V1/products/tier-prices", tier, token: token)
        #expect(answer.status == 200 && answer.body == "[]", "\(answer.body)")
        let first = try cookie()
        for port in ports {
            // The node has heard of the price when it shows it.
            #expect(wait { reduced(in: visit(port, first).body) })
            #expect(wait { isKept(visit(port, first)) && isKept(visit(port, nil)) })
            #expect(reduced(in: visit(port, first).body))
            let (guest, forged) = (visit(port, nil), visit(port, first.replacing("EUR.2.", with: "EUR.3.")))
            #expect(!reduced(in: guest.body) && guest.status == 200)
            #expect(forged.body == guest.body && isKept(forged))
            #expect(forged.field("set-cookie")?.hasPrefix("X-Magento-Vary=; ") == true)
            #expect(guest.field("set-cookie") == nil && visit(port, first).field("set-cookie") == nil)
        }
        // A new key: its cookies are good on every node, and so are those of the key before, but no older ones.
        #expect(shop.command("admin", "rotate-keys").status == 0)
        let newer = try cookie()
        #expect(newer != first)
        for port in ports {
            #expect(wait { reduced(in: visit(port, newer).body) })
            #expect(reduced(in: visit(port, first).body))
        }
        #expect(shop.command("admin", "rotate-keys").status == 0)
        for port in ports {
            #expect(wait { !reduced(in: visit(port, first).body) })
            #expect(reduced(in: visit(port, newer).body))
        }
        kill(second.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(second.pid, &status, 0)
        #expect(shop.end() == 0)
    }

    private func reduced(in page: String) -> Bool { page.contains("49,00\u{202F}€") }

    private func isKept(_ answer: Visitor.Answer) -> Bool { answer.field("x-vitrine-cache") == "hit" }

    private func visit(_ port: Int, _ cookie: String?) -> Visitor.Answer {
        let visitor = Visitor(port: port)
        if let cookie { visitor.setCookie("X-Magento-Vary", cookie) }
        return visitor.get(page)
    }

    /// The cookie of the group Wholesale under the shop's newest key.
    private func cookie() throws -> String {
        let setting = TextFile.read("\(shop.folder)/vitrine.conf").split(separator: "\n")
            .first { $0.hasPrefix("database = ") }
        let database = setting.map { String($0.dropFirst("database = ".count)) } ?? "vitrine"
        let row = shop.sql(
            "SELECT CONCAT('key ', id, ' ', HEX(secret)) FROM \(database).signing_key ORDER BY id DESC LIMIT 1",
            on: "writer")
        let found = try #require(row.firstMatch(of: /key ([0-9]+) ([0-9A-F]+)/), "\(row)")
        let digits = Array(found.2)
        let secret = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        let key = SigningKey(id: try #require(Int64(found.1)), secret: secret)
        return VaryCookie.value(VisitorContext(currency: .eur, group: CustomerGroupID(2)), signedWith: key)
    }

    private func administrator() throws -> String {
        let made = shop.command(
            "admin", "create", "--username", "camille", "--firstname", "Camille", "--lastname", "Martin", "--email",
            "camille@shop.example", "--password", "camille123")
        #expect(made.status == 0, "\(made.output)")
        let answer = Visitor(port: shop.port).call(
            "POST", "/rest/V1/integration/admin/token", #"{"username":"camille","password":"camille123"}"#)
        return answer.body.filter { $0 != "\"" }
    }

    /// Until something is so, or ten seconds have passed.
    private func wait(until isSo: () -> Bool) -> Bool {
        for _ in 0..<1_000 {
            if isSo() { return true }
            usleep(10_000)
        }
        return false
    }
}
