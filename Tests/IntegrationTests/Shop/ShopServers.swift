import Glibc
import JSON

/// The private servers of a running shop, to be killed and brought back.
extension RunningShop {
    /// One of them, as the shop's record has it: `writer`, `reader`, `redis`.
    func server(_ name: String) -> (pid: pid_t, socket: String) {
        let record = try? JSONReader.parse(Array(TextFile.read("\(folder)/stack.json").utf8))
        guard let server = record?["servers"]?[name], let pid = server["pid"]?.integer,
            let socket = server["socket"]?.string
        else { preconditionFailure("no \(name) runs in \(folder)") }
        return (pid_t(pid), socket)
    }

    /// Kills it with -9.
    func killServer(_ name: String) { kill(server(name).pid, SIGKILL) }

    /// Starts it again with its data, as it was configured; a reader goes on replicating.
    func startAgain(_ name: String) {
        let home = "\(folder)/\(name)"
        let words =
            name == "redis" ? "redis-server '\(home)/server.conf'" : "mariadbd '--defaults-file=\(home)/server.conf'"
        // In its data folder, where the next start of the shop looks for leftovers.
        let pid = ServerProcess.start("/bin/sh", "-c", "cd '\(home)/data' && exec \(words)")
        ServerProcess.endWithThisProcess([pid])
        ServerProcess.waitForSocket(server(name).socket)
        if name == "reader" { sql("START SLAVE", on: name) }
    }

    /// Runs statements as the administrator of a database and gives what they print.
    @discardableResult
    func sql(_ statements: String, on name: String) -> String {
        let output = "\(folder)/sql-\(UInt32.random(in: .min ... .max)).log"
        // A server that was just started may not let anybody in yet.
        let command = """
            for attempt in 1 2 3 4 5 6 7 8 9 10; do \
            mariadb --no-defaults --user="$(id -un)" --socket="$1" --execute="$2" >"$3" 2>&1 && break; \
            sleep 0.5; done
            """
        ServerProcess.run("/bin/sh", "-c", command, "sh", server(name).socket, statements, output)
        return TextFile.read(output)
    }

    /// Makes the reader the writer, with the script that people use, and gives its exit status.
    func promoteReader() -> Int32 {
        var status: Int32 = 0
        let pid = ServerProcess.start("\(RunningShop.root)/scripts/promote-reader", "--var", folder)
        waitpid(pid, &status, 0)
        return status
    }
}
