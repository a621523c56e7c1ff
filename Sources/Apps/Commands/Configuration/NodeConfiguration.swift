import Basics
import HTTP
import MariaDB
import Redis

/// A node's configuration, checked.
struct NodeConfiguration {
    let listenAddress: String
    let listenPort: Int
    /// The private port; nil where there is none.
    let privateListen: (address: String, port: Int)?
    /// Empty where the listening address is the base URL.
    let baseURLs: [BaseURL]
    let loopCount: Int
    let writers: [DatabaseEndpoint]
    let readers: [DatabaseEndpoint]
    let redis: RedisEndpoint
    let publicFolder: String
    let mediaFolder: String
    let migrationsFolder: String
    let catalogFolder: String
    let writerConnectionsMax: Int
    let readerConnectionsMax: Int
    let productsCachedMax: Int
    /// 0 where pages are not kept.
    let pageCacheBytes: Int
    let showsCacheField: Bool
    /// Empty where the node takes no commands.
    let controlSocket: String
    let limits: ServerLimits
    let trust: ProxyTrust
    let addressLimits: AddressLimits.Counting
    /// What one address may ask for in a minute, in the order of `AddressLimits.Kind`.
    let perMinuteMax: [Int]
    /// How long connections are let in after the balancer has been told to send none.
    let unreadySeconds: Int
    let drainSeconds: Int
    /// How long a successor may take to be ready.
    let handoverSeconds: Int
    /// What a successor is started by; empty: as this process was.
    let executable: String
    /// Empty where no list is kept.
    let hotPagesFile: String
    let warmSeconds: Int
    let writesAccessLog: Bool
    let log: Log

    init(_ values: SettingValues) throws {
        listenAddress = values["listen_address"]
        listenPort = try values.number("listen_port", 0...65_535)
        privateListen = try values.privateListen()
        baseURLs = try values.list("base_urls").map { text in
            guard let url = BaseURL(text) else {
                throw ConfigurationError("base_urls: '\(text)' is no address such as https://shop.example/")
            }
            return url
        }
        let loops = try values.number("loops", 0...64)
        loopCount = loops == 0 ? Machine.coreCount : loops
        writers = try values.list("writer").map { try values.database(at: $0, "writer") }
        readers = try values.list("reader").map { try values.database(at: $0, "reader") }
        guard !writers.isEmpty else {
            throw ConfigurationError("writer: no database is configured; `vitrine up` brings its own")
        }
        redis = try values.redis()
        publicFolder = values.folder("public_folder", ofRelease: "Public")
        mediaFolder = values["media_folder"]
        migrationsFolder = values.folder("migrations_folder", ofRelease: "Migrations")
        catalogFolder = values["catalog_folder"]
        writerConnectionsMax = try values.number("writer_connections_max", 1...512)
        readerConnectionsMax = try values.number("reader_connections_max", 1...512)
        productsCachedMax = try values.number("products_cached_max", 64...10_000_000)
        pageCacheBytes = try values.number("page_cache_bytes", 0...1_099_511_627_776)
        showsCacheField = try values.flag("cache_field")
        controlSocket = values["control_socket"]
        limits = try values.limits()
        trust = try values.trust()
        addressLimits = try values.addressLimits()
        perMinuteMax = try ["sign_ins", "cart_changes", "searches", "other_requests"].map {
            try values.number("\($0)_per_minute_max", 1...1_000_000_000)
        }
        unreadySeconds = try values.number("unready_seconds", 0...3_600)
        drainSeconds = try values.number("drain_seconds", 0...3_600)
        handoverSeconds = try values.number("handover_seconds", 1...3_600)
        executable = values["executable"]
        hotPagesFile = values["hot_pages_file"]
        warmSeconds = try values.number("warm_seconds", 0...600)
        writesAccessLog = try values.flag("access_log")
        log = Log.standardError(least: try values.logLevel())
    }
}

extension SettingValues {
    func list(_ key: String) -> [String] {
        self[key].split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }

    /// A folder that comes with each release, unless the setting says another.
    func folder(_ key: String, ofRelease name: String) -> String {
        self[key].isEmpty ? Release.folder(name) : self[key]
    }

    func flag(_ key: String) throws -> Bool {
        switch self[key] {
        case "on": true
        case "off": false
        default: throw ConfigurationError("\(key): '\(self[key])' is neither on nor off")
        }
    }

    func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(self[key]), range.contains(number) else {
            let from = source(of: key).text
            throw ConfigurationError(
                "\(key): '\(self[key])' (\(from)) is no whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func database(at place: String, _ key: String) throws -> DatabaseEndpoint {
        let address: DatabaseEndpoint.Address
        switch try SettingValues.place(place, key, port: 3_306) {
        case .socket(let path): address = .unixSocket(path: path)
        case .host(let host, let port): address = .tcp(host: host, port: port)
        }
        return DatabaseEndpoint(
            address: address, user: self["database_user"], password: self["database_password"],
            database: self["database"])
    }

    func privateListen() throws -> (address: String, port: Int)? {
        let text = self["private_listen"]
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, NetworkAddress(String(parts[0]))?.isV4 == true, let port = Int(parts[1]),
            (0...65_535).contains(port)
        else { throw ConfigurationError("private_listen: '\(text)' is no address with a port such as 127.0.0.1:9090") }
        return (String(parts[0]), port)
    }

    func redis() throws -> RedisEndpoint {
        guard !self["redis"].isEmpty else {
            throw ConfigurationError(
                "redis: no Redis is configured; `vitrine up` brings its own, together with the databases")
        }
        let password = self["redis_password"]
        let address: RedisEndpoint.Address
        switch try SettingValues.place(self["redis"], "redis", port: 6_379) {
        case .socket(let path): address = .unixSocket(path: path)
        case .host(let host, let port): address = .tcp(host: host, port: port)
        }
        return RedisEndpoint(address: address, password: password.isEmpty ? nil : password)
    }

    func logLevel() throws -> Log.Level {
        switch self["log_level"] {
        case "debug": return .debug
        case "notice": return .notice
        case "warning": return .warning
        case "error": return .error
        default: throw ConfigurationError("log_level: '\(self["log_level"])' is none of debug, notice, warning, error")
        }
    }

    private enum Place {
        case socket(String)
        case host(String, Int)
    }

    private static func place(_ text: String, _ key: String, port: Int) throws -> Place {
        if text.hasPrefix("unix:/") { return .socket(String(text.dropFirst("unix:".count))) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, !host.isEmpty,
            let number = parts.count == 2 ? Int(parts[1]) : port, (1...65_535).contains(number)
        else { throw ConfigurationError("\(key): '\(text)' is neither unix:/path nor host:port") }
        return .host(String(host), number)
    }
}
