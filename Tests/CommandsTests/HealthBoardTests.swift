import Basics
import HTTP
import Testing
import WebSupport

@testable import Commands

@Suite("A node's health")
struct HealthBoardTests {
    private func text(_ response: Response?) -> String {
        guard let response, case .bytes(let bytes) = response.body else { return "" }
        return "\(response.status.code) \(String(utf8: bytes))"
    }

    private func short(_ board: HealthBoard, _ path: String) throws -> String {
        text(board.shortAnswer(to: try #require(Request.asking(for: path))))
    }

    private func warm() -> HealthBoard {
        let board = HealthBoard()
        board.note(.good, of: .warmUp)
        return board
    }

    @Test("a node is ready once it is warm, and no more when it ends or hangs")
    func ready() throws {
        let board = HealthBoard()
        #expect(try short(board, "/health/ready") == #"503 {"status":"unready"}"#)
        #expect(try short(board, "/health/live") == #"200 {"status":"live"}"#)
        board.note(.good, of: .warmUp)
        #expect(try short(board, "/health/ready") == #"200 {"status":"ready"}"#)
        for check in [HealthBoard.Check.draining, .loops] {
            board.note(.failing("so"), of: check)
            #expect(try short(board, "/health/ready") == #"503 {"status":"unready"}"#)
            #expect(try short(board, "/health/live").hasPrefix(check == .loops ? "503" : "200"))
            board.note(.good, of: check)
            #expect(board.isReady && board.isLive)
        }
    }

    @Test("what all nodes share is told of, and sends nobody away")
    func shared() throws {
        let board = warm()
        for check: HealthBoard.Check in [.databaseWriter, .databaseReader, .redis, .media, .feed] {
            board.note(.failing("away"), of: check)
        }
        #expect(board.isReady)
        let told = String(utf8: board.json)
        #expect(told.hasPrefix("{\"status\":\"ready\",\"release\":\"\(Release.version)\",\"checks\":{"))
        #expect(told.contains(#""database_writer":{"state":"failing","reason":"away","#))
        #expect(told.contains(#""warm_up":{"state":"ok","reason":"","decisive":true}"#))
        #expect(told.contains(#""loops":{"state":"unknown","reason":"not looked at yet","decisive":true}"#))
    }

    @Test("reasons are on the private port alone, which has nothing of the shop")
    func privatePort() throws {
        let board = warm()
        board.note(.failing("db.internal: refused"), of: .redis)
        let site = HealthSite(board)
        func reply(_ path: String) throws -> String {
            guard case .now(let response) = site.reply(to: try #require(Request.asking(for: path))) else { return "" }
            return text(response)
        }
        #expect(try reply("/health/ready").contains("db.internal"))
        #expect(try reply("/health/live") == #"200 {"status":"live"}"#)
        #expect(try reply("/").hasPrefix("404 ") && reply("/health/").hasPrefix("404 "))
        #expect(try !short(board, "/health/ready").contains("db.internal"))
        #expect(try short(board, "/health/other") == "" && short(board, "/") == "")
    }
}
