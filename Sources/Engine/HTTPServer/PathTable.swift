import Basics
import HTTP

/// Answers by path: built once, then read without a lock or an allocation. Open addressing over a table at most half
/// full; `Dictionary<[UInt8], _>` would cost every dynamic request an array and a slow hash for a look-up that fails.
struct PathTable {
    private var entries: [(path: [UInt8], response: PreparedResponse)] = []
    /// Numbers of entries, plus one; zero where there is none.
    private var slots: [Int32]

    init(_ responses: [[UInt8]: PreparedResponse]) {
        var size = 8
        while size < responses.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for (path, response) in responses {
            entries.append((path, response))
            var slot = path.withUnsafeBytes { PathTable.hash($0) } & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(entries.count)
        }
    }

    subscript(path: UnsafeRawBufferPointer) -> PreparedResponse? {
        var slot = PathTable.hash(path) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = Int(slots[slot]) - 1
            if entries[entry].path.count == path.count, entries[entry].path.elementsEqual(path) {
                return entries[entry].response
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// FNV-1a over the last bytes, where paths of one folder differ. The paths are the shop's own: nobody can make them
    /// collide from outside.
    private static func hash(_ path: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(path.count)
        for byte in path.suffix(16) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
