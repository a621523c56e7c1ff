import Basics
public import Catalog
public import Commerce
public import EventLoop

/// The shared folder of media as a node uses it: every file is read and written on a pool of its own, so that a folder
/// that hangs holds nobody else up, and is waited for only so long. One for each loop.
public final class MediaFolder: MediaKeeping {
    private let files: any MediaFiles
    private let blocks: MediaBlocks
    private let pool: BlockingPool
    private let loop: EventLoop

    /// A picture is waited for so long, within the request's own deadline; a longer wait would be for nothing, as the
    /// page around it is there already.
    public static let readSeconds = 2
    /// A picture that is to be kept.
    private static let keepSeconds = 8

    /// The media below a folder, by a pool, for requests of one loop; what is sent comes from `blocks`.
    public init(_ files: any MediaFiles, _ blocks: MediaBlocks, on pool: BlockingPool, for loop: EventLoop) {
        (self.files, self.blocks, self.pool, self.loop) = (files, blocks, pool, loop)
    }

    /// Keeps a picture and gives its path below `/media/catalog/product`.
    public func keep(_ bytes: [UInt8], named name: String) async throws(StoreFailure) -> String {
        let kept = try await onPool(MediaFolder.keepSeconds) { [files] in
            Result { () throws(FileError) in try files.keep(bytes, named: name) }
        }
        do {
            return try kept.get()
        } catch {
            throw .broken("\(error)")
        }
    }

    /// The bytes of a picture by its path below `/media/catalog/product`.
    public func picture(_ file: String) async throws(StoreFailure) -> [UInt8]? {
        try await onPool(MediaFolder.readSeconds) { [files] in files.picture(file) }
    }

    /// What is told of a file by its path below `/media`, which is not read for it.
    public func facts(_ path: String) async throws(StoreFailure) -> MediaFacts? {
        try await onPool(MediaFolder.readSeconds) { [files] in files.facts(path) }
    }

    /// A file by its path below `/media`.
    public func file(_ path: String) async throws(StoreFailure) -> MediaFile? {
        try await onPool(MediaFolder.readSeconds) { [files, blocks] in
            Result { () throws(StoreFailure) in try files.file(path, from: blocks) }
        }.get()
    }

    private func onPool<Value: Sendable>(
        _ seconds: Int, _ work: @escaping @Sendable () -> Value
    ) async throws(StoreFailure) -> Value {
        do throws(BlockingPool.Failure) {
            return try await pool.run(on: loop, until: RequestDeadline.within(.seconds(seconds)), work)
        } catch {
            switch error {
            case .full: throw .unavailable("the line for media files is full")
            case .late: throw .unavailable("the media folder does not answer")
            }
        }
    }
}
