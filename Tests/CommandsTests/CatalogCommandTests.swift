import Basics
import Testing

@testable import Commands

@Suite("vitrine catalog")
struct CatalogCommandTests {
    @Test(
        "a command line that is wrong says what is",
        arguments: [
            ([], "to generate it"), (["make"], "to generate it"),
            (["generate", "--products", "0"], "--products needs a whole number from 1 to"),
            (["generate", "--variants", "many"], "--variants needs a whole number from 1 to"),
            (["generate", "--seed", "-1"], "--seed needs a whole number from 0 to"),
            (["generate", "--date", "2026-02-30"], "--date 2026-02-30 is no date"),
            (["generate", "--dir", "x"], "there is no flag --dir"),
        ])
    func usage(words: [String], sentence: String) {
        let error = #expect(throws: UsageError.self) { try CatalogCommand(words[...], Environment(variables: [:])) }
        #expect(error?.description.contains(sentence) == true)
    }
}
