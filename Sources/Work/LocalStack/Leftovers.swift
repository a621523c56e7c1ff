import Basics
import EventLoop

/// Servers that a killed run left behind in a folder.
///
/// A server is in its data folder from its first moment, and the system says by the folder's identity where a process is.
/// So a leftover is found also when the record was never written, the folder was moved, or its record was copied; and
/// what only has the number of a server of old is left alone.
struct Leftovers {
    let processes: [ProcessIdentity]

    private static let programs: Set = ["mariadbd", "mysqld", "redis-server"]

    /// Looks for servers in the folder's data folders, finished or not.
    static func find(in folder: StackFolder) -> Leftovers {
        let places = StackServer.allCases.flatMap { [folder.dataFolder($0), folder.unfinishedDataFolder($0)] }
        return Leftovers(
            processes: ProcessIdentity.all().filter { process in
                let program = process.executable.split(separator: "/").last.map(String.init) ?? ""
                guard programs.contains(program), let place = process.workingDirectory else { return false }
                return places.contains(place)
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
