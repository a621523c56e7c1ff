import Basics
import Testing

@Suite("The command line")
struct ArgumentsTests {
    private func read(_ words: String...) throws(UsageError) -> Arguments {
        try Arguments(words, valued: ["port", "var"], plain: ["strict"])
    }

    @Test("flags take the next word or what stands behind the sign; the rest are words")
    func flags() throws {
        let arguments = try read("products", "--port", "80", "--var=a=b", "file.csv", "--strict")
        #expect(arguments.words == ["products", "file.csv"])
        #expect(arguments["port"] == "80")
        #expect(arguments["var"] == "a=b")
        #expect(arguments.has("strict"))
        #expect(arguments["nothing"] == nil)
    }

    @Test(
        "what cannot be understood is said",
        arguments: [(["--nope"], "--nope"), (["--port"], "needs a value"), (["--strict=1"], "--strict=1")])
    func refused(words: [String], sentence: String) {
        let error = #expect(throws: UsageError.self) {
            try Arguments(words, valued: ["port"], plain: ["strict"])
        }
        #expect(error?.description.contains(sentence) == true)
    }
}
