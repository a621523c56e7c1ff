import Basics
import JSON

/// The passwords of the database's users: made once, kept in a file that only its owner reads.
struct StackSecrets: Hashable {
    var application: String
    var replication: String

    /// The passwords of this folder; new ones where there are none that can be read.
    static func of(_ folder: StackFolder, random: inout some RandomNumberGenerator) throws(FileError) -> StackSecrets {
        if Files.exists(folder.secretsFile),
            let kept = StackSecrets(try Files.read(folder.secretsFile, bytesMax: 65_536))
        {
            return kept
        }
        let made = StackSecrets(application: password(&random), replication: password(&random))
        try Files.write(made.bytes, to: folder.secretsFile, mode: 0o600)
        return made
    }

    init(application: String, replication: String) {
        (self.application, self.replication) = (application, replication)
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONReader.parse(bytes), let application = json["application"]?.string,
            let replication = json["replication"]?.string
        else { return nil }
        self.init(application: application, replication: replication)
    }

    var bytes: [UInt8] {
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.member("application", application)
            json.member("replication", replication)
        }
        return json.bytes
    }

    /// 128 random bits.
    private static func password(_ random: inout some RandomNumberGenerator) -> String {
        hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
}
