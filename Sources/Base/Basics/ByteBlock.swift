/// Immutable bytes at a fixed address: the body of a page or file that many connections on many threads send at once.
///
/// An array's storage has no address that outlives a closure; `writev` needs one that lasts until the socket has taken
/// every byte.
public final class ByteBlock: @unchecked Sendable {
    /// Where the bytes are, for as long as this object lives.
    public let bytes: UnsafeRawBufferPointer
    /// The file that holds the bytes too, for `sendfile`, and where in it they begin; nil for bytes in plain memory.
    public let place: (descriptor: Int32, offset: Int)?
    private let whenGone: (@Sendable () -> Void)?

    /// A copy of `bytes`.
    public init(_ bytes: some Collection<UInt8>) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        storage.copyBytes(from: bytes)
        self.bytes = UnsafeRawBufferPointer(storage)
        (place, whenGone) = (nil, nil)
    }

    /// Takes memory that was allocated for these bytes and frees it when nobody has the block any more; then calls
    /// `whenGone`, on whatever thread that is. Nobody else writes to the memory once others have the block.
    public init(owning storage: UnsafeMutableRawBufferPointer, whenGone: (@Sendable () -> Void)? = nil) {
        bytes = UnsafeRawBufferPointer(storage)
        (place, self.whenGone) = (nil, whenGone)
    }

    /// Bytes that lie in a file and are mapped into memory; `whenGone` takes both back.
    init(mapped bytes: UnsafeRawBufferPointer, at place: (Int32, Int), whenGone: @escaping @Sendable () -> Void) {
        (self.bytes, self.place, self.whenGone) = (bytes, place, whenGone)
    }

    deinit {
        if place == nil { bytes.deallocate() }
        whenGone?()
    }

    /// How many bytes there are.
    public var count: Int { bytes.count }
}
