import Basics
import Importer
import Testing

/// The rows of bytes that come in these pieces.
private func rows(_ pieces: [[UInt8]], limits: CSVLimits = CSVLimits()) throws -> [CSVRow] {
    var rest = pieces.filter { !$0.isEmpty }[...]
    var reader = CSVReader(limits: limits) { rest.popFirst() ?? [] }
    var rows: [CSVRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
}

private func cells(_ text: String) throws -> [[String]] { try rows([Array(text.utf8)]).map(\.cells) }

@Suite("The CSV reader")
struct CSVReaderTests {
    @Test(
        "cells are read as RFC 4180 has them",
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
            (",\n", [["", ""]]), ("a,,\n", [["a", "", ""]]), ("\"a,b\",c\n", [["a,b", "c"]]),
            ("\"a\nb\r\nc\",d\n", [["a\nb\r\nc", "d"]]), ("\"say \"\"so\"\"\"\n", [["say \"so\""]]),
            ("\"\",x\n", [["", "x"]]), ("\"\"\"\"\n", [["\""]]), ("a\\\"b,c\n", [["a\\\"b", "c"]]),
            ("a\"b,c\n", [["a\"b", "c"]]), ("\"a\"b,c\n", [["ab", "c"]]), ("\"a\"\"b\"c\"d\n", [["a\"bc\"d"]]),
            ("a\rb,c\n", [["a\rb", "c"]]), ("a\r", [["a"]]), ("\"a\"\r\nb\n", [["a"], ["b"]]),
            ("é,œ\n", [["é", "œ"]]), (" a , b \n", [[" a ", " b "]]), ("\"a\"\rb\n", [["a\rb"]]),
        ] as [(String, [[String]])])
    func forms(text: String, expected: [[String]]) throws {
        #expect(try cells(text) == expected)
    }

    @Test(
        "blank lines at the end are no rows, elsewhere they are",
        arguments: [
            ("a\n\n\n", [["a"]]), ("a\n\nb\n", [["a"], [""], ["b"]]),
            ("a\r\n\r\n\r\n\r\nb", [["a"], [""], [""], [""], ["b"]]),
            ("\n\n", []), ("\"\"\n", [[""]]), ("a\n\"\"\n\n", [["a"], [""]]),
        ] as [(String, [[String]])])
    func blankLines(text: String, expected: [[String]]) throws {
        #expect(try cells(text) == expected)
    }

    @Test("a byte order mark is no part of the first cell, and only at the start")
    func byteOrderMark() throws {
        #expect(try cells("\u{FEFF}sku,name\n") == [["sku", "name"]])
        #expect(try cells("sku,\u{FEFF}name\n") == [["sku", "\u{FEFF}name"]])
        #expect(try rows([[0xEF, 0xBB]])[0].fault == .notUTF8)
        #expect(try rows([[0xEF, 0xBB, 0xBF]]).isEmpty)
    }

    @Test("rows are numbered with the header as 0")
    func numbers() throws {
        #expect(try rows([Array("h\na\n\n\"b\nb\"\n".utf8)]).map(\.number) == [0, 1, 2, 3])
    }

    @Test("where the file is cut into pieces makes no difference")
    func splits() throws {
        let text = "\u{FEFF}sku,text\r\nA,\"one\r\n\"\"two\"\", é\"\r\n\n\"B\"x,\r\r\n,\"\"\n\r\n\n"
        let bytes = Array(text.utf8)
        let expected = try cells(text)
        #expect(expected == [["sku", "text"], ["A", "one\r\n\"two\", é"], [""], ["Bx", "\r"], ["", ""]])
        for split in 0...bytes.count {
            for second in split...bytes.count {
                let pieces = [bytes[..<split], bytes[split..<second], bytes[second...]].map(Array.init)
                #expect(try rows(pieces).map(\.cells) == expected, "\(split), \(second)")
            }
        }
        #expect(try rows(bytes.map { [$0] }).map(\.cells) == expected)
    }

    @Test("a row past a limit says so, and the next one is read")
    func limits() throws {
        var limits = CSVLimits()
        (limits.cellBytesMax, limits.columnsMax, limits.rowBytesMax) = (4, 3, 6)
        let text = "abcd,ef\nabcde\n\"abcdefghijk\"\na,b,c\na,b,c,d\nabc,abcd\n,,,,,,\nok"
        let found = try rows([Array(text.utf8)], limits: limits)
        #expect(
            found.map(\.fault) == [
                nil, .tooLong, .tooLong, nil, .tooManyColumns, .tooLong, .tooManyColumns, nil,
            ])
        #expect(found.last?.cells == ["ok"])
    }

    @Test("an endless row takes no more memory than a row may have")
    func endlessRow() throws {
        var limits = CSVLimits()
        limits.rowBytesMax = 1_000
        var left = 2_000
        var reader = CSVReader(limits: limits) {
            left -= 1
            return left > 0 ? [UInt8](repeating: UInt8(ascii: "x"), count: 997) : []
        }
        let first = try reader.next()
        let row = try #require(first)
        #expect(row.fault == .tooLong)
        #expect(row.byteCount <= 1_000)
        #expect(try reader.next()?.number == nil)
        #expect(reader.bytesRead == 1_999 * 997)
    }

    @Test("every row says on which line it begins, a blank one too")
    func lines() throws {
        #expect(try rows([Array("h\n\n\n\"a\nb\"\n\nc".utf8)]).map(\.line) == [1, 2, 3, 4, 6, 7])
    }

    @Test("a letter whose bytes lie in two cells is no UTF-8")
    func splitLetter() throws {
        #expect(try rows([[0xC3, 0x2C, 0xA9, 0x0A], Array("é,é\n".utf8)]).map(\.fault) == [.notUTF8, nil])
    }

    @Test("what is not UTF-8 and a quote without an end are faults of their rows")
    func faults() throws {
        let found = try rows([[0x61, 0x0A, 0xE9, 0x0A] + Array("b\n\"c\n".utf8)])
        #expect(found.map(\.fault) == [nil, .notUTF8, nil, .unterminatedQuote])
    }

    @Test("a file that cannot be read is a failure")
    func unreadable() {
        struct Broken: Error {}
        var reader = CSVReader { throw Broken() }
        #expect(throws: ImportFailure.unreadable("Broken()")) { try reader.next() }
    }

    @Test("any bytes give rows, and the same ones in pieces of any size")
    func anyBytes() throws {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("\"\"\",,\r\n\nab".utf8) + [0, 0xC3, 0xA9, 0xFF, 0xEF, 0xBB, 0xBF]
        for _ in 0..<400 {
            let bytes = (0..<generator.below(60)).map { _ in alphabet[generator.below(alphabet.count)] }
            let whole = try rows([bytes])
            let single = try rows(bytes.map { [$0] })
            #expect(whole.map(\.cells) == single.map(\.cells))
            #expect(whole.map(\.fault) == single.map(\.fault))
        }
    }
}
