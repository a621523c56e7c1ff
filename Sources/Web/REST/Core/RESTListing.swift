public import HTTP

/// A route as it is listed: its method, its path, and who may call it.
public struct RESTListing: Sendable {
    public let method: Method
    public let path: String
    public let access: RESTAccess

    init(_ method: Method, _ path: String, _ access: RESTAccess) {
        (self.method, self.path, self.access) = (method, path, access)
    }
}
