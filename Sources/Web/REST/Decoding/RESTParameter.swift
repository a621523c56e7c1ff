/// A parameter that a route declares: its name in Magento's interface, its type, and whether it must be sent.
///
/// `.text("sku")` must be sent, `.text(ifSent: "storeId")` gives nil where it is not. Null counts as not sent. A
/// parameter may stand in the path, in the query or at the body's top; where it stands in several, the path is heard
/// before the query, and the query before the body. Its name is taken as declared and in snake_case.
public struct RESTParameter<Value> {
    let name: String
    let type: RESTType
    /// What stands for a parameter that was not sent; nil where it is required.
    let absent: Value?
    let take: (RESTValue) throws(RESTError) -> Value?

    /// The value; nil where it is required and was not sent.
    func value(in sources: RESTSources) throws(RESTError) -> Value? {
        guard let sent = sources.value(of: name, type) else { return absent }
        return try take(try type.value(of: sent, place: RESTPlace(limits: sources.limits)))
    }

    /// The value of a parameter that is not missing.
    fileprivate func found(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("what is missing has been refused") }
        return value
    }

    init(_ name: String, _ type: RESTType, _ take: @escaping (RESTValue) throws(RESTError) -> Value?) {
        (self.name, self.type, self.take) = (name, type, take)
        absent = nil
    }

    init<Wrapped>(
        ifSent name: String, _ type: RESTType, _ take: @escaping (RESTValue) throws(RESTError) -> Wrapped?
    ) where Value == Wrapped? {
        (self.name, self.type) = (name, type)
        self.take = { (value) throws(RESTError) in .some(try take(value)) }
        absent = .some(nil)
    }
}

extension RESTCall {
    /// Reads the declared parameters, in the order of the interface. What has a wrong type is refused at once; of what
    /// is missing all names are said in one answer.
    public func read<each Value>(
        _ parameters: repeat RESTParameter<each Value>
    ) throws(RESTError) -> (repeat each Value) {
        let sources = RESTSources(self)
        let found = (repeat try (each parameters).value(in: sources))
        var missing: [RESTError] = []
        for (parameter, value) in repeat (each parameters, each found) {
            if value == nil { missing.append(.required(parameter.name)) }
        }
        guard missing.isEmpty else { throw .several(missing) }
        return (repeat (each parameters).found(each found))
    }
}
