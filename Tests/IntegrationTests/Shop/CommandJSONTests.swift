import JSON
import Testing

/// What commands say to scripts: one JSON object, and nothing else, on standard output.
@Suite("Commands with --json beside a running shop", .serialized)
struct CommandJSONTests {
    private let shop = RunningShop.shared

    private func object(_ words: String..., status: Int32 = 0) throws -> [JSONMember] {
        let answer = shop.command(words + ["--json"])
        #expect(answer.status == status, "\(answer.output)")
        return try #require(try JSONReader.parse(Array(answer.output.utf8)).members)
    }

    private func text(_ members: [JSONMember]) -> String {
        var json = JSONWriter(escaping: .plain)
        json.value(.object(members))
        return String(decoding: json.takeBytes(), as: UTF8.self)
    }

    @Test("an import says what came of it, with the first problems and where they are")
    func imports() throws {
        let file = "\(shop.folder)/stock.csv"
        TextFile.write("sku,source_code,quantity,status\nCB-0001,default,7,1\nNO-SUCH,default,1,1\n", to: file)
        let told = try object("import", "stock", file, "--dry-run", status: 65)
        let problem =
            #"{"line":3,"column":"sku","sku":"NO-SUCH","code":"unknownSKU","#
            + #""sentence":"There is no product with the SKU NO-SUCH"}"#
        #expect(
            text(told)
                == #"{"file":"\#(file)","kind":"stock","rows":2,"entities":1,"invalid_rows":1,"problems":1,"#
                + #""created":0,"updated":0,"deleted":0,"stopped":false,"first_problems":[\#(problem)]}"#)
        TextFile.write("nonsense\n", to: file)
        let stopped = JSONValue.object(try object("import", "stock", file, "--dry-run", status: 65))
        #expect(stopped["stopped"]?.bool == true)
        let first = try #require(stopped["first_problems"]?.array?.first)
        #expect(first["sku"] == .null && first["code"]?.string != nil && first["sentence"]?.string != nil)
    }

    @Test("a migration of an up-to-date database says that none was run")
    func migrations() throws {
        #expect(text(try object("migrate")) == #"{"applied":[]}"#)
        #expect(shop.command("migrate").output == "The database is up to date.\n")
    }

    @Test("a reindex says to which position how many nodes have come, and in which time")
    func reindex() throws {
        let told = try object("reindex")
        #expect(told.map(\.name) == ["position", "nodes", "milliseconds"])
        let numbers = told.compactMap(\.value.integer)
        #expect(numbers.count == 3 && numbers[0] > 0 && numbers[1] >= 1 && numbers[2] >= 0)
    }
}
