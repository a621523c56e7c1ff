public import Basics
public import EventLoop

/// Why the private stack did not start.
public enum StackError: Error, CustomStringConvertible {
    /// Another process runs a stack in the folder.
    case alreadyRunning(folder: String, by: ProcessID?)
    /// A program is not installed.
    case programMissing(program: String, debianPackage: String)
    /// A server of a former run does not end.
    case leftoverStays(ProcessIdentity)
    /// A server ended or did not answer; the last lines that it wrote.
    case serverFailed(StackServer, logFile: String, lastLines: String)
    /// A data folder could not be made; the last lines that the installation wrote.
    case installationFailed(StackServer, logFile: String, lastLines: String)
    /// The database could not be set up.
    case provisioningFailed(StackServer, ProvisioningFailure)
    case file(FileError)
    case system(SystemError)

    /// The fault in sentences for the one who started it.
    public var description: String {
        switch self {
        case .alreadyRunning(let folder, let holder):
            let name = holder.map { "process \($0)" } ?? "another process"
            return "\(folder) is in use by \(name). Stop it, or choose another folder with --var DIR."
        case .programMissing(let program, let package):
            return "\(program) is not installed. It is in the Debian package \(package); "
                + "`scripts/bootstrap run` installs what a run needs."
        case .leftoverStays(let process):
            return "\(process.executable) (pid \(process.pid)) of a former run does not end."
        case .serverFailed(let server, let logFile, let lastLines):
            return "The \(server.rawValue) (\(server.program)) did not start. The end of \(logFile):\n\(lastLines)"
        case .installationFailed(let server, let logFile, let lastLines):
            return "The data folder of the \(server.rawValue) could not be made. The end of \(logFile):\n\(lastLines)"
        case .provisioningFailed(let server, let failure):
            return "The \(server.rawValue) could not be set up: \(failure)"
        case .file(let error): return "\(error)."
        case .system(let error): return "\(error)."
        }
    }
}

extension StackError {
    /// Runs `body`; a fault with a file becomes the stack's.
    static func file<Value>(_ body: () throws(FileError) -> Value) throws(StackError) -> Value {
        do { return try body() } catch { throw .file(error) }
    }

    /// Runs `body`; a system call's failure becomes the stack's.
    static func system<Value>(_ body: () throws(SystemError) -> Value) throws(StackError) -> Value {
        do { return try body() } catch { throw .system(error) }
    }
}
