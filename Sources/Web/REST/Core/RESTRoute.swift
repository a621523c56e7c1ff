public import Commerce
public import HTTP

/// Who may call a route.
public enum RESTAccess: Sendable, Equatable {
    /// Everyone.
    case anonymous
    /// Customers, for what is theirs (Magento's `self`); an administrator passes too.
    case own
    /// Reading of the catalogue, with its ACL resource: anyone where the shop's settings say so
    /// (`webapi/webapisecurity/allow_insecure`), administrators otherwise.
    case catalogue(String)
    /// Administrators, with the ACL resource that a refusal names; several are joined by a comma and a blank.
    case admin(String)
}

/// Who calls.
public enum RESTCaller: Sendable, Equatable {
    case guest
    case administrator(AdminUserID)

    /// Whether the caller may see and change everything. What an administrator reads comes from the writer, so that it
    /// shows what was just written.
    public var isAdmin: Bool { self != .guest }
}

/// A route's work: it reads the call's parameters and writes the answer's JSON.
public typealias RESTHandler = (RESTCall) async throws(RESTError) -> [UInt8]

/// The work of a route whose answer may be long: it says what went wrong before the first byte, or gives what writes
/// the answer's JSON in slices.
public typealias RESTStreamHandler = (RESTCall) async throws(RESTError) -> RESTStream

/// Writes an answer's JSON in slices of some 16 to 64 KB. A stream that throws is cut off.
public typealias RESTStream = (any BodyWriting) async throws -> Void

/// A route: who may call it, and what it does.
public struct RESTRoute {
    enum Work {
        case whole(RESTHandler)
        case streamed(RESTStreamHandler)
    }

    let access: RESTAccess
    let work: Work

    /// A route whose answer is written in one go.
    public init(_ access: RESTAccess, _ handler: @escaping RESTHandler) {
        (self.access, work) = (access, .whole(handler))
    }

    /// A route whose answer may be long.
    public init(_ access: RESTAccess, streaming handler: @escaping RESTStreamHandler) {
        (self.access, work) = (access, .streamed(handler))
    }
}
