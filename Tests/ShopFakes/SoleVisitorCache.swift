import EventLoop
public import WebSupport

extension PageCache {
    /// A way to ready pages for tests in which nobody asks at the same time as somebody else: its loop does not run.
    public static func forOneAtATime(
        _ store: PageStore, catalogPosition: @escaping () -> UInt64 = { 0 }, showsWay: Bool = false,
        pack: Packing? = nil
    ) -> PageCache {
        guard let loop = try? EventLoop() else { preconditionFailure("there are no descriptors left") }
        return PageCache(
            store, PageFlights(), on: loop, catalogPosition: catalogPosition, showsWay: showsWay, pack: pack)
    }
}
