import Basics
import Testing

@Suite("Bytes")
struct BytesTests {
    private func text(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        write(&bytes)
        return String(utf8: bytes)
    }

    @Test("numbers of every size are written in decimal", arguments: [0, 7, -7, 10, 1_234_567, Int64.max, Int64.min])
    func decimals(number: Int64) { #expect(text { $0.append(decimal: number) } == "\(number)") }

    @Test("a width fills up with zeros and cuts nothing")
    func widths() {
        #expect(text { $0.append(decimal: 7, width: 2) } == "07")
        #expect(text { $0.append(decimal: 2_026, width: 2) } == "2026")
        #expect(text { $0.append(decimal: 0, width: 4) } == "0000")
    }

    @Test("hexadecimal goes there and back")
    func hexadecimals() {
        #expect(hexadecimal([0, 15, 255]) == "000fff")
        #expect("09afAF".utf8.compactMap(\.hexadecimalValue) == [0, 9, 10, 15, 10, 15])
        #expect("g/:@`".utf8.allSatisfy { $0.hexadecimalValue == nil })
    }

    @Test("classes of ASCII end where they should")
    func classes() {
        let all = (0...255).map { UInt8($0) }
        #expect(String(utf8: all.filter(\.isASCIIDigit)) == "0123456789")
        #expect(all.filter(\.isASCIILetter).count == 52)
        #expect(String(utf8: "AZaz09É".utf8.map(\.asciiLowercased)) == "azaz09É")
    }

    @Test("blanks and line ends go from both ends of a text, whatever letters are there, and stay within")
    func trimming() {
        for (text, expected) in [
            ("a", "a"), ("  a b\r\n", "a b"), ("\u{a0}é\u{2003}", "é"), ("é", "é"), ("", ""), (" \n", ""), ("a ", "a"),
            (" \u{301}a \u{301} ", "\u{301}a \u{301}"),
        ] {
            #expect(text.trimmed == expected)
            #expect("[\(text)]".dropFirst().dropLast().trimmed == expected)
        }
    }

    @Test("a block keeps its bytes at one place")
    func block() {
        let block = ByteBlock("vitrine".utf8)
        #expect(block.count == 7)
        #expect(String(utf8: block.bytes) == "vitrine")
    }

    @Test("a block that owns memory says once that it is gone")
    func ownedBlock() {
        let gone = Guarded(0)
        do {
            let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 3, alignment: 16)
            storage.copyBytes(from: [1, 2, 3])
            let block = ByteBlock(owning: storage) { gone.withLock { $0 += 1 } }
            #expect(Array(block.bytes) == [1, 2, 3])
            #expect(gone.withLock { $0 } == 0)
        }
        #expect(gone.withLock { $0 } == 1)
    }

    @Test("spans are never negative and moments compare")
    func moments() {
        let early = MonotonicInstant(nanoseconds: 5)
        let late = early.advanced(by: .milliseconds(2))
        #expect(late.since(early) == .milliseconds(2))
        #expect(early.since(late) == TimeSpan(nanoseconds: 0))
        #expect(Instant(microseconds: -1).seconds == -1)
    }
}
