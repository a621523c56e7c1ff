import Basics

/// How this process was started, so that it can start its successor likewise: by the same path, which may lead to
/// another release by then.
struct StartPlace: Hashable {
    /// The program's path as it was named; links in it are not followed here.
    let executable: String
    /// The folder it was started in, as it was named.
    let folder: String
    /// Its arguments, the program's name first.
    let arguments: [String]

    /// The place of a process with these arguments. `setting` names the program where it is to be another one;
    /// `workingFolder` is the folder that the process is in, without links.
    ///
    /// A process in a folder behind a link knows only the link's target. The link's name is in `PWD`, which shells set
    /// and a service can: where it leads to the same folder, it is taken for the folder's name.
    init(_ arguments: [String], setting: String, _ environment: Environment, workingFolder: String, own: String) {
        let named = environment["PWD"].flatMap { Files.realPath($0) == workingFolder ? $0 : nil }
        folder = named ?? workingFolder
        self.arguments = arguments
        let name = setting.isEmpty ? arguments.first ?? "" : setting
        if name.hasPrefix("/") {
            executable = name
        } else if name.contains("/") {
            executable = "\(folder)/\(name)"
        } else {
            executable = environment.program(name) ?? own
        }
    }

    /// The place of this process.
    static func ofProcess(setting: String, _ environment: Environment) throws(FileError) -> StartPlace {
        let own = Files.linkTarget("/proc/self/exe") ?? ""
        return StartPlace(
            CommandLine.arguments, setting: setting, environment, workingFolder: try Files.currentFolder(), own: own)
    }
}
