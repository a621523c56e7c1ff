import Glibc
import Testing

/// Seven in ten shoppers hold a phone with a mediocre connection: what they must load has a limit.
@Suite("The weight of pages")
struct WeightTests {
    private static let pages = [
        "/", "/en/", "/vetements/robes.html", "/en/clothing/dresses.html?size=38", "/robe-plissee-colette.html",
        "/checkout/cart/", "/cabas-souple-leonie.html",
    ]

    /// The answer in gzip, once it is packed; at once for what is never packed.
    private func bytes(_ path: String) -> Int {
        let visitor = Visitor(port: RunningShop.shared.port)
        for _ in 0..<100 {
            let answer = visitor.get(path, ["Accept-Encoding": "gzip"])
            if answer.field("Content-Encoding") == "gzip" || path.hasPrefix("/checkout") {
                return answer.field("Content-Length").flatMap { Int($0) } ?? .max
            }
            usleep(20_000)
        }
        return .max
    }

    @Test("a page is at most 15 KB packed", arguments: WeightTests.pages)
    func page(path: String) {
        let count = bytes(path)
        #expect(count <= 15_000, "\(path) has \(count) bytes")
    }

    @Test(
        "style sheet and script are at most 12 and 8 KB packed",
        arguments: [("/styles.css", 12_000), ("/shop.js", 8_000)])
    func files(path: String, most: Int) {
        let count = bytes(path)
        #expect(count <= most, "\(path) has \(count) bytes")
    }
}
