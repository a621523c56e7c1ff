import Basics
public import Catalog
public import Commerce
public import EventLoop

/// The shared folder of media as a node uses it: every file is read and written on a pool of its own, so that a folder
/// that hangs holds nobody else up.
public final class MediaFolder: MediaKeeping {
    private let store: MediaStore
    private let blocks: MediaBlocks
    private let pool: BlockingPool

    /// The media below a folder, by a pool; what is sent comes from `blocks`.
    public init(_ store: MediaStore, _ blocks: MediaBlocks, on pool: BlockingPool) {
        (self.store, self.blocks, self.pool) = (store, blocks, pool)
    }

    /// Keeps a picture and gives its path below `/media/catalog/product`.
    public func keep(_ bytes: [UInt8], named name: String) async throws(StoreFailure) -> String {
        let kept = try await onPool { [store] in
            Result { () throws(FileError) in try store.keep(bytes, named: name) }
        }
        do {
            return try kept.get()
        } catch {
            throw .broken("\(error)")
        }
    }

    /// The bytes of a picture by its path below `/media/catalog/product`.
    public func picture(_ file: String) async throws(StoreFailure) -> [UInt8]? {
        try await onPool { [store] in store.picture(file) }
    }

    /// What is told of a file by its path below `/media`, which is not read for it.
    public func facts(_ path: String) async throws(StoreFailure) -> MediaFacts? {
        try await onPool { [store] in store.facts(path) }
    }

    /// A file by its path below `/media`.
    public func file(_ path: String) async throws(StoreFailure) -> MediaFile? {
        try await onPool { [store, blocks] in
            Result { () throws(StoreFailure) in try store.file(path, from: blocks) }
        }.get()
    }

    private func onPool<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value
    ) async throws(StoreFailure) -> Value {
        do {
            return try await pool.run(work)
        } catch {
            throw .unavailable("the line for media files is full")
        }
    }
}
