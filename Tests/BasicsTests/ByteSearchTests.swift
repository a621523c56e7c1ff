import Basics
import Testing

@Suite("Looking for bytes in bytes")
struct ByteSearchTests {
    private func find(_ literal: StaticString, in text: String, from start: Int = 0, before end: Int? = nil) -> Int? {
        Array(text.utf8).withUnsafeBytes { $0.firstOffset(of: literal, from: start, before: end) }
    }

    @Test("a literal is found where it first begins, and only whole within the bounds")
    func literals() {
        #expect(find("ab", in: "xabab") == 1)
        #expect(find("ab", in: "xabab", from: 2) == 3)
        #expect(find("ab", in: "xabab", from: 2, before: 4) == nil)
        #expect(find("ab", in: "xabab", from: 5) == nil)
        #expect(find("abc", in: "ab") == nil)
        #expect(find("ab", in: "") == nil)
    }

    @Test("so is a byte")
    func bytes() {
        Array("a-b-".utf8).withUnsafeBytes { bytes in
            #expect(bytes.firstOffset(of: UInt8(ascii: "-")) == 1)
            #expect(bytes.firstOffset(of: UInt8(ascii: "-"), from: 2) == 3)
            #expect(bytes.firstOffset(of: UInt8(ascii: "-"), from: 4) == nil)
            #expect(bytes.firstOffset(of: UInt8(ascii: "c")) == nil)
        }
    }

    @Test("logarithm and power undo one another")
    func logarithm() {
        #expect(naturalLogarithm(1) == 0)
        for number in [0.001, 2.718281828, 10, 1e9] {
            #expect(abs(exponential(naturalLogarithm(number)) / number - 1) < 1e-12)
        }
    }
}
