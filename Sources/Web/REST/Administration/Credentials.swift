/// A name and a password, as the routes that give tokens read them.
struct Credentials {
    let username: String
    let password: String

    /// Reads both. An empty text is as good as none.
    init(_ call: RESTCall) throws(RESTError) {
        (username, password) = try call.read(.text("username"), .text("password"))
        let missing = [("username", username), ("password", password)].filter { $0.1.isEmpty }
        guard missing.isEmpty else { throw .several(missing.map { .required($0.0) }) }
    }
}
