public import Basics
public import EventLoop
import MariaDB
import Synchronization

/// How far a node has seen the change feed. All loops read it; the feed's loop sets it.
public final class FeedPosition: Sendable {
    private let value = Atomic<UInt64>(0)

    /// Nothing seen yet.
    public init() {}

    /// The last position that the node has heard of: what is read must be at least as new.
    public var position: UInt64 { value.load(ordering: .acquiring) }

    func advance(to position: UInt64) { value.store(position, ordering: .releasing) }
}

/// What the feed told.
public enum FeedNews: Sendable {
    /// These tags were touched, the last at this position.
    case changes([ChangeTag], position: UInt64)
    /// The node missed changes (retention, a restored backup, the first look): it must drop everything.
    case gap(position: UInt64)
}

/// Follows the change feed for one node: asks the writer by primary-key range and tells what was touched, in order.
///
/// A node whose next position is not the next has missed something and is told of a gap. When the writer is away
/// nothing can change; the feed keeps asking.
public final class ChangeFeed {
    private let writer: Writer
    private let loop: EventLoop
    private let seen: FeedPosition
    private let log: Log
    private let tell: (FeedNews) async -> Void
    private var isStarted = false
    private var isStopped = false
    private var isWriterAway = false
    /// When the writer last answered; nil before it ever did.
    public private(set) var answeredAt: MonotonicInstant?
    private var pollsUntilTrim = ChangeFeed.pollsBetweenTrims

    /// How often the writer is asked.
    public static let pollMilliseconds = 200
    /// At most so many tags are taken at once.
    public static let rowsMax = 5_000
    /// What is older than `FeedRetention.hours`, and carts that nobody touched for `Cart.daysMax` days, are taken away
    /// about every ten minutes, by whichever node comes to it.
    private static let pollsBetweenTrims = 3_000

    /// A feed on `loop` that moves `seen` and then lets `tell` drop what it must.
    public init(
        _ writer: Writer, on loop: EventLoop, seen: FeedPosition, log: Log, tell: @escaping (FeedNews) async -> Void
    ) {
        (self.writer, self.loop, self.seen, self.log, self.tell) = (writer, loop, seen, log, tell)
    }

    /// Takes the present position as the start: to be called before the first fill. Fails when the writer is away.
    public func begin() async throws {
        let head = try await writer.rows("SELECT position FROM change_head WHERE id = 1", as: UInt64.self)
        let position = head.first ?? 0
        seen.advance(to: position)
        await tell(.gap(position: position))
        isStarted = true
    }

    /// Asks every `pollMilliseconds` until `stop`. Each question waits for the last one's answer.
    public func follow() async {
        while !isStopped {
            await loop.sleep(for: .milliseconds(ChangeFeed.pollMilliseconds))
            if isStopped { return }
            do {
                try await poll()
                answeredAt = .now()
                await trimWhenDue()
                if isWriterAway { log.notice("change feed: the writer is back") }
                isWriterAway = false
            } catch {
                if !isWriterAway { log.warning("change feed: the writer does not answer: \(error)") }
                isWriterAway = true
            }
        }
    }

    /// Lets `follow` end.
    public func stop() { isStopped = true }

    /// Asks once and tells what there is.
    public func poll() async throws {
        guard isStarted else { return try await begin() }
        let known = seen.position
        let rows = try await writer.rows(
            """
            SELECT h.position, l.position, l.tag FROM change_head h
            LEFT JOIN change_log l ON l.position > \(known)
            WHERE h.id = 1 ORDER BY l.position LIMIT \(raw: SQL(verbatim: "\(ChangeFeed.rowsMax)"))
            """, as: UInt64.self, UInt64?.self, String?.self)
        guard let head = rows.first?.0 else { throw MariaDBError(.other, "change_head has no row") }
        var changes = rows.compactMap { row in row.1.map { (position: $0, tag: row.2 ?? "") } }
        if changes.count == ChangeFeed.rowsMax, let cut = changes.last?.position {
            // The limit may have cut the last transaction's tags in two; a transaction has at most `tagsMax`.
            changes.removeAll { $0.position == cut }
        }
        await take(changes, head: head, known: known)
    }

    private func trimWhenDue() async {
        pollsUntilTrim -= 1
        guard pollsUntilTrim <= 0 else { return }
        var isMore = false
        do {
            isMore = try await FeedRetention.trim(on: writer)
        } catch {
            log.warning("change feed: old changes could not be taken away: \(error)")
        }
        do {
            if try await CartRetention.trim(on: writer) { isMore = true }
        } catch {
            log.warning("carts: those that nobody touched for long could not be taken away: \(error)")
        }
        // The rest goes bite by bite: a change must not wait for all of them.
        pollsUntilTrim = isMore ? 1 : ChangeFeed.pollsBetweenTrims
    }

    private func take(_ rows: [(position: UInt64, tag: String)], head: UInt64, known: UInt64) async {
        guard head != known else { return }
        var last = known
        var tags: [ChangeTag] = []
        for row in rows {
            // A transaction's tags share its position, and positions have no holes.
            guard row.position == last || row.position == last + 1 else { return await tellGap(head) }
            last = row.position
            tags.append(ChangeTag(row.tag))
        }
        guard head >= known, last > known else { return await tellGap(head) }
        // First the position: what is read from now on must be at least as new, also by those who are told.
        seen.advance(to: last)
        if tags.contains(where: \.isEverything) {
            await tell(.gap(position: last))
        } else {
            await tell(.changes(tags, position: last))
        }
    }

    private func tellGap(_ head: UInt64) async {
        log.warning("change feed: a gap before position \(head); all caches are dropped")
        seen.advance(to: head)
        await tell(.gap(position: head))
    }
}

extension ChangeTag {
    fileprivate var isEverything: Bool {
        switch self {
        case .everything, .unknown: true
        case .product, .category, .reference, .signingKeys: false
        }
    }
}
