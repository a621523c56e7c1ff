/// How a command ends, in the words of sysexits.h.
public enum ExitStatus: Int32, Sendable {
    case ok = 0
    case failure = 1
    /// The command line is wrong.
    case usage = 64
    /// Some rows of an import were refused.
    case data = 65
    /// A file is not there or cannot be read.
    case noInput = 66
    /// There is no such user.
    case noUser = 67
    /// What is to be made is there already, and is another.
    case cannotCreate = 73
    /// Not now; trying again later is right.
    case temporary = 75
    /// Reading or writing failed on the way.
    case ioError = 74
    /// The configuration is wrong.
    case configuration = 78
}
