import Contract
import Foundation
import JSON
import Testing

/// What is played, what counts, and what is refused.
@Suite struct RunTests {
    /// A shop that gives the answers it was told, and keeps what it was asked.
    private final class ToldShop: ContractShop {
        var answers: [ShopAnswer]
        private(set) var requests: [ShopRequest] = []

        init(_ bodies: [String]) { answers = bodies.map { Example.answer($0) } }

        func set(_ settings: [(path: String, value: String)]) {}

        func answer(to request: ShopRequest) -> ShopAnswer {
            requests.append(request)
            return answers.isEmpty ? Example.answer("null", status: 500) : answers.removeFirst()
        }
    }

    private func file(_ lines: Recording...) throws -> RecordingFolder.File {
        RecordingFolder.File(name: "x.jsonl", recordings: lines)
    }

    private func play(
        _ file: RecordingFolder.File, on shop: ToldShop, later: String = "", differences: String = "[]"
    ) throws -> [Verdict] {
        let player = FilePlayer(
            later: try LaterRoutes(later), differences: try Differences(Example.json(differences)), days: [])
        return try player.play(file, on: shop).map(\.verdict)
    }

    private static let masked = (recorded: "O09RquMTufF7RY1MBU9nJJc8zTudQmDE", ours: String(repeating: "a1", count: 16))

