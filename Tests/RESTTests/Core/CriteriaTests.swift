import Basics
import Catalog
import Commerce
import HTTP
import Testing

@testable import REST

/// The answers are those of Magento 2.4.7 (rest-catalog of the recorded answers).
@Suite("searchCriteria")
struct CriteriaTests {
    /// What Magento repeats of the criteria, or the error.
    private static func echo(_ query: String, limits: InputLimits? = nil) throws -> String {
        try Probe("GET /V1/probe?\(query)", limits: limits).reads { (call) throws(RESTError) in
            let criteria = try call.read(.searchCriteria)
            return String(utf8: SearchResults.bytes(criteria, total: 7) { _ in })
        }
    }

    private static let filter = "searchCriteria[filter_groups][0][filters][0]"
    private static let camel = "searchCriteria[filterGroups][0][filters][0]"
    private static let sparse = "searchCriteria[filter_groups][5][filters][7]"
    private static let none = #""filter_groups":[]"#
    private static func only(_ field: String, _ value: String, _ condition: String) -> String {
        #""filter_groups":[{"filters":[{"field":"\#(field)","value":"\#(value)","condition_type":"\#(condition)"}]}]"#
    }
    private static func sorted(_ direction: String) -> String {
        #"\#(none),"sort_orders":[{"field":"price","direction":\#(direction)}]"#
    }

    private static let echoes: [(query: String, expected: String)] = [
        ("searchCriteria", none), ("searchCriteria=", none), ("searchCriteria=all", none),
        ("search_criteria[page_size]=2", #"\#(none),"page_size":2"#),
        ("\(filter)[field]=sku&\(filter)[value]=a", only("sku", "a", "eq")),
        (
            "\(camel)[field]=sku&\(camel)[value]=a%25"
                + "&\(camel)[conditionType]=like", only("sku", "a%", "like")
        ),
        (
            "\(sparse)[field]=sku&\(sparse)[value]=a",
            only("sku", "a", "eq")
        ),
        ("\(filter)[field]=sku&\(filter)[value]=a&\(filter)[condition_type]=foo", only("sku", "a", "foo")),
        (
            "\(filter)[value]=1",
            #""filter_groups":[{"filters":[{"field":null,"value":"1","condition_type":"eq"}]}]"#
        ),
        ("searchCriteria[filter_groups]=x", none),
        (
            "searchCriteria[sortOrders][0][field]=price&searchCriteria[sortOrders][0][direction]=desc",
            sorted(#""DESC""#)
        ),
        ("searchCriteria[sortOrders][0][field]=price", sorted("null")),
        (
            "searchCriteria[pageSize]=2&searchCriteria[currentPage]=-1",
            #"\#(none),"page_size":2,"current_page":-1"#
        ),
        ("searchCriteria[pageSize]=2&searchCriteria[pageSize]=3", #"\#(none),"page_size":3"#),
    ]

    @Test("what was understood comes back", arguments: echoes)
    func echoed(query: String, expected: String) throws {
        #expect(
            try CriteriaTests.echo(query)
                == #"{"items":[],"search_criteria":{\#(expected)},"total_count":7}"#)
    }

    private static func wrongType(_ fields: [String], _ value: String, _ type: String) -> String {
        let places = fields.map { #"Error occurred during \"\#($0)\" processing. "# }.joined()
        return
            #"{"message":"\#(places)The \"\#(value)\" value's type is invalid. The \"\#(type)\" type was expected. "#
            + #"Verify and try again."}"#
    }

    private static let refusals: [(query: String, expected: String)] = [
        (
            "x=1",
            #"{"message":"\"%fieldName\" is required. Enter and try again.","#
                + #""parameters":{"fieldName":"searchCriteria"}}"#
        ),
        ("searchCriteria[currentPage]=abc", wrongType(["currentPage"], "abc", "int")),
        ("searchCriteria[page_size]=ten", wrongType(["page_size"], "ten", "int")),
        ("\(filter)[value][]=a", wrongType(["filter_groups", "filters", "value"], "array", "string")),
        (
            "searchCriteria[nope]=1",
            #"{"message":"\"%fieldName\" is not supported. Correct the field name and try again.","#
                + #""parameters":{"fieldName":"Nope"}}"#
        ),
        (
            "searchCriteria[sortOrders][0][field]=price&searchCriteria[sortOrders][0][direction]=SIDEWAYS",
            #"{"message":"The sort order has to be specified as %1 for ascending order or %2 for descending order.","#
                + #""parameters":["ASC","DESC"]}"#
        ),
        (
            "searchCriteria[sortOrders][0][field]=a-b",
            #"{"message":"Sort order field %1 contains restricted symbols","parameters":["a-b"]}"#
        ),
    ]

    @Test("what cannot be understood is refused", arguments: refusals)
    func refused(query: String, expected: String) throws {
        #expect(try CriteriaTests.echo(query) == expected)
    }

    private static let limited: [(query: String, expected: String)] = [
        ("searchCriteria=", #"{"items":[],"search_criteria":{\#(none),"page_size":20},"total_count":7}"#),
        (
            "searchCriteria[pageSize]=300",
            #"{"items":[],"search_criteria":{\#(none),"page_size":300},"total_count":7}"#
        ),
        (
            "searchCriteria[pageSize]=301",
            #"{"message":"Maximum SearchCriteria pageSize is %max","parameters":{"max":300}}"#
        ),
        (
            "\(filter)[field]=a&searchCriteria[filter_groups][0][filters][1][field]=b"
                + "&searchCriteria[filter_groups][0][filters][2][field]=c",
            #"{"message":"Maximum items of type \"%type\" is %max","#
                + #""parameters":{"type":"\\Magento\\Framework\\Api\\Filter","max":2}}"#
        ),
    ]

    @Test("where the shop limits what is asked for, pages have a size, and larger ones are refused", arguments: limited)
    func limits(query: String, expected: String) throws {
        #expect(try CriteriaTests.echo(query, limits: Probe.limits(items: 2)) == expected)
    }

    @Test("an unknown field is the client's error in lists of attributes, and masked in tables")
    func unknownFields() {
        #expect(
            String(utf8: RESTError(SearchError.unknownField("nope", .attributes)).body())
                == #"{"message":"The \"%1\" attribute name is invalid. Reset the name and try again.","#
                + #""parameters":["nope"]}"#
        )
        #expect(String(utf8: RESTError(SearchError.unknownField(nil, .attributes)).body()).contains("[null]"))
        #expect(RESTError(SearchError.unknownField("nope", .table)).status.code == 500)
    }
}
