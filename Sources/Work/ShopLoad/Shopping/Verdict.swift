/// Why an answer, or none, is a failure. Each is told by its name.
public enum Failure: String, CaseIterable, Sendable {
    /// No connection came about.
    case notConnected = "not_connected"
    /// None came about in time.
    case connectTimeOut = "connect_time_out"
    /// The connection was closed before the answer was whole.
    case closed
    /// The answer was not whole in time.
    case answerTimeOut = "answer_time_out"
    /// What came is no answer in HTTP.
    case malformed
    /// A status from 500 on.
    case serverError = "server_error"
    /// Another page than the one that was asked for, or none.
    case wrongPage = "wrong_page"
    /// A piece whose adding was acknowledged is not in the cart.
    case lost
    /// There are more pieces in the cart than were added.
    case doubled

    init(_ loss: Loss) {
        switch loss {
        case .notConnected: self = .notConnected
        case .connectTimeOut: self = .connectTimeOut
        case .closed: self = .closed
        case .answerTimeOut: self = .answerTimeOut
        case .malformed: self = .malformed
        }
    }

    /// Whether nothing that can be called an answer came.
    public var isNoAnswer: Bool {
        switch self {
        case .notConnected, .connectTimeOut, .closed, .answerTimeOut, .malformed: true
        case .serverError, .wrongPage, .lost, .doubled: false
        }
    }
}

/// What an answer was worth.
public enum Verdict: Sendable, Equatable {
    /// The right one.
    case good
    /// A product was put into the cart.
    case added
    /// The shop does not sell what was to be put into the cart, and said so.
    case turnedAway
    /// 503 with `Retry-After` to a write.
    case refused
    case failed(Failure, String)
    /// The cart is not as it was promised.
    case wrongCart([CartMemory.Finding])
}
