import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `/V1/products/attributes`: attributes and their options.
struct AttributeRoutes {
    private let registry: RegistryAccess

    static let resource = "Magento_Catalog::attributes_attributes"

    init(_ services: ShopServices) { registry = RegistryAccess(services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let (read, admin) = (RESTAccess.catalogue(AttributeRoutes.resource), RESTAccess.admin(AttributeRoutes.resource))
        routes.add(.get, "/V1/products/attributes/types", RESTRoute(admin, types))
        routes.add(.get, "/V1/products/attributes", RESTRoute(admin, list))
        routes.add(.post, "/V1/products/attributes", RESTRoute(admin, save))
        routes.add(.get, "/V1/products/attributes/:attributeCode", RESTRoute(read, one))
        routes.add(.put, "/V1/products/attributes/:attributeCode", RESTRoute(admin, save))
        routes.add(.delete, "/V1/products/attributes/:attributeCode", RESTRoute(admin, remove))
        let options = "/V1/products/attributes/:attributeCode/options"
        routes.add(.get, options, RESTRoute(read, optionList))
        routes.add(.post, options, RESTRoute(admin, addOption))
        routes.add(.put, options + "/:optionId", RESTRoute(admin, changeOption))
        routes.add(.delete, options + "/:optionId", RESTRoute(admin, removeOption))
        routes.add(.get, "/V1/products/media/types/:attributeSetName", RESTRoute(read, mediaTypes))
    }

    /// The inputs that Magento's module adds to those of every entity.
    private func types(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for (value, label) in [("price", "Price"), ("media_image", "Media Image")] {
                json.object { json in
                    json.member("value", value)
                    json.member("label", label)
                }
            }
        }
        return json.takeBytes()
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let registry = try await registry.read(call)
        let (attributes, rest) = AttributeSearch.inSets(criteria, registry)
        let found = try RESTError.searchErrors { () throws(SearchError) in
            try AttributeSearch.attributes(.products).search(attributes, rest, sizeMax: call.pageSizeMax)
        }
        return SearchResults.bytes(criteria, total: found.total) { json in
            for attribute in found.rows {
                AttributeResponse(attribute, registry, in: call.store).write(into: &json)
            }
        }
    }

    private func one(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let registry = try await registry.read(call)
        let attribute = try registry.found(call.variable("attributeCode"))
        return AttributeRoutes.bytes(attribute, registry, call)
    }

    /// POST and PUT are one: the attribute's number says whether it is there.
    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("attribute", AttributeRequest.shape))
        let saved = try await registry.save(.put(AttributeRequest.draft(sent)))
        guard let attribute = saved.registry.attribute(AttributeID(saved.numbers[0])) else {
            throw .masked("an attribute that was saved is not there")
        }
        return AttributeRoutes.bytes(attribute, saved.registry, call)
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let attribute = try await registry.read(call).found(call.variable("attributeCode"))
        _ = try await registry.save(.remove(code: attribute.code))
        return Array("true".utf8)
    }

    private func mediaTypes(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let name = call.variable("attributeSetName")
        let registry = try await registry.read(call)
        let set = registry.set(named: name)
        var json = JSONWriter()
        json.array { json in
            for attribute in set.map({ registry.attributes(in: $0.id) }) ?? [] where attribute.input == .mediaImage {
                AttributeResponse(attribute, registry, in: call.store).write(into: &json)
            }
        }
        return json.takeBytes()
    }

    private static func bytes(_ attribute: Attribute, _ registry: AttributeRegistry, _ call: RESTCall) -> [UInt8] {
        var json = JSONWriter()
        AttributeResponse(attribute, registry, in: call.store).write(into: &json)
        return json.takeBytes()
    }
}

/// Options.
extension AttributeRoutes {
    private func optionList(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let registry = try await registry.read(call)
        let attribute = try registry.found(call.variable("attributeCode"))
        var json = JSONWriter()
        json.array { AttributeResponse.write(registry.listedOptions(of: attribute, in: call.store), into: &$0) }
        return json.takeBytes()
    }

    /// The answer is the new option's number as a text. A number that the client sends is none of a new option.
    private func addOption(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("option", AttributeRequest.option))
        var option = AttributeRequest.option(sent)
        option.id = nil
        let code = try await registry.read(call).found(call.variable("attributeCode")).code
        let saved = try await registry.save(.putOption(option, of: code))
        var json = JSONWriter()
        json.value("\(saved.numbers[0])")
        return json.takeBytes()
    }

    private func changeOption(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (id, sent) = try call.read(.integer("optionId"), .object("option", AttributeRequest.option))
        var option = AttributeRequest.option(sent)
        option.id = OptionID(id)
        let code = try await registry.read(call).found(call.variable("attributeCode")).code
        _ = try await registry.save(.putOption(option, of: code)) { RESTError(changingOption: $0) }
        return Array("true".utf8)
    }

    private func removeOption(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let text = call.variable("optionId")
        let attribute = try await registry.read(call).found(call.variable("attributeCode"))
        guard attribute.takesOptions else { throw RESTError(.takesNoOptions(attribute.code)) }
        guard let id = Int64(text) else { throw .noSuchOption(attribute.code, text) }
        _ = try await registry.save(.removeOption(OptionID(id), of: attribute.code))
        return Array("true".utf8)
    }
}
