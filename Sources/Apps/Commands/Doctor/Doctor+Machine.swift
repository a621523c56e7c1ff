import Basics
import HTTP

/// This machine and its files.
extension Doctor {
    /// Less than this is told, less than a tenth of it is a failure.
    private static let freeBytesMin: Int64 = 1 << 30
    /// Descriptors of a node beside those of connections: files, sockets of its own, pools.
    private static let descriptorsOfNode = 256

    func machine() -> [Finding] {
        let need =
            configuration.limits.connectionsMax + Doctor.descriptorsOfNode + configuration.loopCount
            * (configuration.writerConnectionsMax + configuration.readerConnectionsMax)
        let has = Machine.descriptorsMax
        let fact = "\(has) open files are allowed, \(need) may be needed"
        var found: [Finding] = [
            has >= need
                ? .ok("descriptors", fact)
                : .warning(
                    "descriptors", fact,
                    advice: "raise the limit (LimitNOFILE=\(need) in the unit, or `ulimit -n \(need)`), "
                        + "or lower connections_max")
        ]
        if Files.isFolder(varFolder) { found.append(Doctor.space(in: varFolder, Machine.freeBytes(at: varFolder))) }
        return found
    }

    /// Whether there is room enough.
    static func space(in folder: String, _ free: Int64?) -> Finding {
        guard let free else {
            return .warning("disk", "\(folder) cannot be looked at", advice: "see who owns it")
        }
        let fact = "\(free >> 20) MiB are free in \(folder)"
        guard free < freeBytesMin else { return .ok("disk", fact) }
        let advice = "make room: a database whose disk is full takes no orders"
        return free < freeBytesMin / 10
            ? .failed("disk", fact, advice: advice) : .warning("disk", fact, advice: advice)
    }

    func files() -> [Finding] {
        let media = configuration.mediaFolder
        let readable = (try? Files.names(in: media)) != nil
        return [
            readable
                ? .ok("media", "\(media) can be read")
                : .warning(
                    "media", "\(media) cannot be read",
                    advice: "mount or make the folder, and let the service's user read it; pages show placeholders"),
            Files.exists("\(configuration.publicFolder)/styles.css")
                ? .ok("public files", configuration.publicFolder)
                : .failed(
                    "public files", "\(configuration.publicFolder) holds no styles.css",
                    advice: "set public_folder to the release's Public"),
        ]
    }

    /// The node's addresses and what the shop's configuration says of them.
    func addresses(_ configured: [(path: String, value: String)]) -> [Finding] {
        guard let first = configuration.baseURLs.first else {
            return [
                .warning(
                    "base URLs", "base_urls is empty: only the listening address is answered",
                    advice: "set base_urls to the shop's address, as in https://shop.example/")
            ]
        }
        let own = configuration.baseURLs.map(\.origin)
        let strangers = configured.filter { entry in
            guard let url = BaseURL(entry.value) else { return true }
            return !own.contains(url.origin)
        }
        guard strangers.isEmpty else {
            return strangers.map { entry in
                .warning(
                    "base URLs", "\(entry.path) is \(entry.value), which is not among base_urls",
                    advice: "add it to base_urls, or `vitrine config unset \(entry.path)`")
            }
        }
        return [.ok("base URLs", own.count == 1 ? first.origin : "\(first.origin) and \(own.count - 1) more")]
    }
}
