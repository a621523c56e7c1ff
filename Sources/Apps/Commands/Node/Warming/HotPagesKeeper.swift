import Basics
import Caching
import EventLoop
import WebSupport

/// Keeps the list of the pages that are asked for most, in memory and in a file, for the next process to begin with.
final class HotPagesKeeper {
    private var pages: HotPages
    private let store: PageStore
    private let file: String
    private let pool: BlockingPool
    private let log: Log
    private let loop: EventLoop
    private var samplesUntilWriting = HotPagesKeeper.samplesBetweenWrites
    private(set) var isStopped = false
    private var isWriteFailing = false

    /// How often is looked what was asked for.
    static let sampleSeconds = 10
    private static let samplesBetweenWrites = 6
    /// A hand-over or an end waits no longer for it.
    private static let writingSecondsMax = 2

    /// The list in a file as the last process left it; nil where no file is named for one.
    init?(_ file: String, of store: PageStore, on loop: EventLoop, pool: BlockingPool, log: Log) {
        guard !file.isEmpty else { return nil }
        (self.store, self.file, self.pool, self.log, self.loop) = (store, file, pool, log, loop)
        pages = HotPages(list: (try? Files.read(file, bytesMax: HotPages.bytesMax)) ?? [])
    }

    /// The addresses, the most asked for first.
    var addresses: [String] { pages.addresses }

    /// Samples and writes until `stop`.
    func begin() {
        loop.start { [self] in
            while !isStopped {
                await loop.sleep(for: .seconds(HotPagesKeeper.sampleSeconds))
                guard !isStopped else { return }
                pages.note(store.takeAskedKeys())
                samplesUntilWriting -= 1
                guard samplesUntilWriting <= 0 else { continue }
                samplesUntilWriting = HotPagesKeeper.samplesBetweenWrites
                await write()
            }
        }
    }

    /// Writes no more: the file is another process's.
    func stop() { isStopped = true }

    /// Takes a last sample and writes the list.
    func writeNow() async {
        pages.note(store.takeAskedKeys())
        await write()
    }

    private func write() async {
        let list = pages.list
        let end = MonotonicInstant.now().advanced(by: .seconds(HotPagesKeeper.writingSecondsMax))
        var reason: String?
        do throws(BlockingPool.Failure) {
            reason = try await pool.run(on: loop, until: end) { [file] in
                do throws(FileError) { try Files.write(list, to: file) } catch { return "\(error)" }
                return nil
            }
        } catch {
            reason = "\(file) does not answer"
        }
        if let reason, !isWriteFailing { log.warning("the list of hot pages cannot be kept: \(reason)") }
        isWriteFailing = reason != nil
    }
}
