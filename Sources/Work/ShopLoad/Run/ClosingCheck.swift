import Basics
import EventLoop

/// The last look into every cart that something was put into, once the shoppers have gone: what was acknowledged
/// before a server died must be there after it, too. A cart that cannot be read is tried again until the time is over.
final class ClosingCheck {
    private let crowd: Crowd
    private let deadline: MonotonicInstant
    private let done: () -> Void
    private var carts: [Shopper]
    private var lookers: [CartLooker] = []
    private var left = 0

    private static let lookersMax = 32

    init(_ crowd: Crowd, seconds: Double, done: @escaping () -> Void) {
        (self.crowd, self.done) = (crowd, done)
        carts = seconds > 0 ? crowd.carts : []
        deadline = MonotonicInstant.now().advanced(by: TimeSpan(seconds: seconds))
    }

    /// Looks into all carts, some at a time.
    func begin() {
        left = min(ClosingCheck.lookersMax, carts.count)
        guard left > 0 else { return done() }
        lookers = (0..<left).map { CartLooker(crowd, number: $0, self) }
        for looker in lookers { looker.begin() }
    }

    fileprivate func next() -> Shopper? { carts.popLast() }

    fileprivate var isTimeOver: Bool { MonotonicInstant.now() >= deadline }

    fileprivate func hasEnded() {
        left -= 1
        if left == 0 { done() }
    }
}

/// Who looks into one cart after the other.
private final class CartLooker: ConnectionOwner {
    private let crowd: Crowd
    private unowned let check: ClosingCheck
    private let number: Int
    private var connection: ShopperConnection?
    private var shopper: Shopper?

    private static let pauseMilliseconds = 200

    init(_ crowd: Crowd, number: Int, _ check: ClosingCheck) {
        (self.crowd, self.number, self.check) = (crowd, number, check)
    }

    func begin() {
        guard let next = check.next() else {
            connection?.close()
            return check.hasEnded()
        }
        shopper = next
        look()
    }

    func took(_ parser: AnswerParser) {
        guard var owner = shopper else { return }
        let errand = Errand(.cart, owner.cartPath)
        let outcome = parser.body.withUnsafeBytes { owner.take(parser.head, $0, to: errand, &crowd.known) }
        switch outcome.verdict {
        case .good, .wrongCart:
            crowd.tally.cartsChecked += 1
            crowd.tally.judge(
                errand, outcome.verdict, milliseconds: crowd.milliseconds(at: .now()), took: 0)
            goOn(after: 0)
        case .failed, .refused, .added, .turnedAway: again()
        }
    }

    func lost(_ loss: Loss) { again() }

    func heardUnasked() {}

    private func again() {
        guard check.isTimeOver else {
            crowd.loop.schedule(after: .milliseconds(CartLooker.pauseMilliseconds)) { [self] in look() }
            return
        }
        crowd.tally.cartsUnread += 1
        goOn(after: 0)
    }

    /// Through the loop's queue, so that nothing calls itself without end.
    private func goOn(after milliseconds: Int) {
        crowd.loop.schedule(after: .milliseconds(milliseconds)) { [self] in begin() }
    }

    private func look() {
        guard let shopper else { return }
        let connection = connection ?? ShopperConnection(crowd.wires, number: number, owner: self)
        self.connection = connection
        connection.ask(isSafe: true) {
            crowd.requests.write(Errand(.cart, shopper.cartPath), shopper.jar, into: &$0)
        }
    }
}
