import Glibc
import Testing

/// What shoppers see of a shop whose databases fail, one after the other.
@Suite("A shop whose databases fail")
struct FailureDrillTests {
    private static let ready = "/cabas-souple-leonie.html"
    private static let unread = "/sac-tresse-capucine.html"

    /// A shop with one page ready and one that nobody has read.
    private func shop() -> RunningShop {
        let shop = RunningShop()
        let visitor = Visitor(port: shop.port)
        #expect(visitor.get(FailureDrillTests.ready).status == 200)
        #expect(visitor.get("/accessoires/sacs.html").status == 200)
        return shop
    }

    @Test("without the reader everything goes on, from the writer")
    func withoutReader() throws {
        let shop = shop()
        shop.killServer("reader")
        let visitor = Visitor(port: shop.port)
        for path in [FailureDrillTests.ready, FailureDrillTests.unread, "/vetements/robes.html", "/checkout/cart/"] {
            #expect(visitor.get(path).status == 200, "\(path)")
        }
        #expect(visitor.call("GET", "/rest/V1/products/SA-0002").status == 200)
        let bag = try #require(
            visitor.get(FailureDrillTests.ready).body.firstMatch(of: /name="product" value="([0-9]+)"/))
        #expect(visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1").status == 302)
        #expect(visitor.get("/checkout/cart/").body.contains("cart-line"))
        // A shop with one database: the reader is not configured, and nobody looks for it.
        let alone = shop.secondNode(["--reader", ""])
        let other = Visitor(port: alone.port)
        for path in [FailureDrillTests.unread, "/vetements/robes.html", "/rest/V1/products/SA-0002"] {
            #expect(other.get(path).status == 200, "\(path)")
        }
        #expect(other.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1").status == 302)
        #expect(other.get("/checkout/cart/").body.contains("cart-line"))
        kill(alone.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(alone.pid, &status, 0)
        #expect(status == 0)
        #expect(shop.end() == 0)
    }

    @Test("while the writer hangs, ready pages and what the reader has go on; acts are refused for a while, not lost")
    func hangingWriter() throws {
        let shop = shop()
        let writer = shop.server("writer").pid
        let visitor = Visitor(port: shop.port)
        let page = visitor.get(FailureDrillTests.ready).body
        let bag = try #require(page.firstMatch(of: /name="product" value="([0-9]+)"/))
        kill(writer, SIGSTOP)
        for path in [FailureDrillTests.ready, FailureDrillTests.unread, "/accessoires/sacs.html"] {
            #expect(visitor.get(path).status == 200, "\(path)")
        }
        let refused = visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1")
        #expect(refused.status == 503)
        #expect(refused.field("Retry-After") != nil)
        kill(writer, SIGCONT)
        // The connections that were given up are made anew.
        var added = visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1")
        for _ in 0..<50 where added.status != 302 {
            usleep(100_000)
            added = visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1")
        }
        #expect(added.status == 302)
        #expect(visitor.get("/checkout/cart/").body.contains("cart-line"))
        #expect(shop.end() == 0)
    }

    @Test("while the writer's disk is full acts are refused for a while, and nothing of them is kept")
    func fullDisk() throws {
        let shop = shop()
        let visitor = Visitor(port: shop.port)
        let page = visitor.get(FailureDrillTests.ready).body
        let bag = try #require(page.firstMatch(of: /name="product" value="([0-9]+)"/))
        // What the server says then, said by a trigger.
        let full = "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'"
        shop.sql(
            "CREATE TRIGGER vitrine.full_disk BEFORE INSERT ON vitrine.cart_line FOR EACH ROW \(full)", on: "writer")
        let refused = visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1")
        #expect(refused.status == 503)
        #expect(refused.field("Retry-After") != nil)
        for path in [FailureDrillTests.ready, FailureDrillTests.unread, "/vetements/robes.html", "/checkout/cart/"] {
            #expect(visitor.get(path).status == 200, "\(path)")
        }
        shop.sql("DROP TRIGGER vitrine.full_disk", on: "writer")
        #expect(visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1").status == 302)
        #expect(visitor.get("/checkout/cart/").body.contains("cart-line"))
        #expect(shop.end() == 0)
    }

    @Test("without any database ready pages are there, and acts say when to come back")
    func withoutDatabases() throws {
        let shop = shop()
        let visitor = Visitor(port: shop.port)
        let page = visitor.get(FailureDrillTests.ready).body
        let bag = try #require(page.firstMatch(of: /name="product" value="([0-9]+)"/))
        for name in ["reader", "writer"] { shop.killServer(name) }
        for _ in 0..<3 {
            #expect(visitor.get(FailureDrillTests.ready).status == 200)
            #expect(visitor.get("/accessoires/sacs.html").status == 200)
        }
        let refused = visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1")
        #expect(refused.status == 503)
        #expect(refused.field("Retry-After") != nil)
        #expect(visitor.get("/health/live").status == 200)
        _ = shop.end()
    }
}
