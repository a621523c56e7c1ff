import Testing

/// The lexer under the rules: what is code, what is comment, what is literal.
@Suite struct SourceTextTests {
    @Test(
        "only code is left of a line",
        arguments: [
            ("let a = 1  // one", "let a = 1"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (#"let a = "b // c" + d"#, "let a =          + d"),
            (#"let a = "b\"c" + d"#, "let a =        + d"),
            (#"print("a\(b + f("c"))d")"#, "print(    b + f(   )   )"),
            (##"let a = #"b"c"# + d"##, "let a =         + d"),
            (##"let a = #"\(b)\#(c)"# + d"##, "let a =          c    + d"),
            ("#if DEBUG", "#if DEBUG"),
            ("a / b // c", "a / b"),
        ])
    func code(text: String, code: String) {
        let line = SourceText(text).code[0]
        #expect(line.dropLast(line.count - code.count) == code)
        #expect(line.count == text.count)
        #expect(line.dropFirst(code.count).allSatisfy { $0 == " " })
    }

    @Test("literals keep their line and their text, an interpolation being an x")
    func literals() {
        let text = SourceText(
            """
            let a = "one"
            let b = \"""
                UPDATE \\(table)
                SET a = "b"
                \"""
            let c = "d \\(e("f")) g"
            """)
        #expect(
            text.literals == [
                .init(line: 1, text: "one"), .init(line: 2, text: "\n    UPDATE x\n    SET a = \"b\"\n    "),
                .init(line: 6, text: "f"), .init(line: 6, text: "d x g"),
            ])
        #expect(text.code.count == 6)
        #expect(text.tokens.filter { $0.text == "table" } == [.init(line: 3, text: "table")])
    }

    @Test("comments keep their line")
    func comments() {
        let text = SourceText("a  // b\n/* c\n d */ e\n/// f")
        #expect(
            text.comments == [
                .init(line: 1, text: "// b"), .init(line: 2, text: "/* c\n d */"), .init(line: 4, text: "/// f"),
            ])
        #expect(text.tokens.map(\.text) == ["a", "e"])
    }

    @Test("an unfinished literal ends with its line, an unfinished comment with the file")
    func unfinished() {
        #expect(SourceText("\"a\nb").tokens.map(\.text) == ["b"])
        #expect(SourceText("a /* b\nc").tokens.map(\.text) == ["a"])
        #expect(SourceText("a \"\"\"\nc").tokens.map(\.text) == ["a"])
    }
}
