import Basics
import Testing

@testable import ShopLoad

@Suite("A shopper's cookies")
struct CookieJarTests {
    private func line(_ fields: String...) -> String {
        var jar = CookieJar()
        for field in fields { jar.take(field) }
        var bytes: [UInt8] = []
        jar.write(into: &bytes)
        return String(utf8: bytes)
    }

    @Test("what was set is sent, the last value of a name, in the order of the first")
    func kept() {
        #expect(line("a=1; Path=/; HttpOnly", "b = x=y ", "a=2; Max-Age=60") == "Cookie: a=2; b=x=y\r\n")
    }

    @Test("a cookie whose life is over is forgotten, and what is no cookie is passed over")
    func forgotten() {
        #expect(line("a=1", "b=2", "a=; Max-Age=0; Path=/") == "Cookie: b=2\r\n")
        #expect(line("a=1; max-age=-3") == "")
        #expect(line("nothing", "=1", "") == "")
        #expect(line("a=" + String(repeating: "x", count: 5_000)) == "")
    }

    @Test("a jar has a limit")
    func limit() {
        var jar = CookieJar()
        for number in 0..<100 { jar.take("c\(number)=1") }
        #expect(jar["c31"] == "1")
        #expect(jar["c32"] == nil)
    }
}
