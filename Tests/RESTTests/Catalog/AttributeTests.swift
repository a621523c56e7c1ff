import Basics
import Catalog
import Commerce
import HTTP
import ShopFakes
import Testing

/// A request and the answer that is expected.
struct RecordedCall: CustomTestStringConvertible, Sendable {
    let name: String
    let ask: String
    let sent: String
    let status: Int
    let body: String

    init(_ name: String, _ ask: String, sent: String = "", _ status: Int, _ body: String) {
        (self.name, self.ask, self.sent, self.status, self.body) = (name, ask, sent, status, body)
    }

    var testDescription: String { name }
}

@Suite("Attributes and sets by REST")
struct AttributeTests {
    private let client: RESTClient

    init() {
        client = RESTClient(anonymousReading: false)
        client.shop.attributes.now = LabAttributes.registry
    }

    private func answer(_ ask: String, _ body: String = "") async throws -> Answer {
        try await client.send(ask, body, ["Authorization": "Bearer \(FakeAdmins.token)"])
    }

    private func check(_ call: RecordedCall) async throws {
        let answer = try await answer(call.ask, call.sent)
        #expect(answer.body == call.body)
        #expect(answer.status == call.status)
    }

    @Test("what is read is what Magento answered", arguments: RecordedAttributeCalls.reads)
    func reads(_ call: RecordedCall) async throws { try await check(call) }

    @Test(
        "what is refused, and what is made, is answered as Magento answered", arguments: RecordedAttributeCalls.writes)
    func writes(_ call: RecordedCall) async throws {
        client.shop.attributes.number = call.name == "ad-attr-create" ? 140 : 13
        client.shop.attributes.registryAfter = LabAttributes.registry(with: [LabAttributes.flag])
        try await check(
            call.name == "ad-attr-opt-dup"
                ? RecordedCall(
                    call.name, call.ask, sent: #"{"option":{"label":"rouge"}}"#, 400,
                    call.body.split(separator: "Vert").joined(separator: "rouge")) : call)
    }

