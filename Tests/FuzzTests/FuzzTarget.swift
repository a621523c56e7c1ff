import Basics

/// What reads bytes from outside. Each case holds one reader against rules that go beyond "does not crash"; its name is
/// the folder of its corpus, `Tests/Fuzz/<name>`, and what `make fuzz TARGET=<name>` takes.
enum FuzzTarget: String, CaseIterable {
    case request, address, query, listing, cookies, json, xml, csv, cells, criteria

    /// Checks one input; what is thrown is a finding.
    func check(_ input: [UInt8]) throws(Finding) {
        switch self {
        case .request: try RequestCheck.run(input)
        case .address: try AddressCheck.run(input)
        case .query: try QueryCheck.run(input)
        case .listing: try ListingCheck.run(input)
        case .cookies: try CookieCheck.run(input)
        case .json: try JSONCheck.run(input)
        case .xml: try XMLCheck.run(input)
        case .csv: try CSVCheck.run(input)
        case .cells: try CellCheck.run(input)
        case .criteria: try CriteriaCheck.run(input)
        }
    }
}

/// A rule that an input breaks.
struct Finding: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) { description = sentence }
}

/// Throws the sentence unless the fact holds.
func require(_ fact: Bool, _ sentence: @autoclosure () -> String) throws(Finding) {
    guard fact else { throw Finding(sentence()) }
}

/// Throws unless both texts have the same bytes: `==` would take two spellings of one letter for the same.
func requireSame(_ left: String, _ right: String, _ sentence: @autoclosure () -> String) throws(Finding) {
    guard left.utf8.elementsEqual(right.utf8) else {
        throw Finding("\(sentence()):\n  \(left.debugDescription)\n  \(right.debugDescription)")
    }
}

extension [UInt8] {
    /// Calls `body` with a copy that ends where its memory ends, so that the address sanitizer sees a read beyond it.
    func withExactCopy<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { copy.deallocate() }
        copy.copyBytes(from: self)
        return body(UnsafeRawBufferPointer(copy))
    }

    /// Whether these bytes are well-formed UTF-8.
    var isUTF8: Bool { String(validating: self, as: UTF8.self) != nil }
}
