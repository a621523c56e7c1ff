public import Basics

/// Descriptors that this process was handed by whoever started it, by the protocol of sd_listen_fds(3): numbered from 3
/// on, as many as `LISTEN_FDS` says, called what `LISTEN_FDNAMES` says, for the process that `LISTEN_PID` names.
public struct PassedDescriptors: Hashable, Sendable {
    /// One of them.
    public struct Entry: Hashable, Sendable {
        /// What it is for; `unknown` where nobody said.
        public let name: String
        public let descriptor: Int32

        /// A descriptor with its name.
        public init(name: String, descriptor: Int32) { (self.name, self.descriptor) = (name, descriptor) }
    }

    /// All of them, in their order.
    public let entries: [Entry]

    /// No descriptor was handed over.
    public static let none = PassedDescriptors(Environment(variables: [:]))
    /// The number of the first.
    public static let first: Int32 = 3
    /// More are nobody's intention.
    public static let countMax = 16
    static let pidVariable = "LISTEN_PID"
    static let countVariable = "LISTEN_FDS"
    static let namesVariable = "LISTEN_FDNAMES"

    /// Those that an environment speaks of, if it speaks to process `pid`: variables are inherited, and what was handed
    /// to a parent is not its child's.
    public init(_ environment: Environment, of pid: ProcessID = .current) {
        guard let told = environment[PassedDescriptors.pidVariable], Int32(told) == pid.rawValue,
            let count = environment[PassedDescriptors.countVariable].flatMap({ Int($0) }),
            (1...PassedDescriptors.countMax).contains(count)
        else {
            entries = []
            return
        }
        let names = (environment[PassedDescriptors.namesVariable] ?? "")
            .split(separator: ":", omittingEmptySubsequences: false)
        entries = (0..<count).map { place in
            let name = place < names.count && !names[place].isEmpty ? String(names[place]) : "unknown"
            return Entry(name: name, descriptor: PassedDescriptors.first + Int32(place))
        }
    }

    /// The first of a name.
    public subscript(name: String) -> Int32? { entries.first { $0.name == name }?.descriptor }
}
