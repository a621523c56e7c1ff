import Foundation
import Testing

/// Every input of every corpus, and a few thousand that follow from them, as plain tests. The fuzzer itself is `make
/// fuzz`; what it finds is kept in the corpus and so tested here for ever.
@Suite("What the fuzzer knows")
struct ReplayTests {
    private static let corpora = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzz")
    /// So many changed inputs a target: a second or two in a debug build.
    private static let mutantsMax = 2_000

    private static func corpus(_ target: FuzzTarget) throws -> [(name: String, input: [UInt8])] {
        let folder = corpora.appending(path: target.rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
        }
    }

    @Test("every input of the corpus keeps the rules", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        let corpus = try Self.corpus(target)
        #expect(corpus.count >= 5)
        for (name, input) in corpus {
            #expect(throws: Never.self, "\(target.rawValue)/\(name)") { try target.check(input) }
        }
    }

    @Test("inputs near those of the corpus keep the rules", arguments: FuzzTarget.allCases)
    func mutants(target: FuzzTarget) throws {
        let inputs = try Self.corpus(target).map(\.input)
        var generator = Generator(seed: target.rawValue.utf8)
        for _ in 0..<Self.mutantsMax {
            let input = Self.mutant(of: inputs, &generator)
            #expect(throws: Never.self, "\(target.rawValue) \(Data(input).base64EncodedString())") {
                try target.check(input)
            }
        }
    }

    /// The front of one input and the back of another, with a few bytes changed, left out or doubled.
    private static func mutant(of inputs: [[UInt8]], _ generator: inout Generator) -> [UInt8] {
        let (front, back) = (inputs[generator.below(inputs.count)], inputs[generator.below(inputs.count)])
        var input = front.prefix(generator.below(front.count + 1)) + back.suffix(generator.below(back.count + 1))
        for _ in 0..<generator.below(5) where !input.isEmpty {
            let place = generator.below(input.count)
            switch generator.below(3) {
            case 0: input[place] = UInt8(generator.below(256))
            case 1: input.remove(at: place)
            default: input.insert(input[generator.below(input.count)], at: place)
            }
        }
        return Array(input)
    }
}
