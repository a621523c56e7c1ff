import HTTP
import Testing

@Suite("Golden exchanges")
struct GoldenTests {
    @Test("what is sent gets the answers of the golden file", arguments: GoldenFile.all)
    func answers(_ file: GoldenFile) {
        let transcript = Exchange(limits: file.limits).run([file.sent])
        let lines = GoldenFile.lines(of: transcript.output)
        #expect(lines.last == "" ? lines.dropLast() == file.expected[...] : lines == file.expected)
        let left = transcript.ending == "stays open" && transcript.left > 0 ? " left \(transcript.left)" : ""
        #expect(transcript.ending + left == file.ending)
    }

    @Test("the pieces in which bytes arrive change nothing", arguments: GoldenFile.all)
    func pieces(_ file: GoldenFile) {
        let whole = Exchange(limits: file.limits).run([file.sent])
        for split in 0...file.sent.count {
            let parts = Exchange(limits: file.limits).run([Array(file.sent[..<split]), Array(file.sent[split...])])
            #expect(parts.output == whole.output, "split at \(split)")
            #expect(parts.ending == whole.ending, "split at \(split)")
        }
        let drops = Exchange(limits: file.limits).run(file.sent.map { [$0] })
        #expect(drops.output == whole.output)
        #expect(drops.ending == whole.ending)
    }

    @Test("there are golden files")
    func exist() {
        #expect(GoldenFile.all.count >= 20)
    }
}
