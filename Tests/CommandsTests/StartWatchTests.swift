import Testing

@testable import Commands

@Suite("Whether a release that was asked to serve has come to nothing")
struct StartWatchTests {
    private func state(_ word: String, _ status: String = "", _ release: String? = "1.0") -> NodeService.State {
        NodeService.State(word: word, status: status, release: release)
    }

    /// The first reason that is found in what is seen one after the other.
    private func failure(before: String = "ready", _ seen: NodeService.State...) -> String? {
        var watch = StartWatch(for: "1.1", statusBefore: before)
        for state in seen {
            if let reason = watch.failure(state) { return reason }
        }
        return nil
    }

    @Test("a hand-over that is under way, or has not begun, may still succeed")
    func waiting() {
        #expect(failure(state("active", "ready"), state("reloading", "starting a successor")) == nil)
        #expect(failure(state("reloading"), state("active", "ready", "1.1")) == nil)
        #expect(failure(state("activating", "", nil), state("activating", "", "1.1")) == nil)
    }

    @Test("one that is over while the release before serves has failed, and its process says why")
    func handedBack() {
        let told = state("active", "serving on: process 7 ended with status 3")
        #expect(failure(state("reloading"), told) == "process 7 ended with status 3")
        // It was over before anybody looked.
        #expect(failure(told) == "process 7 ended with status 3")
        #expect(failure(state("reloading"), state("active", "")) == "its process has ended")
    }

    @Test("what was said of an earlier hand-over says nothing of this one")
    func saidBefore() {
        let before = "serving on: process 7 ended with status 3"
        #expect(failure(before: before, state("active", before)) == nil)
        #expect(failure(before: before, state("reloading"), state("active", before)) != nil)
    }

    @Test("a service that has ended does not come", arguments: ["failed", "inactive"])
    func ended(word: String) { #expect(failure(state("activating"), state(word, "", nil)) == "its process has ended") }
}
