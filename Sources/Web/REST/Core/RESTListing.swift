package import HTTP

/// A route as it is listed: its method, its path, and who may call it.
package struct RESTListing: Sendable {
    package let method: Method
    package let path: String
    package let access: RESTAccess

    init(_ method: Method, _ path: String, _ access: RESTAccess) {
        (self.method, self.path, self.access) = (method, path, access)
    }
}
