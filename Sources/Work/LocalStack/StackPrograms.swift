import Basics

/// The programs that the stack is made of, found once.
struct StackPrograms {
    let mariadbd: String
    let installer: String
    let redis: String

    init(_ environment: Environment) throws(StackError) {
        mariadbd = try StackPrograms.find("mariadbd", in: "mariadb-server", environment)
        installer = try StackPrograms.find("mariadb-install-db", in: "mariadb-server", environment)
        redis = try StackPrograms.find("redis-server", in: "redis-server", environment)
    }

    private static func find(
        _ program: String, in package: String, _ environment: Environment
    ) throws(StackError) -> String {
        guard let path = environment.program(program) else {
            throw .programMissing(program: program, debianPackage: package)
        }
        return path
    }
}