    @Test(
        "sets, groups and places are refused with Magento's sentences",
        arguments: [
            RecordedCall(
                "no skeleton", "POST /rest/V1/products/attribute-sets",
                sent: #"{"attributeSet":{"attribute_set_name":"x"},"skeletonId":0}"#, 400,
                #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","#
                    + #""parameters":{"fieldName":"skeletonId","value":0}}"#),
            RecordedCall(
                "a number", "POST /rest/V1/products/attribute-sets",
                sent: #"{"attributeSet":{"attribute_set_id":7,"attribute_set_name":"x"},"skeletonId":4}"#, 400,
                #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","#
                    + #""parameters":{"fieldName":"id","value":7}}"#),
            RecordedCall(
                "an unknown skeleton", "POST /rest/V1/products/attribute-sets",
                sent: #"{"attributeSet":{"attribute_set_name":"x"},"skeletonId":99}"#, 400,
                #"{"message":"The attribute set couldn't be created because it's based on "#
                    + #"a non-existing attribute set."}"#
            ),
            RecordedCall(
                "a skeleton of orders", "POST /rest/V1/products/attribute-sets",
                sent: #"{"attributeSet":{"attribute_set_name":"x"},"skeletonId":1}"#, 400,
                #"{"message":"The attribute set couldn't be created because it's based on "#
                    + #"a non-product attribute set."}"#
            ),
            RecordedCall(
                "a name that is taken", "POST /rest/V1/products/attribute-sets",
                sent: #"{"attributeSet":{"attribute_set_name":"Default"},"skeletonId":4}"#, 400,
                #"{"message":"A \"%1\" attribute set name already exists. Create a new name and try again.","#
                    + #""parameters":["Default"]}"#),
            RecordedCall(
                "no name", "POST /rest/V1/products/attribute-sets", sent: #"{"attributeSet":{},"skeletonId":4}"#, 400,
                #"{"message":"The attribute set name is empty. Enter the name and try again."}"#),
            RecordedCall(
                "the default set", "DELETE /rest/V1/products/attribute-sets/4", 400,
                #"{"message":"The default attribute set can't be deleted."}"#),
            RecordedCall(
                "no such set", "POST /rest/V1/products/attribute-sets/attributes",
                sent: #"{"attributeSetId":99,"attributeGroupId":7,"attributeCode":"color","sortOrder":1}"#, 404,
                #"{"message":"The AttributeSet with a \"%1\" ID doesn't exist. "#
                    + #"Verify the attributeSet and try again.","parameters":[99]}"#),
            RecordedCall(
                "no such group", "POST /rest/V1/products/attribute-sets/attributes",
                sent: #"{"attributeSetId":4,"attributeGroupId":99,"attributeCode":"color","sortOrder":1}"#, 404,
                #"{"message":"The group with the \"%1\" ID doesn't exist. Verify the ID and try again.","#
                    + #""parameters":["99"]}"#),
            RecordedCall(
                "the shop's own", "DELETE /rest/V1/products/attribute-sets/4/attributes/image", 400,
                #"{"message":"The system attribute can't be deleted."}"#),
            RecordedCall(
                "not in the set", "DELETE /rest/V1/products/attribute-sets/4/attributes/manufacturer", 400,
                #"{"message":"The \"%1\" attribute wasn't found in the \"%2\" attribute set. "#
                    + #"Enter the attribute and try again.","parameters":["manufacturer","4"]}"#),
            RecordedCall(
                "the shop's group", "DELETE /rest/V1/products/attribute-sets/groups/7", 400,
                #"{"message":"The attribute group can't be deleted because it contains system attributes."}"#),
            RecordedCall(
                "groups of no set", "GET /rest/V1/products/attribute-sets/groups/list?searchCriteria", 400,
                #"{"message":"\"%fieldName\" is required. Enter and try again.","#
                    + #""parameters":{"fieldName":"attribute_set_id"}}"#),
            RecordedCall(
                "an option that is not there", "PUT /rest/V1/products/attributes/color/options/99",
                sent: #"{"option":{"label":"Vert"}}"#, 400,
                #"{"message":"The '%1' attribute doesn't include an option id '%2'.","parameters":["color",99]}"#),
            RecordedCall(
                "options of a text", "POST /rest/V1/products/attributes/sku/options",
                sent: #"{"option":{"label":"x"}}"#, 400,
                #"{"message":"The \"%1\" attribute doesn't work with options.","parameters":["sku"]}"#),
            RecordedCall(
                "no attribute", "GET /rest/V1/categories/attributes/nope", 404,
                #"{"message":"The attribute with a \"%1\" attributeCode doesn't exist. "#
                    + #"Verify the attribute and try again.","parameters":["nope"]}"#),
        ])
    func refusals(_ call: RecordedCall) async throws { try await check(call) }

    @Test("a set's attributes come in its order, an attribute by its number too, in the store view's words")
    func lists() async throws {
        let codes = try await answer("GET /rest/V1/products/attribute-sets/4/attributes?fields=attribute_code").body
        let order = ["image", "price", "lab_note", "lab_material", "size", "color"]
        #expect(codes == "[" + order.map { #"{"attribute_code":"\#($0)"}"# }.joined(separator: ",") + "]")
        let numbered = try await answer("GET /rest/V1/products/attributes/93?fields=attribute_code").body
        #expect(numbered == #"{"attribute_code":"color"}"#)
        let english = try await answer("GET /rest/en/V1/products/attributes/color/options").body
        let labels = [("", " "), ("6", "Black"), ("5", "Blue"), ("4", "Red")]
        #expect(
            english == "[" + labels.map { #"{"label":"\#($0.1)","value":"\#($0.0)"}"# }.joined(separator: ",") + "]")
    }

    @Test("guests read nothing of it, unless the shop says so")
    func guests() async throws {
        let refused = try await client.send("GET /rest/V1/products/attributes/color")
        #expect(refused.status == 401)
        let open = RESTClient(anonymousReading: true)
        #expect(try await open.send("GET /rest/V1/products/attributes/color").status == 200)
        #expect(try await open.send("GET /rest/V1/products/attributes?searchCriteria").status == 401)
    }
}
