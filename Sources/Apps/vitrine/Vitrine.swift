import Commands

/// The one command.
@main
struct Vitrine {
    static func main() {
        CommandLineTool.run()
    }
}
