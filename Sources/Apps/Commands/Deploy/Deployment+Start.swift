import Basics
import EventLoop

/// Letting a release serve, and going back when it does not.
extension Deployment {
    private static let pause = TimeSpan.milliseconds(100)
    private static let whereToLook = "see journalctl -u \(NodeService.name)"

    /// Lets a release serve. When it does not, the one that served before goes on.
    func start(_ version: String) async throws {
        guard Files.isFolder(folders.folder(of: version)) else {
            throw Failure(description: "\(version) is not installed: AfterInstall comes first")
        }
        let state = try await settledState()
        let served = state.serves ? state.release : nil
        if served == version, questions.readiness() == 200 {
            try folders.turn(to: version)
            try folders.note(version)
            return say("\(version) serves already")
        }
        let before = folders.current
        try folders.turn(to: version)
        do {
            try await replace(state, by: version)
        } catch {
            try await goBack(to: served ?? before.flatMap { $0 == version ? folders.previous : $0 }, from: version)
            throw error
        }
        try folders.note(version)
        say(served.map { "\(version) has taken over from \($0)" } ?? "\(version) serves")
    }

    /// How the service is once no hand-over is under way: a deployment that was killed may have begun one.
    private func settledState() async throws -> NodeService.State {
        var state = try await service.state()
        let end = MonotonicInstant.now().advanced(by: .seconds(Deployment.secondsMax))
        while state.isHandingOver, MonotonicInstant.now() < end {
            await loop.sleep(for: Deployment.pause)
            state = try await service.state()
        }
        return state
    }

    /// Lets the release that the link names take the place of what serves, and waits until it has.
    private func replace(_ state: NodeService.State, by version: String) async throws {
        if state.serves { try await service.reload() } else { try await service.restart() }
        var watch = StartWatch(for: version, statusBefore: state.status)
        let end = MonotonicInstant.now().advanced(by: .seconds(Deployment.secondsMax))
        while MonotonicInstant.now() < end {
            let state = try await service.state()
            if state.release == version, state.word == "active", questions.readiness() == 200 { return }
            if let reason = watch.failure(state) {
                throw Failure(description: "\(version) does not serve: \(reason); \(Deployment.whereToLook)")
            }
            await loop.sleep(for: Deployment.pause)
        }
        throw Failure(description: "\(version) does not serve; \(Deployment.whereToLook)")
    }

    private func goBack(to version: String?, from failed: String) async throws {
        guard let version else {
            try await service.stop()
            try folders.turnAway()
            return say("\(failed) did not start, and there is no release before it")
        }
        try folders.turn(to: version)
        let state = try await settledState()
        if state.serves, state.release == version {
            return say("\(failed) did not start; \(version) serves on")
        }
        do {
            try await replace(state, by: version)
            say("\(failed) did not start; \(version) serves again")
        } catch {
            say("\(failed) did not start, and neither does what served before: \(error)")
        }
    }
}
