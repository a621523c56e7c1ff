/// How a node lives and ends: what it does at each event, as a table without I/O.
///
///     starting ─► serving ─► unready ─► draining ─► ended        SIGTERM: 503 to the balancer, then no more accepting
///                    │ ▲
///                    ▼ │ failed or late
///                 handingOver ─► leaving ─► ended                SIGHUP: a successor serves before this one ends
///
/// A second request to end is heard at once, in every state.
struct NodeLife {
    /// Where the node is.
    enum State: Hashable {
        case starting, serving
        /// A successor is being started; this process serves as before.
        case handingOver
        /// The balancer is told to send nobody; whoever comes is still let in.
        case unready
        /// Nobody is let in any more; what is under way ends.
        case draining
        /// As `draining`, with a successor that serves: there is no hurry.
        case leaving
        case ended
    }

    /// What happens to it.
    enum Event: Hashable {
        /// It lets clients in. Whether it is warm already is no matter here.
        case opened
        /// SIGTERM or SIGINT.
        case askedToEnd
        /// SIGHUP.
        case askedToHandOver
        case successorServes
        /// Why there is none.
        case successorFailed(String)
        case unreadyTimeIsOver
        /// No connection and no task is left, or the time for them is over.
        case emptied
    }

    /// What it does.
    enum Action: Hashable {
        case startSuccessor
        case endSuccessor
        /// Serve on, and say why.
        case serveOn(String)
        /// Tell the balancer.
        case beUnready
        /// Wait for as long as the balancer needs to notice.
        case awaitBalancer
        case stopAccepting
        case leaveAccepting
        /// Close what asks for nothing soon.
        case drain
        /// Close what asks for nothing only when its time is over.
        case drainSlowly
        /// Nothing is left to do.
        case finish
        /// End now, whatever is under way.
        case cut
        /// Only say that the request was heard, and why nothing comes of it.
        case refuse(String)
    }

    private(set) var state = State.starting
    private let hasBalancer: Bool

    /// A node that is starting. Where a balancer asks for its health, the end begins with telling it.
    init(hasBalancer: Bool) { self.hasBalancer = hasBalancer }

    /// Takes an event in and gives what is to be done, in order.
    mutating func take(_ event: Event) -> [Action] {
        switch (state, event) {
        case (.starting, .opened):
            state = .serving
            return []
        case (.starting, .askedToEnd), (.unready, .askedToEnd), (.draining, .askedToEnd):
            state = .ended
            return [.cut]
        case (.serving, .askedToEnd):
            return beginEnd()
        case (.handingOver, .askedToEnd):
            return [.endSuccessor] + beginEnd()
        case (.leaving, .askedToEnd):
            state = .draining
            return [.drain]
        case (.serving, .askedToHandOver):
            state = .handingOver
            return [.startSuccessor]
        case (.starting, .askedToHandOver):
            return [.refuse("it is still starting")]
        case (.handingOver, .askedToHandOver):
            return [.refuse("a successor is being started already")]
        case (.handingOver, .successorServes):
            state = .leaving
            return [.leaveAccepting, .drainSlowly]
        case (.handingOver, .successorFailed(let reason)):
            state = .serving
            return [.serveOn(reason)]
        case (.unready, .unreadyTimeIsOver):
            state = .draining
            return [.stopAccepting, .drain]
        case (.draining, .emptied), (.leaving, .emptied):
            state = .ended
            return [.finish]
        // What was begun before an end that has been asked for since comes to nothing.
        case (.serving, _), (.starting, _), (.handingOver, _), (.unready, _), (.draining, _), (.leaving, _),
            (.ended, _):
            return []
        }
    }

    private mutating func beginEnd() -> [Action] {
        guard hasBalancer else {
            state = .draining
            return [.beUnready, .stopAccepting, .drain]
        }
        state = .unready
        return [.beUnready, .awaitBalancer]
    }
}
