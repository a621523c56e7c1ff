import Basics
import EventLoop

/// All shoppers of a run and what they share.
final class Crowd {
    let wires: Wires
    let mix: Mix
    let requests: RequestText
    let tally: Tally
    let loop: EventLoop
    /// When the run began.
    let start: MonotonicInstant
    var known = KnownProducts()
    /// Whether no shopper begins anything new.
    private(set) var isOver = false
    private(set) var walkers: [Walker] = []
    /// Those who left with something in their cart, and what must be in it.
    private(set) var carts: [Shopper] = []
    /// How many shoppers have gone for good.
    var goneCount = 0
    /// Called once the last shopper has gone.
    var allHaveGone: (() -> Void)?

    /// More carts are not remembered beyond their shopper's visit.
    private static let cartsMax = 200_000

    init(_ loop: EventLoop, _ plan: LoadPlan, _ tally: Tally) {
        (self.loop, self.tally) = (loop, tally)
        wires = Wires(loop, plan, tally)
        mix = Mix(plan.profile, host: plan.target.host)
        requests = RequestText(host: plan.target.host)
        start = MonotonicInstant.now()
    }

    /// Lets shoppers come at the profile's moments.
    func gather(_ profile: LoadProfile) {
        for (number, moment) in profile.arrivalMoments().enumerated() where moment < profile.seconds {
            let random = SeededRandom(seed: profile.seed, number: number)
            let walker = Walker(self, Shopper(mix, random), number: number)
            walkers.append(walker)
            walker.come(at: start.advanced(by: TimeSpan(seconds: moment)))
        }
    }

    /// Milliseconds since the run's start.
    func milliseconds(at moment: MonotonicInstant) -> Int { moment.since(start).milliseconds }

    /// Keeps what a leaving shopper's cart must hold.
    func remember(_ shopper: Shopper) {
        guard !shopper.cart.isEmpty else { return }
        guard carts.count < Crowd.cartsMax else { return tally.cartsForgotten += 1 }
        carts.append(shopper)
    }

    /// Sends everybody home: who waits for an answer goes once it has come.
    func disperse() {
        guard !isOver else { return }
        isOver = true
        for walker in walkers where !walker.isBusy { walker.goHome() }
        tellIfAllHaveGone()
    }

    /// Sends home those too who still wait for an answer.
    func disperseAtOnce() {
        isOver = true
        for walker in walkers { walker.goHome() }
        tellIfAllHaveGone()
    }

    /// A shopper who had been waiting has gone.
    func tellIfAllHaveGone() {
        guard isOver, goneCount == walkers.count else { return }
        let tell = allHaveGone
        allHaveGone = nil
        tell?()
    }
}
