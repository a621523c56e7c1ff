import Basics
import HTTP
import MariaDB
import Redis
import Testing

@testable import Commands

@Suite("The configuration")
struct SettingsTests {
    private func file(_ text: String) throws -> String {
        let path = "/tmp/vitrine-settings-\(UInt64.random(in: .min ... .max)).conf"
        try Files.write(Array(text.utf8), to: path)
        return path
    }

    @Test("a flag wins over the environment, which wins over the file, which wins over the default")
    func precedence() throws {
        let path = try file("# a comment\n\nlisten_port = 1\nloops=2\n database =\n")
        defer { try? Files.remove(path) }
        let environment = Environment(variables: ["VITRINE_LISTEN_PORT": "3", "VITRINE_CONFIG": path])
        let fromAll = try CommandContext(["--listen-port", "4"], environment, ServeCommand.description).values
        #expect(fromAll["listen_port"] == "4")
        #expect(fromAll.source(of: "listen_port") == .flag("listen-port"))
        let values = try CommandContext([], environment, ServeCommand.description).values
        #expect(values["listen_port"] == "3")
        #expect(values.source(of: "listen_port") == .environment("VITRINE_LISTEN_PORT"))
        #expect(values["loops"] == "2")
        #expect(values.source(of: "loops") == .file(path))
        #expect(values["database"].isEmpty)
        #expect(values.source(of: "redis") == .standard)
    }

    @Test("each value is listed with where it came from, and secrets are masked")
    func listing() throws {
        let environment = Environment(variables: ["VITRINE_DATABASE_PASSWORD": "hunter2"])
        let lines = try CommandContext(["--port", "0"], environment, ServeCommand.description).values.listing
        #expect(lines.count == Setting.all.count)
        #expect(lines.contains { $0.hasPrefix("listen_port") && $0.hasSuffix("= 0  # --port") })
        #expect(lines.contains { $0.hasPrefix("database_password") && $0.contains("********") })
        #expect(!lines.contains { $0.contains("hunter2") })
        #expect(lines.contains { $0.hasPrefix("redis_password") && $0.hasSuffix("=   # default") })
    }

    @Test(
        "a line that says nothing known is refused with its place",
        arguments: [("nope = 1\n", ":1: there is no setting 'nope'"), ("loops = 1\nwhat\n", ":2: not of the form")])
    func badFile(text: String, sentence: String) throws {
        let path = try file(text)
        defer { try? Files.remove(path) }
        var values = SettingValues()
        let error = #expect(throws: ConfigurationError.self) { try values.take(file: path) }
        #expect(error?.description.contains(path + sentence) == true)
    }

    @Test(
        "a value that cannot be is refused by its key",
        arguments: [
            ("listen_port", "65536"), ("trusted_networks", "10.0.0.0/33"), ("proxy_protocol", "on"),
            ("address_limits", "some"), ("tasks_max", "0"), ("sign_ins_per_minute_max", "0"),
            ("listen_port", "http"), ("loops", "-1"), ("writer", "unix:relative"),
            ("writer", "host:0"), ("reader", ":3306"), ("redis", "a:b:c"), ("base_urls", "shop.example"),
            ("log_level", "loud"), ("body_bytes_max", "1"), ("products_cached_max", "many"),
        ])
    func badValue(key: String, value: String) {
        var values = SettingValues()
        values.set("writer", "unix:/run/writer.sock", from: .standard)
        values.set("redis", "unix:/run/redis.sock", from: .standard)
        values.set(key, value, from: .flag(key))
        let error = #expect(throws: ConfigurationError.self) { try NodeConfiguration(values) }
        #expect(error?.description.hasPrefix(key) == true)
    }

    @Test("addresses are sockets or hosts with a port, several by commas")
    func addresses() throws {
        var values = SettingValues()
        values.set("writer", "a.example, b.example:3307", from: .standard)
        values.set("reader", "unix:/run/reader.sock", from: .standard)
        values.set("redis", "c.example", from: .standard)
        values.set("base_urls", "https://shop.example/, http://127.0.0.1:8080", from: .standard)
        let configuration = try NodeConfiguration(values)
        #expect(
            configuration.writers.map(\.address) == [
                .tcp(host: "a.example", port: 3_306), .tcp(host: "b.example", port: 3_307),
            ])
        #expect(configuration.readers.map(\.address) == [.unixSocket(path: "/run/reader.sock")])
        #expect(configuration.redis.address == .tcp(host: "c.example", port: 6_379))
        #expect(configuration.baseURLs.map(\.origin) == ["https://shop.example", "http://127.0.0.1:8080"])
    }

    @Test("the example of a configuration is one")
    func example() throws {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        var values = SettingValues()
        try values.take(file: "\(root)/deploy/vitrine.conf.example")
        let configuration = try NodeConfiguration(values)
        #expect(configuration.baseURLs.map(\.origin) == ["https://shop.example"])
        #expect(configuration.readers.count == 1)
    }

    @Test("a node without a database says so and names the way out")
    func noDatabase() {
        let error = #expect(throws: ConfigurationError.self) { try NodeConfiguration(SettingValues()) }
        #expect(error?.description.contains("vitrine up") == true)
    }

    @Test("the help names every setting")
    func help() {
        for setting in Setting.all { #expect(Help.text.contains("--\(setting.flag)")) }
    }

    @Test(
        "the private port is an IPv4 address with a port, or there is none",
        arguments: [
            ("", nil), ("127.0.0.1:9090", 9_090), ("0.0.0.0:0", 0), ("127.0.0.1", -1), ("9090", -1), (":9090", -1),
            ("localhost:9090", -1), ("127.0.0.1:65536", -1), ("[::1]:9090", -1), ("127.0.0.1:90:90", -1),
        ] as [(String, Int?)])
    func privatePort(text: String, port: Int?) throws {
        let values = try CommandContext(
            ["--private-listen", text], Environment(variables: [:]), ServeCommand.description
        )
        .values
        guard port != -1 else {
            #expect(throws: ConfigurationError.self) { try values.privateListen() }
            return
        }
        #expect(try values.privateListen()?.port == port)
    }
}
