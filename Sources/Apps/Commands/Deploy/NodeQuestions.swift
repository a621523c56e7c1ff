import Basics
import EventLoop

/// What a deployment asks the node over HTTP, as the balancer and shoppers do.
struct NodeQuestions {
    /// Where the node answers for its health: the private port where there is one.
    let health: (host: String, port: Int)
    /// Where it serves the shop.
    let shop: (host: String, port: Int)
    /// The shop's own address, as it stands in `Host`; nil where the node serves under any.
    let authority: String?

    private static let secondsMax = 5

    /// The status of the answer to `/health/ready`; nil when nobody answers.
    func readiness() -> Int? { status(of: "/health/ready", at: health, authority: nil) }

    /// The status of the shop's first page.
    func home() -> Int? { status(of: "/", at: shop, authority: authority) }

    private func status(of path: String, at place: (host: String, port: Int), authority: String?) -> Int? {
        guard let address = SocketAddress.tcp(place.host, port: place.port, isNumeric: true) else { return nil }
        let host = authority ?? "\(place.host):\(place.port)"
        let text = "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
        guard
            let answer = try? BlockingExchange.ask(
                Array(text.utf8), at: address, named: "\(place.host):\(place.port)",
                secondsMax: NodeQuestions.secondsMax)
        else { return nil }
        let words = String(utf8: answer.prefix(32)).split(separator: " ")
        return words.count > 1 && words[0] == "HTTP/1.1" ? Int(words[1]) : nil
    }
}
