import Testing

@testable import ShopLoad

/// The rule by which a request may be sent once more.
@Suite("A request whose connection is lost")
struct ExchangeTests {
    /// How far a request has come when its connection goes.
    enum Progress: CaseIterable { case nothing, sent, received }

    private func verdict(safe: Bool, reused: Bool, _ progress: Progress, _ loss: Loss) -> Exchange.Verdict {
        var exchange = Exchange(isSafe: safe, onReusedConnection: reused)
        if progress != .nothing { exchange.sent() }
        if progress == .received { exchange.received() }
        return exchange.lost(loss)
    }

    @Test("is sent again where a reused connection was closed: safe, before any answer; unsafe, before a byte of it")
    func table() {
        for progress in Progress.allCases {
            for safe in [true, false] {
                for reused in [true, false] {
                    let may = reused && progress != .received && (safe || progress == .nothing)
                    let found = verdict(safe: safe, reused: reused, progress, .closed)
                    #expect(found == (may ? .again : .failed(.closed)), "\(progress) \(safe) \(reused)")
                }
            }
        }
    }

    @Test(
        "is not sent again for any other reason",
        arguments: [Loss.notConnected, .connectTimeOut, .answerTimeOut, .malformed(.badField)])
    func otherLosses(loss: Loss) {
        #expect(verdict(safe: true, reused: true, .nothing, loss) == .failed(loss))
    }

    @Test("is sent again once")
    func once() {
        var exchange = Exchange(isSafe: true, onReusedConnection: true)
        exchange.sent()
        #expect(exchange.lost(.closed) == .again)
        exchange.sent()
        #expect(exchange.lost(.closed) == .failed(.closed))
        var other = Exchange(isSafe: true, onReusedConnection: true)
        #expect(other.lost(.closed) == .again)
        #expect(other.lost(.notConnected) == .failed(.notConnected))
    }
}
