import Commerce
import HTTP
import JSON

/// Where a call's parameters stand: in the path, the query and the body.
struct RESTSources {
    private let call: RESTCall
    private let query: [JSONMember]

    init(_ call: RESTCall) {
        self.call = call
        query = call.request.query.isEmpty ? [] : QueryTree.members(of: call.request.queryItems)
    }

    /// How much the client may send at once.
    var limits: InputLimits? { call.limits }

    /// The value of a parameter; nil where it is not sent or null.
    func value(of name: String, _ type: RESTType) -> JSONValue? {
        let names = [name, RESTCall.snakeCase(name)]
        for spelling in names {
            if let text = call.parameters[spelling] { return .string(text) }
            if let sent = query.last(where: { $0.name == spelling })?.value { return sent }
            if let sent = call.body[spelling], !sent.isNull { return withPathVariable(sent, spelling, type) }
        }
        return nil
    }

    /// On a PUT the last variable of the path is written into the body's only object, where that has such a field
    /// (`Magento\Webapi\…\Rest\Request::overrideRequestBodyIdWithPathParam`): `PUT /V1/products/:sku` sets
    /// `product.sku`.
    private func withPathVariable(_ sent: JSONValue, _ name: String, _ type: RESTType) -> JSONValue {
        guard call.request.method == .put, case .object(let shape) = type, sent.isContainer,
            call.body.members?.count == 1, let variable = call.parameters.last, variable.value != "me"
        else { return sent }
        let (snake, camel) = (RESTCall.snakeCase(variable.name), RESTCall.camelCase(variable.name))
        guard shape.types[snake] != nil else { return sent }
        var members = sent.members ?? []
        let spelling = members.contains { $0.name == camel && !$0.value.isNull } ? camel : snake
        members.removeAll { $0.name == spelling }
        members.append(JSONMember(spelling, .string(variable.value)))
        return .object(members)
    }
}
