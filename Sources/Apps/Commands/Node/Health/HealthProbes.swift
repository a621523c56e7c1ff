import Basics
import EventLoop
import Redis
import Storage

/// Looks every few seconds at what a node depends on, from the control loop and with connections of its own, and notes
/// it on the board. No request waits for it, and none is spent on it.
final class HealthProbes {
    private let board: HealthBoard
    private let databases: Databases
    private let redis: RedisClient
    private let catalog: NodeCatalog
    private let mediaFolder: String
    private let loop: EventLoop
    /// One thread, for the media folder that may hang.
    private let pool: BlockingPool
    private let pulse: LoopPulse
    private var isStopped = false

    private static let secondsBetween = 2
    /// What has not answered by then is failing.
    private static let answerSeconds = 1
    /// Loops that have not turned for so long hang: no request takes a turn a fraction of it.
    static let silenceSecondsMax = 10

    init(
        _ configuration: NodeConfiguration, _ board: HealthBoard, _ databases: Databases, _ catalog: NodeCatalog,
        _ pulse: LoopPulse, names: BlockingPool, on loop: EventLoop
    ) throws(SystemError) {
        (self.board, self.databases, self.catalog, self.loop) = (board, databases, catalog, loop)
        (self.pulse, mediaFolder) = (pulse, configuration.mediaFolder)
        // The loops' own clients say in the log when it is away.
        var limits = RedisClient.Limits()
        limits.backOffMillisecondsMax = HealthProbes.secondsBetween * 1_000
        redis = RedisClient(loop: loop, endpoint: configuration.redis, limits: limits, log: .silent, names: names)
        pool = try BlockingPool(named: "health", threadCount: 1, queueDepthMax: 1)
    }

    /// Looks at everything again and again until `stop`.
    func begin() {
        let looks: [(HealthBoard.Check, () async -> HealthBoard.Finding)] = [
            (.databaseWriter, { await self.database(.writer) }), (.databaseReader, { await self.database(.reader) }),
            (.redis, cache), (.media, media), (.feed, { self.catalog.feedFinding }),
        ]
        for (check, look) in looks {
            loop.start { [self] in
                while !isStopped {
                    board.note(await look(), of: check)
                    await loop.sleep(for: .seconds(HealthProbes.secondsBetween))
                }
            }
        }
    }

    /// Notes whether the loops turn. Asked with each beat of their pulse.
    func noteLoops() {
        let silence = pulse.silence
        board.note(
            silence < .seconds(HealthProbes.silenceSecondsMax)
                ? .good : .failing("a loop has not turned for \(silence.milliseconds / 1_000) s"), of: .loops)
    }

    func stop() {
        isStopped = true
        redis.close()
        pool.close()
    }

    private func database(_ side: DatabaseSide) async -> HealthBoard.Finding {
        guard side == .writer || databases.hasReader else { return .noted("none is configured; the writer is read") }
        let end = MonotonicInstant.now().advanced(by: .seconds(HealthProbes.answerSeconds))
        do {
            try await RequestDeadline.$current.withValue(end) { try await databases.ask(side) }
            return .good
        } catch {
            return .failing("\(error)")
        }
    }

    private func cache() async -> HealthBoard.Finding {
        do throws(RedisError) {
            _ = try await redis.command("PING", within: .seconds(HealthProbes.answerSeconds))
            return .good
        } catch {
            return .failing("\(error)")
        }
    }

    private func media() async -> HealthBoard.Finding {
        let end = MonotonicInstant.now().advanced(by: .seconds(HealthProbes.answerSeconds))
        do throws(BlockingPool.Failure) {
            let isThere = try await pool.run(on: loop, until: end) { [mediaFolder] in Files.isFolder(mediaFolder) }
            return isThere ? .good : .failing("\(mediaFolder) is no folder")
        } catch {
            return .failing("\(mediaFolder) does not answer")
        }
    }
}
