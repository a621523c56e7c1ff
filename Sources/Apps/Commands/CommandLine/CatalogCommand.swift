import Basics
import SampleCatalogue

/// `vitrine catalog generate`.
struct CatalogCommand: Command {
    private let folder: String
    private let options: CatalogueOptions

    init(_ words: ArraySlice<String>, _: Environment) throws {
        let arguments = try Arguments(words, CatalogCommand.description)
        guard arguments.words == ["generate"] else {
            throw UsageError("the one thing to do with a catalogue is to generate it")
        }
        var options = CatalogueOptions()
        options.products =
            try CatalogCommand.number(arguments, "products", 1...CatalogueOptions.productsMax) ?? options.products
        options.variants = try CatalogCommand.number(arguments, "variants", 1...1_000)
        options.seed = UInt64(try CatalogCommand.number(arguments, "seed", 0...Int.max) ?? Int(options.seed))
        if let text = arguments["date"] {
            guard text.utf8.count == 10, let date = CivilTime(text) else {
                throw UsageError("--date \(text) is no date: write it as 2026-11-20")
            }
            options.date = date
        }
        self.options = options
        folder = arguments["out"] ?? "var/catalogue"
    }

    func run() throws -> ExitStatus {
        let path = Files.absolutePath(folder, from: try Files.currentFolder())
        guard path != "/" else { throw UsageError("--out cannot be the root folder") }
        let start = MonotonicInstant.now()
        do {
            let written = try CatalogueFolder(path).write(Catalogue(options))
            for part in written {
                let unit = part.name.hasSuffix(".csv") ? "rows" : "pictures"
                writeLine("\(path)/\(part.name): \(part.count) \(unit), \(part.bytes) bytes", to: 1)
            }
        } catch CatalogueFolder.Failure.notOurs(let path) {
            throw CommandFailure(
                status: .cannotCreate,
                message: "\(path) holds something that was not generated; give another folder with --out, or remove it")
        } catch CatalogueFolder.Failure.file(let error) {
            throw CommandFailure(status: .ioError, message: "\(error); nothing was changed")
        }
        writeLine("generated in \(MonotonicInstant.now().since(start).milliseconds) ms", to: 2)
        return .ok
    }

    private static func number(
        _ arguments: Arguments, _ flag: String, _ range: ClosedRange<Int>
    ) throws(UsageError) -> Int? {
        guard let text = arguments[flag] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError("--\(flag) needs a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
