import Basics
import Commerce
import EventLoop
import Storage
import Testing

@Suite("Keeping pictures")
struct MediaStoreTests {
    private static let keepCount = 8

    /// Lends a media folder and its store with a pool of as many threads as there are pictures.
    private func check(_ body: @escaping (EventLoop, MediaStore, MediaFolder) async throws -> Void) throws {
        let path = "/tmp/vitrine-media-\(ProcessID.current)-\(UInt32.random(in: .min ... .max))"
        try Files.makeFolders(path)
        defer { try? Files.removeTree(path, inside: "/tmp") }
        try EventLoop.runToEnd { loop in
            let pool = try BlockingPool(
                named: "media", threadCount: MediaStoreTests.keepCount, queueDepthMax: MediaStoreTests.keepCount)
            defer { pool.close() }
            let store = MediaStore(path)
            try await body(loop, store, MediaFolder(store, MediaBlocks(), on: pool, for: loop))
        }
    }

    @Test("pictures that are kept at once under one name each get a name of their own")
    func oneName() throws {
        try check { loop, store, media in
            let kept = await gather(MediaStoreTests.keepCount, on: loop) { number in
                (try? await media.keep([1, UInt8(number)], named: "Robe.jpg"), [1, UInt8(number)])
            }
            let numbered = (1..<MediaStoreTests.keepCount).map { "/r/o/robe_\($0).jpg" }
            #expect(Set(kept.compactMap(\.0)) == Set(["/r/o/robe.jpg"] + numbered))
            for (file, bytes) in kept { #expect(file.flatMap { store.picture($0) } == bytes) }
            let names = try Files.names(in: "\(store.folder)/catalog/product/r/o")
            #expect(names.count == MediaStoreTests.keepCount)
        }
    }

    @Test("one picture that is kept many times at once is one file")
    func onePicture() throws {
        try check { loop, _, media in
            let kept = await gather(MediaStoreTests.keepCount, on: loop) { _ in
                try? await media.keep([1, 2], named: "Robe.jpg")
            }
            #expect(Set(kept) == ["/r/o/robe.jpg"])
            let longer = try await media.keep([1, 2, 3], named: "Robe.jpg")
            #expect(longer == "/r/o/robe_1.jpg")
        }
    }

    @Test("a file that many are sent is in memory once; its room is free when the last of them has it")
    func oneBlock() throws {
        try check { _, store, _ in
            let blocks = MediaBlocks(bytesMax: 5)
            let three = "/catalog/product" + (try store.keep([1, 2, 3], named: "three.jpg"))
            let two = "/catalog/product" + (try store.keep([1, 2], named: "two.jpg"))
            let another = "/catalog/product" + (try store.keep([4], named: "one.jpg"))
            do {
                let files = try (0..<9).map { _ in try #require(try store.file(three, from: blocks)) }
                #expect(files.allSatisfy { $0.block === files[0].block })
                #expect(files[0].facts == store.facts(three) && Array(files[0].block.bytes) == [1, 2, 3])
                let small = try #require(try store.file(two, from: blocks))
                #expect(throws: StoreFailure.self) { try store.file(another, from: blocks) }
                #expect(small.block.count == 2)
            }
            let (one, all) = (try store.file(another, from: blocks), try store.file(three, from: blocks))
            #expect(one?.block.count == 1 && all?.block.count == 3)
        }
    }

    @Test("a file that takes another's place is read anew while the old one is still being sent")
    func newBlock() throws {
        try check { _, store, _ in
            let blocks = MediaBlocks(bytesMax: 6)
            let path = "/catalog/product" + (try store.keep([1, 2, 3], named: "a.jpg"))
            let old = try #require(try store.file(path, from: blocks))
            try Files.write([4, 5, 6], to: store.folder + path)
            let new = try #require(try store.file(path, from: blocks))
            #expect(Array(old.block.bytes) == [1, 2, 3] && Array(new.block.bytes) == [4, 5, 6])
            #expect(old.facts.tag != new.facts.tag)
        }
    }

    @Test("files that are read at once are shared, and none stays in memory behind them")
    func manyAtOnce() throws {
        try check { loop, store, _ in
            let blocks = MediaBlocks(bytesMax: MediaStoreTests.keepCount)
            let path = "/catalog/product" + (try store.keep([7], named: "a.jpg"))
            let pool = try BlockingPool(named: "readers", threadCount: MediaStoreTests.keepCount, queueDepthMax: 999)
            let media = MediaFolder(store, blocks, on: pool, for: loop)
            let read = await gather(999, on: loop) { _ in try? await media.file(path)?.block.count }
            #expect(read.allSatisfy { $0 == 1 })
            // A thread may have its hands on a block until it ends.
            pool.close()
            try Files.write([UInt8](repeating: 8, count: MediaStoreTests.keepCount), to: store.folder + path)
            let full = try store.file(path, from: blocks)
            #expect(full?.block.count == MediaStoreTests.keepCount)
        }
    }

    @Test("a path that leads out, a folder and a file that is too long are no media")
    func noMedia() throws {
        try check { _, store, media in
            let kept = try store.keep([1], named: "a.jpg")
            try Files.write([UInt8](repeating: 0, count: MediaStore.fileBytesMax + 1), to: "\(store.folder)/long.jpg")
            try Files.write([1], to: "\(store.folder)/.hidden")
            let name = store.folder.split(separator: "/").last ?? ""
            for path in [
                "/../\(name)/catalog/product\(kept)", "/catalog", "/", "", "catalog/product\(kept)", "/long.jpg",
                "/.hidden", "/none.jpg",
            ] {
                let (facts, file) = (try await media.facts(path), try await media.file(path))
                #expect(facts == nil && file == nil, "\(path)")
            }
        }
    }
}
