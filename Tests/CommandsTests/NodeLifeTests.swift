import Testing

@testable import Commands

@Suite("A node's life")
struct NodeLifeTests {
    /// Lets events happen to a node behind a balancer, and gives what it does at the last of them.
    private func last(_ events: NodeLife.Event..., hasBalancer: Bool = true) -> (NodeLife.State, [NodeLife.Action]) {
        var life = NodeLife(hasBalancer: hasBalancer)
        var actions: [NodeLife.Action] = []
        for event in events { actions = life.take(event) }
        return (life.state, actions)
    }

    private func expect(
        _ found: (NodeLife.State, [NodeLife.Action]), _ state: NodeLife.State, _ actions: [NodeLife.Action],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(found.0 == state, sourceLocation: sourceLocation)
        #expect(found.1 == actions, sourceLocation: sourceLocation)
    }

    @Test("asked to end it tells the balancer first, then lets nobody in, then ends")
    func ends() {
        expect(last(.opened), .serving, [])
        expect(last(.opened, .askedToEnd), .unready, [.beUnready, .awaitBalancer])
        expect(last(.opened, .askedToEnd, .unreadyTimeIsOver), .draining, [.stopAccepting, .drain])
        expect(last(.opened, .askedToEnd, .unreadyTimeIsOver, .emptied), .ended, [.finish])
    }

    @Test("without a balancer it lets nobody in from the start")
    func endsAlone() {
        expect(
            last(.opened, .askedToEnd, hasBalancer: false), .draining, [.beUnready, .stopAccepting, .drain])
    }

    @Test("asked a second time it ends at once, in every state; so does one that lets nobody in yet")
    func endsAtOnce() {
        expect(last(.askedToEnd), .ended, [.cut])
        expect(last(.opened, .askedToEnd, .askedToEnd), .ended, [.cut])
        expect(last(.opened, .askedToEnd, .unreadyTimeIsOver, .askedToEnd), .ended, [.cut])
        expect(
            last(.opened, .askedToHandOver, .successorServes, .askedToEnd, .askedToEnd), .ended, [.cut])
        expect(last(.opened, .askedToHandOver, .askedToEnd, .askedToEnd), .ended, [.cut])
    }

    @Test("it hands over: only when the successor serves does it leave the socket, and without hurry")
    func handsOver() {
        expect(last(.opened, .askedToHandOver), .handingOver, [.startSuccessor])
        expect(
            last(.opened, .askedToHandOver, .successorServes), .leaving, [.leaveAccepting, .drainSlowly])
        expect(last(.opened, .askedToHandOver, .successorServes, .emptied), .ended, [.finish])
    }

    @Test("without a successor it serves on, and can hand over again")
    func servesOn() {
        expect(
            last(.opened, .askedToHandOver, .successorFailed("late")), .serving, [.serveOn("late")])
        expect(
            last(.opened, .askedToHandOver, .successorFailed("late"), .askedToHandOver), .handingOver,
            [.startSuccessor])
    }

    @Test("asked to end while it hands over it ends the successor too, whatever becomes of that")
    func endsBoth() {
        let asked: [NodeLife.Event] = [.opened, .askedToHandOver, .askedToEnd]
        expect(last(asked[0], asked[1], asked[2]), .unready, [.endSuccessor, .beUnready, .awaitBalancer])
        for late: NodeLife.Event in [.successorServes, .successorFailed("ended")] {
            expect(last(asked[0], asked[1], asked[2], late), .unready, [])
        }
    }

    @Test("asked to end after it has handed over it hurries, and does not say that the shop is closing")
    func hurries() {
        expect(
            last(.opened, .askedToHandOver, .successorServes, .askedToEnd), .draining, [.drain])
    }

    @Test("a second successor is refused, and so is one of a node that starts; one that ends hears nothing")
    func refuses() {
        expect(last(.askedToHandOver), .starting, [.refuse("it is still starting")])
        expect(
            last(.opened, .askedToHandOver, .askedToHandOver), .handingOver,
            [.refuse("a successor is being started already")])
        expect(last(.opened, .askedToEnd, .askedToHandOver), .unready, [])
        expect(last(.opened, .askedToHandOver, .successorServes, .askedToHandOver), .leaving, [])
    }

    @Test("nothing happens after the end")
    func over() {
        let events: [NodeLife.Event] = [
            .opened, .askedToEnd, .askedToHandOver, .successorServes, .successorFailed(""), .unreadyTimeIsOver,
            .emptied,
        ]
        for event in events { expect(last(.askedToEnd, event), .ended, []) }
    }
}
