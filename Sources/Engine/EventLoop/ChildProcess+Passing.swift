import Basics
import CLinux

/// Starting a program that takes descriptors over.
extension ChildProcess {
    /// A program and what it is handed.
    public struct Heir {
        /// The path of the program's file. Links in it are followed when it is started.
        public var executable: String
        /// The folder it starts in.
        public var folder: String
        /// Its arguments, the program's name among them.
        public var arguments: [String]
        /// Its variables; those about passed descriptors are added.
        public var environment: [String: String]
        /// What it is handed, by name. Here they stay open.
        public var descriptors: [(name: String, descriptor: Int32)]

        /// A program with its arguments, its variables and what it is handed.
        public init(
            _ executable: String, in folder: String, arguments: [String], environment: [String: String],
            descriptors: [(name: String, descriptor: Int32)]
        ) {
            (self.executable, self.folder, self.arguments) = (executable, folder, arguments)
            (self.environment, self.descriptors) = (environment, descriptors)
        }
    }

    /// Starts a program that goes on with this one's work: in the same group, with the same standard streams, and told
    /// of its descriptors by the protocol of sd_listen_fds(3). That its file cannot be run is an error here.
    public static func start(_ heir: Heir) throws(SystemError) -> ChildProcess {
        var variables = heir.environment
        variables[PassedDescriptors.pidVariable] = nil
        variables[PassedDescriptors.countVariable] = "\(heir.descriptors.count)"
        variables[PassedDescriptors.namesVariable] = heir.descriptors.map(\.name).joined(separator: ":")
        // Its number is written into the first of them, over the zeros, once it has one.
        let pidPrefix = PassedDescriptors.pidVariable + "="
        let texts = [pidPrefix + "0000000000"] + variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let descriptors = heir.descriptors.map(\.descriptor)
        let (pid, code) = withCStrings(heir.arguments) { arguments in
            withCStrings(texts) { environment in
                let digits = environment[0]?.advanced(by: pidPrefix.utf8.count)
                let pid = clinux_start_with_descriptors(
                    heir.executable, heir.folder, arguments, environment, digits, descriptors, Int32(descriptors.count))
                return (pid, clinux_errno())
            }
        }
        guard pid > 0 else { throw SystemError("start \(heir.executable)", code: code) }
        return ChildProcess(pid: ProcessID(pid))
    }
}
