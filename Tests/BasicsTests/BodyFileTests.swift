import Basics
import Foundation
import Testing

@Suite("Bodies in a file in memory")
struct BodyFileTests {
    private let file = BodyFile.shared

    @Test("are there as they were put, each at a place of its own", arguments: [1, 4_095, 4_096, 4_097, 1_000_000])
    func bytes(count: Int) throws {
        let file = try #require(file)
        let bodies = (0..<4).map { number in (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) } }
        let blocks = try bodies.map { try #require(file.block($0)) }
        for (body, block) in zip(bodies, blocks) {
            #expect(block.count == count)
            #expect(block.bytes.elementsEqual(body))
        }
        #expect(Set(blocks.compactMap { $0.place?.offset }).count == 4)
        #expect(file.block([]) == nil)
    }

    @Test("give their memory back when nobody has them any more")
    func released() throws {
        let file = try #require(file)
        let body = Array(repeating: UInt8(7), count: 16 << 20)
        func held(_ block: ByteBlock) throws -> Int {
            var state = stat()
            try #require(fstat(#require(block.place).descriptor, &state) == 0)
            return Int(state.st_blocks) * 512
        }
        for _ in 0..<8 {
            let block = try #require(file.block(body))
            // Other tests have bodies too, but small ones.
            #expect((body.count..<(2 * body.count)).contains(try held(block)))
        }
    }
}
