import Basics

/// How a body is coded (RFC 9110 §8.4.1).
public enum ContentCoding: Sendable, CaseIterable {
    case identity, gzip, brotli

    /// The coding's name in `Accept-Encoding` and `Content-Encoding`.
    public var name: StaticString {
        switch self {
        case .identity: "identity"
        case .gzip: "gzip"
        case .brotli: "br"
        }
    }
}

/// What a client takes, in thousandths of preference per coding (RFC 9110 §12.5.3, §12.4.2).
struct AcceptedCodings {
    private(set) var gzip = 0
    private(set) var brotli = 0
    private(set) var identity: Int?

    /// Reads the field; without one nothing but the identity is taken to be wanted.
    init(_ request: Request) {
        var any: Int?
        var (gzip, brotli): (Int?, Int?) = (nil, nil)
        request.forEachField(.acceptEncoding) { field in
            field.forEachPart(separatedBy: UInt8(ascii: ",")) { member in
                let (coding, parameters) = member.cut(at: UInt8(ascii: ";"))
                let weight = AcceptedCodings.weight(parameters)
                let name = coding.trimmed
                if name.equalsIgnoringCase("gzip") || name.equalsIgnoringCase("x-gzip") { gzip = weight }
                if name.equalsIgnoringCase("br") { brotli = weight }
                if name.equalsIgnoringCase("identity") { identity = weight }
                if name.equals("*") { any = weight }
                return true
            }
        }
        self.gzip = gzip ?? any ?? 0
        self.brotli = brotli ?? any ?? 0
        identity = identity ?? (any == 0 ? 0 : nil)
    }

    /// The best of the codings at hand; of equals the smaller body. When the client takes none of them it gets the
    /// identity: §12.5.3 allows that, and a page in the wrong coding is better than none.
    func best(hasGzip: Bool, hasBrotli: Bool) -> ContentCoding {
        let gzip = hasGzip ? gzip : 0
        let brotli = hasBrotli ? brotli : 0
        let best = Swift.max(gzip, brotli)
        guard best > 0, best >= identity ?? 0 else { return .identity }
        return brotli >= gzip ? .brotli : .gzip
    }

    /// `q=0.8` in thousandths; 1,000 without one, 0 for one that is malformed.
    private static func weight(_ parameters: UnsafeRawBufferPointer?) -> Int {
        guard let parameters else { return 1_000 }
        let (name, value) = parameters.cut(at: UInt8(ascii: "="))
        guard name.trimmed.equalsIgnoringCase("q"), let value = value?.trimmed, (1...5).contains(value.count) else {
            return 0
        }
        guard value[0] == UInt8(ascii: "0") || value[0] == UInt8(ascii: "1") else { return 0 }
        var thousandths = value[0] == UInt8(ascii: "1") ? 1_000 : 0
        guard value.count > 1 else { return thousandths }
        guard value[1] == UInt8(ascii: ".") else { return 0 }
        var place = 100
        for digit in value.part(2, value.count) {
            guard digit.isASCIIDigit else { return 0 }
            thousandths += Int(digit & 0x0F) * place
            place /= 10
        }
        return thousandths <= 1_000 ? thousandths : 0
    }
}
