import Contract
import JSON

/// Short recordings for the tests.
enum Example {
    static func json(_ text: String) -> JSONValue {
        guard let value = try? JSONReader.parse(Array(text.utf8)) else { preconditionFailure("no JSON: \(text)") }
        return value
    }

    /// A line as a recording has it.
    static func line(
        _ method: String = "GET", _ path: String = "/rest/V1/products/lab-belt", request: String = "null",
        headers: String = "{}", status: Int = 200, type: String = "application/json; charset=utf-8",
        body: String = "null", id: String = "example"
    ) -> Recording {
        let text = """
            {"id": "\(id)", "area": "x", "note": "", "seq": 3,
            "request": {"method": "\(method)", "path": "\(path)", "headers": \(headers), "body": \(request)},
            "response": {"status": \(status), "headers": {"content-type": "\(type)"}, "body": \(body)}}
            """
        guard let recording = Recording(json(text)) else { preconditionFailure("no recording: \(text)") }
        return recording
    }

    /// The shop's answer with a JSON body.
    static func answer(
        _ body: String, status: Int = 200, type: String = "application/json; charset=utf-8"
    )
        -> ShopAnswer
    {
        ShopAnswer(
            status: status, fields: [JSONMember("content-type", .string(type))], body: Array(body.utf8))
    }
}
