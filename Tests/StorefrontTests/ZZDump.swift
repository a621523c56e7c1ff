import Basics
import HTTP
import Testing

@Suite("dump") struct ZZDump {
    @Test func dump() async throws {
        let shop = try TestShop("http://127.0.0.1:8099")
        let v = Visitor(shop)
        func w(_ name: String, _ path: String) async throws {
            try Files.write(Array(try await v.get(path).body.utf8), to: "/tmp/sfdump/\(name).html")
        }
        try await w("home", "/"); try await w("cat", "/vetements.html"); try await w("catf", "/vetements/robes.html?color=52,49&size=166")
        try await w("prod", "/robe-plissee-colette.html"); try await w("prodc", "/en/colette-pleated-dress.html?color=49&size=166")
        try await w("empty", "/checkout/cart/"); try await w("nope", "/nope")
        _ = try await v.post("/checkout/cart/add/", "product=100&super_attribute[93]=49&super_attribute[144]=166&qty=2")
        _ = try await v.post("/checkout/cart/add/", "product=200")
        try await w("cart", "/checkout/cart/")
    }
    @Test func time() async throws {
        let shop = try TestShop()
        for path in ["/robe-plissee-colette.html?color=49&size=166", "/vetements/robes.html?color=49", "/", "/foulard.html", "/checkout/cart/"] {
            let request = Request()
            var machine = ConnectionMachine(limits: ServerLimits())
            let text = Array("GET \(path) HTTP/1.1\r\nHost: shop.test\r\n\r\n".utf8)
            _ = text.withUnsafeBytes { machine.receive($0, into: request) }
            var size = 0
            var best = UInt64.max
            for _ in 0..<5 {
            let start = MonotonicInstant.now()
            for _ in 0..<1000 {
                if case .later(let work) = shop.storefront.reply(to: request) {
                    if case .bytes(let b) = (await work()).body { size = b.count }
                }
            }
            best = min(best, MonotonicInstant.now().since(start).nanoseconds / 1000)
            }
            print("TIME", path, best, "ns", size, "bytes")
        }
    }
}
