import Basics
import Catalog
import Importer

/// The report of an import as it grows: a CSV file that takes its name when it is whole.
final class ReportFile {
    private let path: String
    private let importedFile: String
    private var writer: FileWriter?
    private var failure: FileError?

    init(_ path: String, of importedFile: String) throws(FileError) {
        (self.path, self.importedFile) = (path, importedFile)
        begin()
        if let failure { throw failure }
    }

    private var partPath: String { "\(path).\(ProcessID.current).part" }

    /// Drops what was said: the file is gone over anew.
    func begin() {
        writer = nil
        attempt { () throws(FileError) in
            try Files.remove(partPath)
            writer = try FileWriter(partPath)
            try writer?.write(ImportReport.header)
        }
    }

    func add(_ problem: RowProblem) {
        attempt { () throws(FileError) in try writer?.write(ImportReport.line(problem, file: importedFile)) }
    }

    /// Gives the report its name.
    func finish() throws(FileError) {
        attempt { () throws(FileError) in
            try writer?.syncAndClose()
            try Files.move(partPath, to: path)
        }
        if let failure { throw failure }
    }

    /// A report that cannot be written stops no import; it is said at the end.
    private func attempt(_ act: () throws(FileError) -> Void) {
        guard failure == nil else { return }
        do { try act() } catch { failure = error }
    }
}
