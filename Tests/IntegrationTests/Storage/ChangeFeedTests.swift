import Basics
import Commerce
import EventLoop
import MariaDB
import Storage
import Testing

@Suite("The change feed")
struct ChangeFeedTests {
    /// What a node was told.
    private final class Told {
        var tags: [ChangeTag] = []
        var gaps = 0
        var positions: [UInt64] = []

        func take(_ news: FeedNews) {
            switch news {
            case .changes(let tags, let position):
                self.tags += tags
                positions.append(position)
            case .gap: gaps += 1
            }
        }
    }

    @Test("12 writers at once lose no change of 500, and each is told once")
    func concurrentWriters() throws {
        let (writers, changes) = (12, 500)
        let told = try TestDatabase.run { loop, databases in
            let told = Told()
            let feed = ChangeFeed(databases.writer, on: loop, seen: FeedPosition(), log: .silent) { told.take($0) }
            try await feed.begin()
            var next = 0
            var running = writers
            for _ in 0..<writers {
                loop.start {
                    while next < changes {
                        let number = next
                        next += 1
                        // A failed transaction would show as a missing tag.
                        try? await databases.writer.transaction { transaction in
                            transaction.touch(.product(ProductID(Int64(number))))
                            try await transaction.run(
                                "UPDATE website SET position = \(number % 7) WHERE id = \(number % 2)")
                            await loop.sleep(for: .milliseconds(Int.random(in: 0...8)))
                        }
                    }
                    running -= 1
                }
            }
            while running > 0 {
                await loop.sleep(for: .milliseconds(20))
                try await feed.poll()
            }
            try await feed.poll()
            return told
        }
        #expect(told.gaps == 1, "only the beginning is a gap")
        #expect(told.tags.count == changes)
        #expect(Set(told.tags) == Set((0..<changes).map { ChangeTag.product(ProductID(Int64($0))) }))
        #expect(told.positions == told.positions.sorted())
    }

    @Test("positions have no holes, and a transaction that fails leaves none")
    func noHoles() throws {
        struct Failed: Error {}
        let positions = try TestDatabase.run { _, databases in
            for number in 0..<5 {
                try? await databases.writer.transaction { transaction in
                    transaction.touch(.category(CategoryID(7)))
                    if number % 2 == 1 { throw Failed() }
                }
            }
            return try await databases.writer.rows(
                "SELECT position FROM change_log ORDER BY position", as: UInt64.self)
        }
        #expect(positions == [1, 2, 3])
    }

    @Test("a node that missed changes is told of a gap, and so is one whose database went back in time")
    func gaps() throws {
        let told = try TestDatabase.run { loop, databases in
            let told = Told()
            let feed = ChangeFeed(databases.writer, on: loop, seen: FeedPosition(), log: .silent) { told.take($0) }
            try await feed.begin()
            for number in 1...3 as ClosedRange<Int64> {
                try await databases.writer.transaction { $0.touch(.product(ProductID(number))) }
            }
            try await databases.writer.run("DELETE FROM change_log WHERE position < 3")
            try await feed.poll()
            try await databases.writer.run("UPDATE change_head SET position = 1")
            try await feed.poll()
            try await feed.poll()
            return told
        }
        #expect(told.gaps == 3)
        #expect(told.tags.isEmpty)
    }

    @Test("a transaction that touches very much is one change of everything")
    func everything() throws {
        let rows = try TestDatabase.run { _, databases in
            try await databases.writer.transaction { transaction in
                for number in 0...Int64(WriterTransaction.tagsMax) { transaction.touch(.product(ProductID(number))) }
            }
            return try await databases.writer.rows("SELECT tag FROM change_log", as: String.self)
        }
        #expect(rows == ["*"])
    }

    @Test("two transactions that deadlock both happen: the one that was undone runs again")
    func deadlock() throws {
        let sum = try TestDatabase.run { loop, databases in
            var running = 2
            for order in [[0, 1], [1, 0]] {
                loop.start {
                    try? await databases.writer.transaction { transaction in
                        for id in order {
                            try await transaction.run("UPDATE website SET position = position + 1 WHERE id = \(id)")
                            await loop.sleep(for: .milliseconds(50))
                        }
                    }
                    running -= 1
                }
            }
            while running > 0 { await loop.sleep(for: .milliseconds(10)) }
            return try await databases.writer.rows("SELECT SUM(position) FROM website", as: Int64.self).first
        }
        #expect(sum == 4)
    }

    @Test("a reader's session refuses to write")
    func reader() throws {
        try TestDatabase.run { _, databases in
            let failure = await #expect(throws: MariaDBError.self) {
                _ = try await databases.reader.rows("UPDATE website SET position = 9", as: Int64.self)
            }
            #expect(failure?.code == 1_792)
        }
    }
}
