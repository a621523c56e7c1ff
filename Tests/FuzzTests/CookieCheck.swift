import Basics
import HTTP
import Sales
import WebSupport

/// The value of a `Cookie` field.
///
/// - Its cookies, written anew, are the same.
/// - What is found without reading them all is what is found among them.
enum CookieCheck {
    static func run(_ input: [UInt8]) throws(Finding) {
        guard let request = request(input) else { return }
        let cookies = request.cookies
        var text: [UInt8] = []
        for item in cookies.items {
            if !text.isEmpty { text.append("; ") }
            text.append(item.name)
            text.append("=")
            text.append(item.value)
        }
        // What was no UTF-8 is three bytes now, and the head has a limit.
        if let again = self.request(text)?.cookies {
            try require(
                again.items.elementsEqual(cookies.items), "written anew: \(again.items)\n  instead of \(cookies.items)")
        } else {
            try require(text.count > ServerLimits().headerBytesMax / 2, "written anew the cookies are refused")
        }
        let isThere = request.hasCookie("vitrine_session")
        if cookies[VisitorCookies.sessionName] != nil { try require(isThere, "a cookie is read that is not there") }
        if let value = cookies[VaryCookie.name.description] {
            let lent = request.withCookie(VaryCookie.name) { $0.map { String(decoding: $0, as: UTF8.self) } }
            try requireSame(lent ?? "", value, "a value that is looked for is not the one that is read")
        }
        if let id = request.sessionID {
            try requireSame(id.text, cookies[VisitorCookies.sessionName] ?? "", "a session's key is not its cookie")
        }
        if let id = request.cartID {
            try requireSame(id.text, cookies[VisitorCookies.cartName] ?? "", "a cart's id is not its cookie")
        }
    }

    /// A request with these cookies; nil where no field can hold them.
    private static func request(_ cookies: [UInt8]) -> Request? {
        let text = Array("GET / HTTP/1.1\r\nHost: a\r\nCookie: ".utf8) + cookies + Array("\r\n\r\n".utf8)
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let (_, action) = text.withExactCopy { machine.receive($0, into: request) }
        guard case .handle = action else { return nil }
        return request
    }
}
