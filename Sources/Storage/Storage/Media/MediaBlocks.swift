public import Basics
public import Commerce

/// The files that a node is sending: each is in memory once, however many clients take it at their own pace, and all of
/// them together have a bound, so that slow clients cannot fill the memory. One for all loops.
public final class MediaBlocks: Sendable {
    /// The files on their way to clients take no more memory than this.
    public static let bytesInFlightMax = 128 << 20

    private struct Held {
        let number: Int
        let state: FileState
        weak var block: ByteBlock?
    }

    private struct Shelf {
        var bytes = 0
        var lastNumber = 0
        var byPath: [String: Held] = [:]
    }

    private let shelf = Guarded(Shelf())
    private let bytesMax: Int

    /// No files, and room for `bytesMax` bytes of them.
    public init(bytesMax: Int = MediaBlocks.bytesInFlightMax) { self.bytesMax = bytesMax }

    /// The bytes of an open file: those that somebody is being sent, or read now. Waits for the file system.
    public func block(of file: borrowing OpenFile, at path: String) throws(StoreFailure) -> ByteBlock {
        let state = file.state
        if let block = held(path, state) { return block }
        guard let number = reserve(state.byteCount) else {
            throw .unavailable("as many bytes of media files as may be are on their way")
        }
        do throws(FileError) {
            let block = try file.block { [self] in release(number, path, state.byteCount) }
            return share(block, Held(number: number, state: state, block: block), path)
        } catch {
            throw .unavailable("\(error)")
        }
    }

    // What is found is handed out of the lock: the last owner of a block must not meet its own lock in `release`.

    private func held(_ path: String, _ state: FileState) -> ByteBlock? {
        shelf.withLock { shelf in shelf.byPath[path].flatMap { $0.state == state ? $0.block : nil } }
    }

    /// The number of a new block, if there is room for it.
    private func reserve(_ byteCount: Int) -> Int? {
        shelf.withLock { shelf in
            guard shelf.bytes + byteCount <= bytesMax else { return nil }
            shelf.bytes += byteCount
            shelf.lastNumber += 1
            return shelf.lastNumber
        }
    }

    /// The block for all who want the file; another thread may have read it at the same time.
    private func share(_ block: ByteBlock, _ held: Held, _ path: String) -> ByteBlock {
        shelf.withLock { shelf in
            if let other = shelf.byPath[path], other.state == held.state, let shared = other.block { return shared }
            shelf.byPath[path] = held
            return block
        }
    }

    private func release(_ number: Int, _ path: String, _ byteCount: Int) {
        shelf.withLock { shelf in
            shelf.bytes -= byteCount
            if shelf.byPath[path]?.number == number { shelf.byPath[path] = nil }
        }
    }
}
