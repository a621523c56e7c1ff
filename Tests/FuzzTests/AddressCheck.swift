import Basics
import HTTP

/// An address as text: as a base address, as a `Host`, as a path with variables.
///
/// - A base address, written by itself and read again, is the same and knows itself.
/// - A `Host` that means a base address means no other one.
/// - A variable of a path is its segment decoded, and encoded anew it is found again.
enum AddressCheck {
    private static let shops = ["http://shop.test", "https://shop.test:8443", "http://[::1]:8080"].map(BaseURL.init)

    private static let routes: RouteTable<Int> = {
        var builder = RouteTable<Int>.Builder(RouteRules())
        builder.add(.get, "/V1/products", 0)
        builder.add(.get, "/V1/products/:sku", 1)
        builder.add(.get, "/V1/products/:sku/links/:type", 2)
        builder.add(.get, "/V1/carts/mine", 3)
        builder.add(.get, "/V1/carts/:cartId", 4)
        builder.add(.get, "/", 5)
        return builder.freeze()
    }()

    static func run(_ input: [UInt8]) throws(Finding) {
        try checkBase(String(utf8: input))
        let hits = input.withExactCopy { host in shops.count { $0?.matches(host: host) == true } }
        try require(hits < 2, "a Host means two addresses: \(String(utf8: input))")
        try checkRoutes(input)
        try checkText(input)
    }

    private static func checkBase(_ text: String) throws(Finding) {
        guard let base = BaseURL(text) else { return }
        try require(BaseURL(base.origin) == base, "\(base.origin) is read as another address than \(text)")
        try require(base.matches(origin: base.origin), "\(base.origin) does not know its own origin")
        let host = Array("\(base.host):\(base.port)".utf8)
        try require(host.withExactCopy { base.matches(host: $0) }, "\(base.origin) does not know its own host")
        let isPlain = base.host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#@\\".utf8.contains($0) }
        try require(isPlain && !base.host.isEmpty, "a host holds what no host holds: \(base.host)")
    }

    private static func checkRoutes(_ input: [UInt8]) throws(Finding) {
        let path = input.starts(with: "/".utf8) ? input : Array("/V1/products/".utf8) + input
        guard case .found(let route, let parameters) = path.withExactCopy({ routes.resolve(.get, $0) }) else { return }
        let pattern = routes.all[route].pattern
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        var again: [UInt8] = []
        for (place, part) in pattern.split(separator: "/").enumerated() {
            again.append("/")
            guard part.first == ":" else {
                again.append(part)
                continue
            }
            let name = String(part.dropFirst())
            guard let value = parameters[name] else { throw Finding("the variable \(name) of \(pattern) has no value") }
            let decoded = Array(segments[place + 1]).withExactCopy { PercentCoding.segmentText($0) }
            try requireSame(value, decoded, "the variable \(name) is not its segment")
            // A variable that says what a literal of another route says finds that one, as it should.
            if value.isEmpty || value == "mine" { return }
            PercentCoding.append(value, to: &again)
        }
        guard case .found(let other, let same) = again.withExactCopy({ routes.resolve(.get, $0) }) else {
            return try require(again.isEmpty, "encoded anew the path finds nothing: \(String(utf8: again))")
        }
        try require(other == route && same == parameters, "encoded anew the path is another: \(String(utf8: again))")
    }

    private static func checkText(_ input: [UInt8]) throws(Finding) {
        let text = input.withExactCopy { PercentCoding.segmentText($0) }
        let encoded = PercentCoding.encoded(text)
        try require(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an encoded text holds \(encoded)")
        try requireSame(Array(encoded.utf8).withExactCopy { PercentCoding.segmentText($0) }, text, "as a segment")
        try requireSame(Array(encoded.utf8).withExactCopy { PercentCoding.formText($0) }, text, "as a form's value")
    }
}
