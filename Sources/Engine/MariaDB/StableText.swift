/// Text at an address that stays until this object goes. The client library's non-blocking calls read their arguments
/// again whenever they are continued; a Swift string passed to a C function is gone when that function returns.
final class StableText {
    let start: UnsafeMutablePointer<CChar>
    let count: Int

    init(_ text: String) {
        count = text.utf8.count
        start = .allocate(capacity: count + 1)
        let room = UnsafeMutableRawBufferPointer(start: start, count: count + 1)
        _ = room.initializeMemory(as: UInt8.self, from: text.utf8)
        start[count] = 0
    }

    deinit { start.deallocate() }
}
