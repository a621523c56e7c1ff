import Basics
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
            try await body(loop, store, MediaFolder(store, on: pool))
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
}
