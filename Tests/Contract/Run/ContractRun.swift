public import Basics

/// `make contract`: builds the fixtures, plays every file of a folder and prints how it went.
public struct ContractRun {
    /// What the command line asks for.
    public struct Options: Hashable, Sendable {
        /// The folder of the recordings; nil for the project's own.
        public var folder: String?
        /// Only this file, or the file of this line; its discrepancies are printed in full.
        public var only: String?
        /// Whether the run goes on when the shop refuses a fixture that it should build.
        public var goesOnWithoutFixtures = false
        /// Whether the table of what counts as later is printed.
        public var printsLater = false

        /// The usual run.
        public init() {}

        /// Reads the words behind the command's name.
        public init(_ words: [String]) throws(ContractError) {
            var rest = words[...]
            while let word = rest.popFirst() {
                switch word {
                case "--folder": folder = rest.popFirst()
                case "--only": only = rest.popFirst()
                case "--go-on": goesOnWithoutFixtures = true
                case "--later": printsLater = true
                default:
                    throw ContractError(
                        "'\(word)' is not expected: --folder FOLDER, --only ID-OR-FILE, --go-on, --later.")
                }
            }
        }
    }

    private let options: Options
    private let program: ShopProgram
    private let print: (String) -> Void

    /// A run with the `vitrine` of a repository.
    public init(_ options: Options, root: String, environment: Environment, print: @escaping (String) -> Void) {
        (self.options, self.print) = (options, print)
        program = ShopProgram(root: root, environment: environment)
    }

    /// Runs and gives the counts. A line that fails is no error here; a run that could not be made is.
    public func run() throws(ContractError) -> RunReport.Counts {
        let own = "\(program.root)/Tests/Contract"
        let folder = try RecordingFolder(options.folder ?? "\(own)/Recorded")
        let later = try LaterRoutes(try RecordingFolder.text(of: "\(own)/Later.txt"))
        let differences = try Differences(try RecordingFolder.json(of: "\(own)/Differences.json"))
        let files = try chosen(from: folder)
        let requests = [options.folder ?? "", "\(own)/Recorded"].map { "\($0)/\(RecordingFolder.fixturesName)" }
            .first(where: Files.exists)
        let shop = try FixtureShop(program, requests: requests ?? "", later: later)
        for refusal in shop.refusals where !refusal.isLater { print(refusal.line) }
        let refusedCount = shop.refusals.count { !$0.isLater }
        guard refusedCount == 0 || options.goesOnWithoutFixtures else {
            throw ContractError(
                "\(refusedCount) fixtures could not be built; --go-on plays the recordings all the same.")
        }
        let player = FilePlayer(later: later, differences: differences, days: folder.days)
        var report = RunReport()
        for file in files {
            let lines = try shop.withCopy { shop throws(ContractError) in try player.play(file, on: shop) }
            report.take(file.name, lines)
            tell(file.name, lines)
        }
        if options.printsLater { for line in report.laterTable { print(line) } }
        print(report.counts.text)
        return report.counts
    }

    private func chosen(from folder: RecordingFolder) throws(ContractError) -> [RecordingFolder.File] {
        guard let only = options.only else { return folder.files }
        let files = folder.files.filter { file in
            file.name == only || file.name == only + ".jsonl" || file.recordings.contains { $0.id == only }
        }
        guard !files.isEmpty else { throw ContractError("No file and no recording is called \(only).") }
        return files
    }

    private func tell(_ name: String, _ lines: [JudgedLine]) {
        guard let only = options.only else {
            return RunReport.summary(name, lines).forEach(print)
        }
        print("\(name): \(RunReport.Counts(lines).text)")
        let isFile = only == name || only + ".jsonl" == name
        for line in lines where isFile || line.recording.id == only {
            if !isFile, case .failed = line.verdict {} else if !isFile { print("  \(only): \(line.verdict)") }
            RunReport.details(line).forEach(print)
        }
    }
}
