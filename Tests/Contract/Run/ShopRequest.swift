public import JSON

/// A request as it goes over the wire.
public struct ShopRequest: Hashable, Sendable {
    public var method: String
    public var path: String
    public var fields: [JSONMember]
    public var body: [UInt8]

    /// A request; fields as name and value.
    public init(_ method: String, _ path: String, fields: [JSONMember] = [], body: [UInt8] = []) {
        (self.method, self.path, self.fields, self.body) = (method, path, fields, body)
    }

    /// The value of a header field.
    public func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value.string
    }
}

/// The shop that is held against the recordings.
public protocol ContractShop {
    /// The answer to a request.
    func answer(to request: ShopRequest) throws(ContractError) -> ShopAnswer

    /// Sets configuration values in the default scope; afterwards the shop answers by them.
    func set(_ settings: [(path: String, value: String)]) throws(ContractError)
}

extension ShopRequest {
    /// A POST of JSON.
    static func json(_ method: String, _ path: String, _ body: JSONValue, token: String? = nil) -> ShopRequest {
        var request = ShopRequest(method, path)
        if let token { request.fields.append(JSONMember("Authorization", .string("Bearer \(token)"))) }
        guard !body.isNull else { return request }
        request.fields.append(JSONMember("Content-Type", .string("application/json")))
        request.body = Array(body.text.utf8)
        return request
    }
}
