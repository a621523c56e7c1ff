import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `taxClasses`: classes of products and of customers, by which tax rules choose.
struct TaxClassRoutes {
    private let services: ShopServices
    private static let access = RESTAccess.admin("Magento_Tax::manage_tax")
    private let table = SearchTable<TaxClass>(
        .table,
        [
            "class_id": { .number($0.id.rawValue) }, "class_name": { .text($0.name) },
            "class_type": { .text($0.kind.rawValue) },
        ])
    private static let shape: RESTShape = ["class_id": .integer, "class_name": .text, "class_type": .text]

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = TaxClassRoutes.access
        routes.add(.post, "/V1/taxClasses", RESTRoute(access, save))
        routes.add(.put, "/V1/taxClasses/:classId", RESTRoute(access, save))
        routes.add(.get, "/V1/taxClasses/search", RESTRoute(access, search))
        routes.add(.get, "/V1/taxClasses/:taxClassId", RESTRoute(access, get))
        routes.add(.delete, "/V1/taxClasses/:taxClassId", RESTRoute(access, remove))
    }

    private func get(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("taxClassId"))
        guard let taxClass = try await classes().first(where: { $0.id.rawValue == id }) else {
            throw .noSuchTaxClass(id)
        }
        var json = JSONWriter()
        json.object { json in TaxClassRoutes.write(taxClass, into: &json) }
        return json.takeBytes()
    }

    /// The answer is the class's number, as text.
    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("taxClass", TaxClassRoutes.shape))
        let id = sent.integer("class_id") ?? 0
        let type = sent.text("class_type") ?? ""
        if id != 0 {
            guard let old = try await classes().first(where: { $0.id.rawValue == id }) else {
                throw .noSuchTaxClass(id)
            }
            guard old.kind.rawValue == type else {
                throw RESTError(.badRequest, "Updating classType is not allowed.")
            }
        }
        let taxClass = try TaxClassRoutes.checked(id, sent.text("class_name") ?? "", type)
        let taxes = services.taxes
        let kept: TaxClass
        do throws(TaxError) {
            if id == 0 {
                kept = try await taxes.add(taxClass)
            } else {
                try await taxes.replace(taxClass)
                kept = taxClass
            }
        } catch .nameIsTaken {
            throw RESTError(
                .badRequest, "A class with the same name already exists for ClassType %1.", .listed([.string(type)]))
        } catch {
            throw RESTError(error)
        }
        var json = JSONWriter()
        json.value(kept.id.description)
        return json.takeBytes()
    }

    private static func checked(_ id: Int64, _ name: String, _ type: String) throws(RESTError) -> TaxClass {
        var errors: [RESTError] = []
        if name.trimmed.isEmpty { errors.append(.required("class_name")) }
        if type.trimmed.isEmpty {
            errors.append(.required("class_type"))
        } else if TaxClass.Kind(rawValue: type) == nil {
            errors.append(.invalid("class_type", .string(type)))
        }
        guard errors.isEmpty, let kind = TaxClass.Kind(rawValue: type) else { throw .several(errors) }
        return TaxClass(id: TaxClassID(id), name: name, kind: kind)
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("taxClassId"))
        let taxes = services.taxes
        do throws(TaxError) {
            try await taxes.remove(TaxClassID(id))
        } catch .isInRule {
            throw RESTError(
                .badRequest,
                "You cannot delete this tax class because it is used in Tax Rules. "
                    + "You have to delete the rules it is used in first.")
        } catch {
            throw RESTError(error)
        }
        return Array("true".utf8)
    }

    private static func write(_ taxClass: TaxClass, into json: inout JSONWriter) {
        json.member("class_id", taxClass.id.rawValue)
        json.member("class_name", taxClass.name)
        json.member("class_type", taxClass.kind.rawValue)
    }

    private func search(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let found = try table.page(of: try await classes(), criteria, call)
        return SearchResults.bytes(criteria, total: found.total) { json in
            for taxClass in found.rows { json.object { json in TaxClassRoutes.write(taxClass, into: &json) } }
        }
    }

    private func classes() async throws(RESTError) -> [TaxClass] {
        let taxes = services.taxes
        return try await RESTError.storeFailures { () throws(StoreFailure) in try await taxes.classes() }
    }
}
