/// Why a request has no answer.
public enum Loss: Hashable, Sendable {
    case notConnected
    case connectTimeOut
    /// The connection was closed before the whole answer had come.
    case closed
    case answerTimeOut
    case malformed(AnswerError)
}

/// One request and the way to its answer, as far as it decides whether the request may be sent again.
///
/// A connection that is kept open may be closed by the other side at the moment at which a request goes out on it, and
/// that is nobody's fault. RFC 9110 section 9.2.2 lets a client repeat a safe request then; an unsafe one only where
/// not one of its bytes was sent. One such repetition is allowed; all else has failed.
public struct Exchange: Sendable {
    /// What to do when a connection has been lost.
    public enum Verdict: Hashable, Sendable {
        /// Send the request again, on a new connection.
        case again
        case failed(Loss)
    }

    private let isSafe: Bool
    private var isOnReusedConnection: Bool
    private var hasSent = false
    private var hasReceived = false
    private var hasBeenRepeated = false

    /// A request that is about to be sent, on a connection that has carried others or on a new one.
    public init(isSafe: Bool, onReusedConnection isReused: Bool) {
        (self.isSafe, isOnReusedConnection) = (isSafe, isReused)
    }

    /// Bytes of the request were handed to the connection.
    public mutating func sent() { hasSent = true }

    /// Bytes of the answer came.
    public mutating func received() { hasReceived = true }

    /// Judges a loss. After `again` the exchange is the one of the new connection.
    public mutating func lost(_ loss: Loss) -> Verdict {
        guard loss == .closed, isOnReusedConnection, !hasReceived, isSafe || !hasSent, !hasBeenRepeated else {
            return .failed(loss)
        }
        self = Exchange(isSafe: isSafe, onReusedConnection: false)
        hasBeenRepeated = true
        return .again
    }
}
