import Basics

/// Requests as they are sent.
struct RequestText {
    /// What stands behind `Host:`.
    private let host: [UInt8]

    /// Requests to a shop of this name.
    init(host: String) { self.host = Array(host.utf8) }

    /// Writes a request over what is in `buffer`.
    func write(_ errand: Errand, _ jar: CookieJar, into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(errand.form == nil ? "GET " : "POST " as StaticString)
        buffer.append(errand.target)
        buffer.append(" HTTP/1.1\r\nHost: ")
        buffer.append(contentsOf: host)
        buffer.append("\r\nUser-Agent: vitrine-load\r\n")
        buffer.append(errand.step == .asset ? "Accept: */*\r\n" : "Accept: text/html\r\n" as StaticString)
        jar.write(into: &buffer)
        if let form = errand.form {
            // What a browser says of a form on a page of the same shop.
            buffer.append("Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n")
            buffer.append("Content-Length: ")
            buffer.append(decimal: form.utf8.count)
            buffer.append("\r\n\r\n")
            buffer.append(form)
        } else {
            buffer.append("\r\n")
        }
    }
}
