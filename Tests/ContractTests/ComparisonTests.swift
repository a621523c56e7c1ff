import Contract
import JSON
import Testing

/// What counts as the same answer.
@Suite struct ComparisonTests {
    /// Where an answer of ours is not as recorded.
    private func places(
        _ recording: Recording, _ ours: ShopAnswer, pairs: IDPairs = IDPairs(), days: Set<String> = []
    ) -> [String] {
        AnswerComparison(recording.answer, ours, to: recording.request, pairs: pairs, days: days)
            .discrepancies.map(\.place)
    }

    private func check(
        _ recorded: String, _ ours: String, differsAt expected: [String], days: Set<String> = [],
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            places(Example.line(body: recorded), Example.answer(ours), days: days) == expected, sourceLocation: location
        )
    }

    @Test("the same keys with the same types and values are the same, in any order")
    func sameBody() {
        check(#"{"a": 1, "b": [true, null, "x"]}"#, #"{"b": [true, null, "x"], "a": 1}"#, differsAt: [])
    }

    @Test("a missing key, a further key, another type and another value are found where they are")
    func findings() {
        check(#"{"a": {"b": 1, "c": 2}}"#, #"{"a": {"b": 1}}"#, differsAt: ["body.a.c"])
        check(#"{"a": 1}"#, #"{"a": 1, "d": null}"#, differsAt: ["body.d"])
        check(#"{"price": 5}"#, #"{"price": "5"}"#, differsAt: ["body.price"])
        check(#"{"price": "5"}"#, #"{"price": 5}"#, differsAt: ["body.price"])
        check(#"{"a": null}"#, #"{"a": 0}"#, differsAt: ["body.a"])
        check(#"{"a": true}"#, #"{"a": false}"#, differsAt: ["body.a"])
        check(#"{"a": [1, 2]}"#, #"{"a": [1]}"#, differsAt: ["body.a"])
        check(#"{"a": []}"#, #"{"a": {}}"#, differsAt: ["body.a"])
        check(#"[{"a": "x"}]"#, #"[{"a": "y"}]"#, differsAt: ["body[0].a"])
    }

    @Test("numbers are the same within 0.000002, whole or not")
    func numbers() {
        check(#"{"price": 20.83}"#, #"{"price": 20.830001}"#, differsAt: [])
        check(#"{"price": 10}"#, #"{"price": 10.0}"#, differsAt: [])
        check(#"{"price": 20.83}"#, #"{"price": 20.831}"#, differsAt: ["body.price"])
        check(#"{"price": 20.83}"#, #"{"price": 20.830003}"#, differsAt: ["body.price"])
    }

    @Test("times may differ unless a client wrote them, and a midnight of the recording's day is one of today")
    func times() {
        let (then, now) = ("2026-11-24 05:48:33", "2031-01-02 03:04:05")
        check(#"{"created_at": "\#(then)"}"#, #"{"created_at": "\#(now)"}"#, differsAt: [])
        check(#"{"created_at": "\#(then)"}"#, #"{"created_at": "now"}"#, differsAt: ["body.created_at"])
        let midnights = (#"{"from": "2030-01-01 00:00:00"}"#, #"{"from": "2031-01-01 00:00:00"}"#)
        check(midnights.0, midnights.1, differsAt: ["body.from"], days: ["2026-11-24"])
        check(midnights.0, midnights.1, differsAt: [], days: ["2030-01-01"])
    }

    @Test("the number of a report of an error is random, the rest of the message is not")
    func reports() {
        let message = "Internal Error. Report ID: webapi-"
        check(
            #"{"message": "\#(message)6b0510fcde21e"}"#, #"{"message": "\#(message)0123456789abc"}"#, differsAt: [])
        check(
            #"{"message": "\#(message)6b0510fcde21e"}"#, #"{"message": "\#(message)x"}"#, differsAt: ["body.message"])
    }

    @Test("a token is one of the same kind of user with the same life time")
    func tokens() {
        let recorded = #""<JWT, header {} payload {\"uid\":1,\"utypid\":2,\"iat\":1795494073,\"exp\":1795497673}>""#
        // {"uid":7,"utypid":2,"iat":1,"exp":3601}, then the same for a customer, then one second longer.
        let claims = [
            ("eyJ1aWQiOjcsInV0eXBpZCI6MiwiaWF0IjoxLCJleHAiOjM2MDF9", []),
            ("eyJ1aWQiOjcsInV0eXBpZCI6MywiaWF0IjoxLCJleHAiOjM2MDF9", ["body"]),
            ("eyJ1aWQiOjcsInV0eXBpZCI6MiwiaWF0IjoxLCJleHAiOjM2MDJ9", ["body"]),
        ]
        for (payload, expected) in claims { check(recorded, #""e30.\#(payload).c2ln""#, differsAt: expected) }
        check(recorded, #""secret""#, differsAt: ["body"])
    }

    @Test("of a trimmed list the beginning and the number are compared, of a choice what it names")
    func trimmed() {
        let recorded = #"{"items": [{"id": "a"}, "<trimmed: 2 more entries>"], "tags": "<trimmed>"}"#
        check(recorded, #"{"items": [{"id": "a"}, 2, 3], "tags": {"x": 1}}"#, differsAt: [])
        check(recorded, #"{"items": [{"id": "b"}, 2], "tags": 1}"#, differsAt: ["body.items", "body.items[0].id"])
        let choice = #"[{"attribute_code": "size", "value": "7"}, "<trimmed: other attributes>"]"#
        let color = #"{"attribute_code": "color", "value": "4"}"#
        check(choice, #"[\#(color), {"attribute_code": "size", "value": "7"}]"#, differsAt: [])
        check(choice, #"[\#(color), {"attribute_code": "size", "value": "8"}]"#, differsAt: ["body[0].value"])
        check(choice, #"[\#(color)]"#, differsAt: ["body[0]"])
    }

    @Test("another status is all there is to say")
    func status() {
        #expect(places(Example.line(body: "1"), Example.answer("2", status: 404)) == ["status"])
    }

    @Test("the fields of the contract are compared, those that are lists in any order, and others are not")
    func fields() {
        var recording = Example.line(body: "1")
        recording.answer.fields += [
            JSONMember("cache-control", .string("no-store, max-age=0")), JSONMember("vary", .string("Accept")),
            JSONMember("x-magento-tags", .string("a,b")),
        ]
        var answer = Example.answer("1", type: "application/json;charset=UTF-8")
        answer.fields.append(JSONMember("cache-control", .string("max-age=0,no-store")))
        #expect(places(recording, answer) == ["x-magento-tags"])
        answer.fields.append(JSONMember("x-magento-tags", .string("b,c")))
        #expect(places(recording, answer) == ["x-magento-tags"])
    }

    @Test("of a page its language and whether robots may index it are compared")
    func pages() {
        let kept = #""<html trimmed, 9 characters; title: A; lang: fr; h1: A; robots: INDEX,FOLLOW; body class: x>""#
        let recording = Example.line("GET", "/a.html", type: "text/html; charset=UTF-8", body: kept)
        func ours(_ language: String, _ robots: String) -> ShopAnswer {
            Example.answer(
                #"<!doctype html><html lang="\#(language)"><head>\#(robots)</head></html>"#,
                type: "text/html; charset=UTF-8")
        }
        let hidden = #"<meta name="robots" content="noindex">"#
        #expect(places(recording, ours("fr", "")) == [])
        #expect(places(recording, ours("fr-FR", "")) == [])
        #expect(places(recording, ours("en", hidden)) == ["html lang", "robots"])
    }
}