    @Test("ids of ours stand in later paths, bodies and messages where the recorded ones stood")
    func ids() throws {
        let cart = "/rest/V1/guest-carts/\(RunTests.masked.recorded)"
        let shop = ToldShop([
            #""\#(RunTests.masked.ours)""#, #"{"item_id": 3, "qty": 1, "quote_id": "\#(RunTests.masked.ours)"}"#,
            #"{"item_id": 3, "qty": 4, "quote_id": "\#(RunTests.masked.ours)"}"#,
            #"{"message": "The %1 Cart has no %2.", "parameters": ["8", 3]}"#,
        ])
        let line = #"{"item_id": 17, "qty": %, "quote_id": "\#(RunTests.masked.recorded)"}"#
        let verdicts = try play(
            file(
                Example.line("POST", "/rest/V1/guest-carts", body: #""\#(RunTests.masked.recorded)""#),
                Example.line(
                    "POST", "\(cart)/items", body: line.replacingOccurrences(of: "%", with: "1")),
                Example.line(
                    "PUT", "\(cart)/items/17",
                    request: #"{"cartItem": {"qty": 4, "quote_id": "\#(RunTests.masked.recorded)"}}"#,
                    body: line.replacingOccurrences(of: "%", with: "4")),
                Example.line(
                    "DELETE", "\(cart)/items/17",
                    body: #"{"message": "The %1 Cart has no %2.", "parameters": ["5", 17]}"#)),
            on: shop)
        #expect(verdicts == Array(repeating: .passed, count: 4))
        #expect(shop.requests[2].path == "/rest/V1/guest-carts/\(RunTests.masked.ours)/items/3")
        #expect(String(decoding: shop.requests[2].body, as: UTF8.self).contains(RunTests.masked.ours))
    }

    @Test("one id of ours cannot stand for two recorded ones, nor a store's or a country's for another")
    func contradictions() throws {
        let shop = ToldShop([
            #"[{"item_id": 3}, {"item_id": 3}]"#, #"{"store_id": 2}"#, #"{"country_id": "DE"}"#,
        ])
        let path = "/rest/V1/guest-carts/x/items"
        let verdicts = try play(
            file(
                Example.line("GET", path, body: #"[{"item_id": 17}, {"item_id": 18}]"#),
                Example.line(body: #"{"store_id": 1}"#), Example.line(body: #"{"country_id": "FR"}"#)),
            on: shop)
        #expect(verdicts.count { if case .failed = $0 { true } else { false } } == 3)
    }

    @Test("tokens are asked of the shop once, with the password of the line that made the customer")
    func tokens() throws {
        let shop = ToldShop(["1", #""mine""#, "2", "3", #""admin""#, "4"])
        let mail = "mina@lab.example"
        let authorized = #"{"Authorization": "Bearer <customer-token:\#(mail)>"}"#
        let verdicts = try play(
            file(
                Example.line(
                    "POST", "/rest/V1/customers",
                    request: #"{"customer": {"email": "\#(mail)"}, "password": "Secret-1"}"#, body: "1"),
                Example.line(headers: authorized, body: "2"), Example.line(headers: authorized, body: "3"),
                Example.line(headers: #"{"Authorization": "Bearer <admin-token>"}"#, body: "4")), on: shop)
        #expect(verdicts == Array(repeating: .passed, count: 4))
        #expect(String(decoding: shop.requests[1].body, as: UTF8.self).contains("Secret-1"))
        #expect(shop.requests[3].field("Authorization") == "Bearer mine")
        #expect(shop.requests[5].field("Authorization") == "Bearer admin")
    }

    @Test("the visitor's session is the one that the shop began")
    func sessions() throws {
        let shop = ToldShop(["1", "2"])
        shop.answers[0].fields.append(JSONMember("set-cookie", .string("shop_session=abc; Path=/; HttpOnly")))
        let cookie = #"{"Cookie": "form_key=KEY; PHPSESSID=<session-id>"}"#
        _ = try play(file(Example.line(headers: cookie, body: "1"), Example.line(headers: cookie, body: "2")), on: shop)
        #expect(shop.requests.map { $0.field("Cookie") } == ["form_key=KEY", "form_key=KEY; shop_session=abc"])
    }

    @Test("a body of bytes is sent byte by byte, and a body has the type of JSON where none is said")
    func bodies() throws {
        let shop = ToldShop(["1", "2"])
        let bom = Example.line("POST", request: #""\u00ef\u00bb\u00bf{}""#, body: "1")
        let typed = Example.line("POST", request: #""a=1""#, headers: #"{"Content-Type": "text/plain"}"#, body: "2")
        _ = try play(file(bom, typed), on: shop)
        #expect(shop.requests[0].body == [0xEF, 0xBB, 0xBF, 0x7B, 0x7D])
        #expect(shop.requests.map { $0.field("Content-Type") } == ["application/json", "text/plain"])
    }

    @Test("what a later feature answers is not judged, nor a cart that it changed; the cart's lines are until it ends")
    func later() throws {
        let later = """
            # a comment
            ANY | V1/guest-carts/*/coupons/** | coupons
            POST | V1/guest-carts/*/order | orders | status=200 changes-order ends-cart
            ANY | V1/stockItems/** | stock | after-order
            """
        let paths = [
            ("GET", "V1/stockItems/a", 200), ("PUT", "V1/guest-carts/A/coupons/NOPE", 404),
            ("GET", "V1/guest-carts/A/totals", 200), ("PUT", "V1/guest-carts/A/coupons/LAB10", 200),
            ("GET", "V1/guest-carts/A/totals", 200), ("GET", "V1/guest-carts/B/totals", 200),
            ("GET", "en/V1/guest-carts/A/items", 200), ("POST", "V1/guest-carts/A/order", 200),
            ("GET", "V1/guest-carts/A/items", 200), ("GET", "V1/stockItems/a", 200),
        ]
        var lines = LaterLines(try LaterRoutes(later))
        let reasons = paths.map { method, path, status in
            lines.reason(for: Example.line(method, "/rest/\(path)", status: status))
        }
        let changed = "coupons changed the cart"
        #expect(
            reasons == [
                nil, "coupons", nil, "coupons", changed, nil, nil, "orders", "orders changed the cart", "stock",
            ])
    }

    @Test("a difference on purpose asserts our own answer, under its condition alone")
    func differences() throws {
        let differences = """
            [{"method": "POST", "route": "V1/products",
            "when": {"status": 500, "body_begins": "An error", "request_holds": "[]"},
            "reason": "Magento crashed.", "answer": {"status": 400, "body": {"message": "No."}}}]
            """
        let crash = Example.line(
            "POST", "/rest/V1/products", request: #"{"product": []}"#, status: 500, type: "text/plain",
            body: #""An error!""#)
        let masked = Example.line("POST", "/rest/V1/products", status: 500, body: #"{"message": "Internal"}"#)
        let shop = ToldShop([#"{"message": "No."}"#, #"{"message": "Yes."}"#, #"{"message": "No."}"#])
        for index in shop.answers.indices { shop.answers[index].status = 400 }
        let verdicts = try play(file(crash, crash, masked), on: shop, differences: differences)
        #expect(verdicts[0] == .different(reason: "Magento crashed."))
        for verdict in verdicts.dropFirst() { #expect(verdict.isFailure) }
    }

    @Test("a folder that is not there, is empty, or holds what is no recording is an error with a sentence")
    func folders() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "contract-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func error(_ path: String) -> String? {
            do throws(ContractError) {
                _ = try RecordingFolder(path)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(error("/nowhere") == "There is no folder /nowhere to take recordings from.")
        #expect(error(folder.path) == "The folder \(folder.path) holds no recording (*.jsonl).")
        try Data("{}\n".utf8).write(to: folder.appending(path: "a.jsonl"))
        #expect(error(folder.path) == "a.jsonl:1 is no recorded exchange.")
    }

    @Test("the command line names a folder and what alone is wanted, and refuses what it does not know")
    func options() throws {
        let options = try ContractRun.Options(["--folder", "x", "--only", "gc-items", "--go-on"])
        #expect(options.folder == "x")
        #expect(options.only == "gc-items")
        #expect(options.goesOnWithoutFixtures)
        #expect(throws: ContractError.self) { try ContractRun.Options(["--fast"]) }
    }

    @Test("the report has a line a file, the failing ids with their first reason, and the sums")
    func report() throws {
        let failed = [
            Discrepancy(place: "body.qty", recorded: "1", ours: "2"), Discrepancy(place: "x", recorded: "", ours: ""),
        ]
        let lines = [
            JudgedLine(recording: Example.line(), verdict: .passed),
            JudgedLine(recording: Example.line(id: "gc-items"), verdict: .failed(failed)),
            JudgedLine(recording: Example.line(), verdict: .later(feature: "coupons")),
        ]
        #expect(
            RunReport.summary("a.jsonl", lines) == [
                "a.jsonl: 1 passed, 1 failed, 0 different on purpose, 1 later",
                "  gc-items: body.qty: recorded 1, ours 2 (and 1 more)",
            ])
    }
}

extension Verdict {
    fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}
