import Basics
import EventLoop

/// Servers that a killed run left behind in a folder.
///
/// A server is in its data folder from its first moment, and the system says by the folder's identity where a process
/// is. So a leftover is found also when the record was never written, the folder was moved, or its record was copied;
/// and what only has the number of a server of old is left alone.
struct Leftovers {
    let processes: [ProcessIdentity]

    /// Debian's `redis-server` is a link to `redis-check-rdb`, and the system tells the name of the file itself.
    private static let programs: Set = ["mariadbd", "mysqld", "redis-server", "redis-check-rdb"]

    /// Looks for servers in the folder's data folders, finished or not.
    static func find(in folder: StackFolder) -> Leftovers {
        Leftovers(
            processes: ProcessIdentity.all().filter { process in
                let program = process.executable.split(separator: "/").last.map(String.init) ?? ""
                guard programs.contains(program), let place = process.workingDirectory else { return false }
                return StackServer.allCases.contains { server in
                    place == folder.dataFolder(server) || place.hasPrefix(folder.unfinishedPrefix(server))
                }
            })
    }

    /// Ends them as if they had been asked to by their owner: without loss.
    func end(log: Log, on loop: EventLoop) async throws(StackError) {
        for process in processes {
            log.notice("ending \(process.executable) (pid \(process.pid)), left by a run that was killed")
        }
        for process in processes {
            guard await process.end(grace: PrivateStack.grace, on: loop) else { throw .leftoverStays(process) }
        }
    }
}
