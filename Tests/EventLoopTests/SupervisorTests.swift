import Basics
import EventLoop
import Glibc
import Testing

/// A service manager's socket, as a test has it.
private final class NotifySocket {
    let descriptor: Int32

    init(_ place: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isAbstract = place.hasPrefix("@")
        let name = isAbstract ? [0] + Array(place.utf8.dropFirst()) : Array(place.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        let length = start + name.count + (isAbstract ? 0 : 1)
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(length)) == 0
            }
        }
        try #require(isBound)
    }

    deinit { close(descriptor) }

    func next() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count < 0 ? nil : String(utf8: buffer[..<count])
    }
}

private func supervisor(_ variables: [String: String], of pid: ProcessID = .current) -> Supervisor {
    Supervisor(Environment(variables: variables), of: pid)
}

@Suite("The service manager is told")
struct SupervisorTests {
    @Test(
        "each notice is a line of sd_notify's protocol",
        arguments: [
            ([.ready], "READY=1\n"), ([.stopping], "STOPPING=1\n"), ([.alive], "WATCHDOG=1\n"),
            ([.reloading(since: MonotonicInstant(nanoseconds: 12_345_678))], "RELOADING=1\nMONOTONIC_USEC=12345\n"),
            ([.mainProcess(ProcessID(42)), .ready], "MAINPID=42\nREADY=1\n"),
            ([.status("ready after 3 ms\nor so")], "STATUS=ready after 3 ms or so\n"), ([], ""),
        ] as [([Supervisor.Notice], String)])
    func message(notices: [Supervisor.Notice], text: String) {
        #expect(Supervisor.message(notices) == text)
    }

    @Test("all notices of a call come in one datagram, by path or by abstract name", arguments: ["/tmp/", "@"])
    func sockets(prefix: String) throws {
        let place = "\(prefix)vitrine-notify-\(ProcessID.current)"
        defer { unlink(place) }
        let socket = try NotifySocket(place)
        let told = supervisor(["NOTIFY_SOCKET": place])
        #expect(told.tell(.mainProcess(ProcessID(7)), .ready))
        #expect(socket.next() == "MAINPID=7\nREADY=1\n")
        #expect(told.tell(.alive))
        #expect(socket.next() == "WATCHDOG=1\n")
        #expect(socket.next() == nil)
    }

    @Test("where nobody wants to know nothing is told; where nobody listens it does not work")
    func nobody() {
        #expect(supervisor([:]).tell(.ready))
        #expect(supervisor(["NOTIFY_SOCKET": "vsock:2:1"]).tell(.ready))
        #expect(!supervisor(["NOTIFY_SOCKET": "/tmp/vitrine-no-such-socket"]).tell(.ready))
        #expect(supervisor(["NOTIFY_SOCKET": "@\(String(repeating: "x", count: 200))"]).tell(.ready))
    }

    @Test("the watchdog's span is for the process that it names, or for whoever hears of it")
    func watchdog() {
        #expect(supervisor([:]).watchdog == nil)
        #expect(supervisor(["WATCHDOG_USEC": "30000000"]).watchdog == .seconds(30))
        #expect(supervisor(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"]).watchdog == nil)
        #expect(supervisor(["WATCHDOG_USEC": "1500", "WATCHDOG_PID": "42"], of: ProcessID(42)).watchdog != nil)
        for odd in ["0", "-1", "soon", "18446744073709551615", ""] {
            #expect(supervisor(["WATCHDOG_USEC": odd]).watchdog == nil, "\(odd)")
        }
    }
}

@Suite("Descriptors that were handed over")
struct PassedDescriptorsTests {
    private func passed(_ variables: [String: String]) -> [String] {
        PassedDescriptors(Environment(variables: variables), of: ProcessID(42)).entries.map {
            "\($0.name)=\($0.descriptor)"
        }
    }

    @Test("are numbered from 3 on and have the names that were given")
    func names() {
        let two = ["LISTEN_PID": "42", "LISTEN_FDS": "2"]
        #expect(passed(two) == ["unknown=3", "unknown=4"])
        #expect(passed(two.merging(["LISTEN_FDNAMES": "shop:health"]) { $1 }) == ["shop=3", "health=4"])
        #expect(passed(two.merging(["LISTEN_FDNAMES": ":health:more"]) { $1 }) == ["unknown=3", "health=4"])
        let entries = PassedDescriptors(
            Environment(variables: two.merging(["LISTEN_FDNAMES": "shop:shop"]) { $1 }), of: ProcessID(42))
        #expect(entries["shop"] == 3 && entries["health"] == nil)
    }

    @Test(
        "for another process, or in a number that is none, are nobody's",
        arguments: [
            [:], ["LISTEN_FDS": "1"], ["LISTEN_PID": "41", "LISTEN_FDS": "1"], ["LISTEN_PID": "42"],
            ["LISTEN_PID": "42", "LISTEN_FDS": "0"], ["LISTEN_PID": "42", "LISTEN_FDS": "-1"],
            ["LISTEN_PID": "42", "LISTEN_FDS": "17"], ["LISTEN_PID": "42", "LISTEN_FDS": "two"],
            ["LISTEN_PID": "", "LISTEN_FDS": "1"],
        ])
    func none(variables: [String: String]) {
        #expect(passed(variables).isEmpty)
    }
}
