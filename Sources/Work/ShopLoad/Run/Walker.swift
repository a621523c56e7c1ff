import Basics
import EventLoop

/// A shopper on the way through the shop: carries out what `Shopper` decides, on time.
///
/// The load is open: a step is meant to start so long after the last one was meant to, whether or not the shop kept up.
/// Where an answer came later than the next step was to start, that step starts at once, and its time counts from the
/// moment that was meant. So a shop that stands still for ten seconds is seen to have kept all waiting who would have
/// come in them, and not only those who were there.
final class Walker: ConnectionOwner {
    private let crowd: Crowd
    private var shopper: Shopper
    private var connection: ShopperConnection?
    /// The errand whose answer is waited for.
    private var errand: Errand?
    /// When it was to be sent.
    private var intended = MonotonicInstant(nanoseconds: 0)
    /// When the last step was to start.
    private var lastStep = MonotonicInstant(nanoseconds: 0)
    /// The next step and when it is to start.
    private var nextStep: (errand: Errand, at: MonotonicInstant)?
    /// What the present page names and has not been fetched, in reversed order.
    private var assets: [String] = []
    private let number: Int
    /// Whether the shopper has come and not gone.
    private var isHere = false
    private(set) var isGone = false

    init(_ crowd: Crowd, _ shopper: Shopper, number: Int) {
        (self.crowd, self.shopper, self.number) = (crowd, shopper, number)
    }

    /// Whether an answer is waited for.
    var isBusy: Bool { errand != nil }

    /// Comes to the shop at a moment.
    func come(at moment: MonotonicInstant) {
        crowd.loop.schedule(at: moment) { [self] in
            guard !isGone else { return }
            isHere = true
            crowd.tally.shoppersArrived += 1
            crowd.tally.active += 1
            crowd.tally.visits += 1
            lastStep = moment
            send(shopper.first, meantFor: moment, wasFree: true)
        }
    }

    /// Leaves for good.
    func goHome() {
        guard !isGone else { return }
        isGone = true
        crowd.goneCount += 1
        errand = nil
        connection?.close()
        guard isHere else { return }
        crowd.tally.active -= 1
        crowd.remember(shopper)
    }

    func took(_ parser: AnswerParser) {
        guard let errand else { return }
        let now = MonotonicInstant.now()
        let outcome = parser.body.withUnsafeBytes { shopper.take(parser.head, $0, to: errand, &crowd.known) }
        let microseconds = now.since(intended).microseconds
        crowd.tally.answered(errand.step, microseconds: microseconds)
        crowd.tally.judge(
            errand, outcome.verdict, milliseconds: crowd.milliseconds(at: now), took: microseconds)
        self.errand = nil
        if errand.step == .asset { goOn(at: now) } else { follow(outcome.next, outcome.assets, at: now) }
    }

    func lost(_ loss: Loss) {
        guard let errand else { return }
        let now = MonotonicInstant.now()
        crowd.tally.fail(errand, Failure(loss), loss.sentence, milliseconds: crowd.milliseconds(at: now))
        self.errand = nil
        if errand.step == .asset { goOn(at: now) } else { follow(shopper.hearNothing(of: errand), [], at: now) }
    }

    func heardUnasked() {
        let last = errand ?? shopper.first
        crowd.tally.fail(
            last, .malformed, "bytes that nobody asked for", milliseconds: crowd.milliseconds(at: .now()))
    }

    private func follow(_ next: Shopper.Next, _ assets: [String], at now: MonotonicInstant) {
        guard !crowd.isOver else { return leaveTheCrowd() }
        switch next {
        case .now(let errand): send(errand, meantFor: now, wasFree: false)
        case .later(let errand):
            self.assets = assets.reversed()
            think(of: errand)
            goOn(at: now)
        case .leaves:
            crowd.remember(shopper)
            connection?.close()
            crowd.tally.visits += 1
            shopper = Shopper(crowd.mix, shopper.random)
            think(of: shopper.first)
            goOn(at: now)
        }
    }

    private func think(of errand: Errand) {
        lastStep = lastStep.advanced(by: TimeSpan(seconds: shopper.thought()))
        nextStep = (errand, lastStep)
    }

    /// Fetches the next asset while there is time, then waits for the moment of the next step.
    private func goOn(at now: MonotonicInstant) {
        guard !crowd.isOver else { return leaveTheCrowd() }
        guard let (errand, moment) = nextStep else { return }
        if now < moment, let asset = assets.popLast() {
            return send(Errand(.asset, asset), meantFor: now, wasFree: false)
        }
        assets.removeAll()
        let isFree = now < moment
        // Also what is late goes through the loop's queue, so that nothing calls itself without end.
        crowd.loop.schedule(at: moment) { [self] in
            guard !isGone else { return }
            send(errand, meantFor: moment, wasFree: isFree)
        }
    }

    private func send(_ errand: Errand, meantFor moment: MonotonicInstant, wasFree: Bool) {
        (self.errand, intended) = (errand, moment)
        if wasFree { crowd.tally.lateness.record(MonotonicInstant.now().since(moment).microseconds) }
        let connection = connection ?? ShopperConnection(crowd.wires, number: number, owner: self)
        self.connection = connection
        connection.ask(isSafe: errand.step.isSafe) { crowd.requests.write(errand, shopper.jar, into: &$0) }
    }

    private func leaveTheCrowd() {
        goHome()
        crowd.tellIfAllHaveGone()
    }
}

extension Loss {
    /// What happened, for a list of failures.
    var sentence: String {
        switch self {
        case .notConnected: "no connection came about"
        case .connectTimeOut: "no connection came about in time"
        case .closed: "the connection was closed before the answer was whole"
        case .answerTimeOut: "the answer was not whole in time"
        case .malformed(let error): error.sentence
        }
    }
}
