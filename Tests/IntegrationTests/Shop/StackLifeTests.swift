import Glibc
import JSON
import Testing

@Suite("The local stack's life")
struct StackLifeTests {
    private func cartOf(_ shop: RunningShop) -> String {
        let visitor = Visitor(port: shop.port)
        let masked = visitor.call("POST", "/rest/V1/guest-carts").body.filter { $0 != "\"" }
        _ = visitor.call(
            "POST", "/rest/V1/guest-carts/\(masked)/items", #"{"cartItem":{"sku":"RB-0001-BLN-38","qty":1}}"#)
        return masked
    }

    private func has(_ masked: String, _ shop: RunningShop) -> Bool {
        Visitor(port: shop.port).call("GET", "/rest/V1/guest-carts/\(masked)/items").body.contains("RB-0001-BLN-38")
    }

    @Test("data outlive SIGTERM and kill -9, and no server is left running")
    func lives() {
        let first = RunningShop()
        let cart = cartOf(first)
        let firstServers = first.serverPIDs
        #expect(firstServers.count == 3)
        #expect(first.end() == 0)
        for pid in firstServers { #expect(!ServerProcess.isRunning(pid), "server \(pid) ended with its shop") }

        let second = RunningShop(in: first.folder)
        #expect(has(cart, second))
        let later = cartOf(second)
        let secondServers = second.serverPIDs
        #expect(second.end(signal: SIGKILL) == -SIGKILL)
        #expect(secondServers.allSatisfy { ServerProcess.isRunning($0) }, "a killed shop leaves its servers behind")

        let third = RunningShop(in: first.folder)
        #expect(has(cart, third) && has(later, third))
        for pid in secondServers { #expect(!ServerProcess.isRunning(pid), "the next start ended server \(pid)") }
        #expect(third.end(signal: SIGINT) == 0)
    }

    @Test(
        "without Redis, or one that has no room, the shop sells on: only the message after a redirect is lost",
        arguments: ["gone", "full"])
    func withoutRedis(state: String) throws {
        let shop = RunningShop()
        if state == "gone" {
            shop.killServer("redis")
        } else {
            // A disk that is full is answered likewise: an error to whoever writes.
            ServerProcess.run(
                "/usr/bin/redis-cli", "-s", shop.server("redis").socket, "CONFIG", "SET", "maxmemory", "1")
        }
        let visitor = Visitor(port: shop.port)
        let bag = Visitor(port: shop.port).call("GET", "/rest/V1/products/CB-0001").body
        let id = try #require(try JSONReader.parse(Array(bag.utf8))["id"]?.integer)
        for expected in 1...2 {
            let added = visitor.submit("/checkout/cart/add/", "product=\(id)&qty=1")
            #expect(added.status == 302)
            let cart = visitor.get("/checkout/cart/")
            #expect(cart.body.contains("cart-line") && !cart.body.contains("message success"))
            let sections = visitor.get("/customer/section/load/?sections=cart").body
            #expect(try JSONReader.parse(Array(sections.utf8))["cart"]?["summary_count"]?.integer == Int64(expected))
        }
        #expect(shop.end() == 0)
    }

    @Test("a second start on the same folder is refused and harms nothing")
    func twice() {
        let shop = RunningShop.shared
        let pid = RunningShop.spawn(["up", "--var", shop.folder, "--port", "0"], output: "\(shop.folder)/twice.log")
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        #expect(status >> 8 & 0xff != 0)
        #expect(TextFile.read("\(shop.folder)/twice.log").contains("\(shop.pid)"), "the sentence names who runs there")
        #expect(Visitor(port: shop.port).get("/").status == 200)
    }
}
