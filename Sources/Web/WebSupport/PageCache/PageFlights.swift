import Caching
import Commerce
import EventLoop

/// The pages that a node is making, shared by its loops.
public final class PageFlights: Sendable {
    private let flights = Flights<Page, Landing>()

    /// A page as of some feed positions: who comes after a touch does not wait for what may be older than it.
    struct Page: Hashable {
        /// Under which the page is kept.
        let key: [UInt8]
        /// What is read from now on is as new as this.
        let position: UInt64
        /// The reference data and listings of the loop that makes it are as new as this.
        let catalogPosition: UInt64
    }

    /// How an answer came about.
    enum Way: String { case hit, miss, stale }

    /// What making a page has come to.
    enum Landing: Sendable {
        case page(CachedPage, Way)
        case failed(StoreFailure)
        /// An answer for one visitor, such as a way elsewhere: whoever waited makes one of their own.
        case nobodyElse
    }

    /// No pages yet.
    public init() {}

    /// What `make` comes to for a page, by whoever asked first; nil where the request's time is up.
    func landing(of page: Page, on loop: EventLoop, _ make: () async -> Landing?) async -> Landing? {
        await flights.landing(of: page, on: loop, make)
    }
}
