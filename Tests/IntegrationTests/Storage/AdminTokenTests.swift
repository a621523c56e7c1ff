import Basics
import Commerce
import EventLoop
import MariaDB
import Storage
import Testing

@Suite("Administrators' tokens on a database")
struct AdminTokenTests {
    /// Runs `body` with an administrator, and with a clock that it sets.
    private static func run(
        _ body: @escaping (AdminRepository, AdminAccounts, Databases, Moment, EventLoop) async throws -> Void
    ) throws {
        try TestDatabase.run { loop, databases in
            let pool = try BlockingPool(named: "passwords", threadCount: 1, queueDepthMax: 8)
            defer { pool.close() }
            try await SigningKeys.makeFirst(databases.writer)
            try await SigningKeys.makeFirst(databases.writer)
            let hasher = PasswordHasher(pool)
            let accounts = AdminAccounts(databases, hasher)
            let moment = Moment()
            let made = try await accounts.create(
                username: "labadmin", password: "Lab-Admin-2026", firstName: "Camille", lastName: "Martin",
                email: "camille@lab.example")
            #expect(made == AdminUserID(1))
            let admins = AdminRepository(databases, SigningKeys(), hasher, clock: { moment.now })
            try await body(admins, accounts, databases, moment, loop)
        }
    }

    final class Moment {
        var now = Instant(seconds: 1_795_494_073)
    }

    @Test("a token names the administrator for an hour")
    func life() throws {
        try AdminTokenTests.run { admins, _, _, moment, _ in
            let token = try await admins.token(username: "LabAdmin", password: "Lab-Admin-2026")
            let fresh = try await admins.administrator(bearing: token)
            #expect(fresh == AdminUserID(1))
            moment.now = Instant(seconds: 1_795_494_073 + 3_600)
            let late = try await admins.administrator(bearing: token)
            #expect(late == nil)
            let forged = try await admins.administrator(bearing: token + "A")
            #expect(forged == nil)
        }
    }

    @Test("six failures lock a name, known or not; a success forgets them")
    func lock() throws {
        try AdminTokenTests.run { admins, _, _, _, _ in
            for name in ["labadmin", "ghost"] {
                for _ in 0..<5 { await AdminTokenTests.expectRefusal(admins, name, "x") }
            }
            _ = try await admins.token(username: "labadmin", password: "Lab-Admin-2026")
            // The database finds one administrator under all of these.
            for name in ["LABADMIN", "labadmin ", "labadmin  ", "lábadmin", "Labadmin", "labàdmin"] {
                await AdminTokenTests.expectRefusal(admins, name, "x")
            }
            await AdminTokenTests.expectRefusal(admins, "labadmin", "Lab-Admin-2026")
        }
    }

    @Test("of many tries at once no more than six are made")
    func crowd() throws {
        try AdminTokenTests.run { admins, _, databases, _, loop in
            _ = await gather(9, on: loop) { _ in await AdminTokenTests.expectRefusal(admins, "labadmin", "x") }
            let failures = try await databases.writer.rows("SELECT failures FROM sign_in_failure", as: Int.self)
            #expect(failures == [6])
        }
    }

    @Test("a rotated key's tokens stay good until the next rotation, and other nodes find the new key")
    func rotation() throws {
        try AdminTokenTests.run { admins, _, databases, moment, _ in
            let old = try await admins.token(username: "labadmin", password: "Lab-Admin-2026")
            let pool = try BlockingPool(named: "passwords", threadCount: 1, queueDepthMax: 8)
            defer { pool.close() }
            func node() -> AdminRepository {
                AdminRepository(databases, SigningKeys(), PasswordHasher(pool), clock: { moment.now })
            }
            try await SigningKeys.rotate(databases.writer)
            let second = node()
            let new = try await second.token(username: "labadmin", password: "Lab-Admin-2026")
            let both = try await [second.administrator(bearing: old), second.administrator(bearing: new)]
            #expect(both == [AdminUserID(1), AdminUserID(1)])
            try await SigningKeys.rotate(databases.writer)
            let third = node()
            let now = try await [third.administrator(bearing: old), third.administrator(bearing: new)]
            #expect(now == [nil, AdminUserID(1)])
        }
    }

    @Test("who is no longer active is a guest; a taken name makes no account; a new password unlocks")
    func accounts() throws {
        try AdminTokenTests.run { admins, accounts, databases, _, _ in
            let again = try await accounts.create(
                username: "LABADMIN", password: "Lab-Admin-2027", firstName: "C", lastName: "M", email: "x@lab.example")
            #expect(again == nil)
            for _ in 0..<6 { await AdminTokenTests.expectRefusal(admins, "labadmin", "x") }
            let user = try #require(try await accounts.all().first)
            try await accounts.setPassword("Lab-Admin-2028", of: user)
            let token = try await admins.token(username: "labadmin", password: "Lab-Admin-2028")
            try await databases.writer.run("UPDATE admin_user SET is_active = 0")
            let caller = try await admins.administrator(bearing: token)
            #expect(caller == nil)
            await AdminTokenTests.expectRefusal(admins, "labadmin", "Lab-Admin-2028")
        }
    }

    private static func expectRefusal(_ admins: AdminRepository, _ name: String, _ password: String) async {
        do {
            _ = try await admins.token(username: name, password: password)
            Issue.record("\(name) signed in")
        } catch {
            #expect(error == .refused)
        }
    }
}
