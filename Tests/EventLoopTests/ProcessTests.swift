import Basics
import EventLoop
import Glibc
import Testing

private func shell(_ script: String, outputPath: String = "/dev/null") throws -> ChildProcess {
    try ChildProcess.start(
        ChildProcess.Command(
            "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin", "WHO": "me & you"],
            workingDirectory: "/", outputPath: outputPath))
}

/// More than any of these programs needs.
private let limit = TimeSpan.seconds(20)

@Suite("Programs are started, watched and ended")
struct ProcessTests {
    @Test(
        "how a child ends is its exit code, or 128 and the signal",
        arguments: [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", 137), ("no-such-program", 127)] as [(String, Int32)])
    func exitCode(script: String, expected: Int32) throws {
        let code = try EventLoop.runToEnd { loop in try await shell(script).waitForEnd(on: loop, within: limit) }
        #expect(code == expected)
    }

    @Test("a program that is not there is an error at once")
    func missing() {
        #expect(throws: SystemError.self) { try ChildProcess.start(ChildProcess.Command("/no/such", [])) }
    }

    @Test("a child has its own group, folder and variables, no foreign descriptor, and its output goes to the file")
    func surroundings() throws {
        let path = "/tmp/vitrine-child-\(ProcessID.current)"
        let foreign = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        defer {
            close(foreign)
            unlink(path)
        }
        let script = "echo $(pwd) $WHO; ls /proc/self/fd | wc -l; echo wrong >&2; cut -d' ' -f5 /proc/$$/stat"
        var pid: ProcessID?
        try EventLoop.runToEnd { loop in
            let child = try shell(script, outputPath: path)
            pid = child.pid
            _ = await child.waitForEnd(on: loop, within: limit)
        }
        let lines = String(utf8: try Files.read(path, bytesMax: 1_000)).split(separator: "\n").map(String.init)
        // Three standard descriptors and the one with which ls lists.
        #expect(lines == ["/ me & you", "4", "wrong", pid.map { "\($0)" }])
    }

    @Test("a child that does not heed the polite signal is killed", arguments: ["sleep 60", "trap '' TERM; sleep 60"])
    func end(script: String) throws {
        try EventLoop.runToEnd { loop in
            let child = try shell("\(script); true")
            let identity = try #require(child.identity)
            #expect(identity.isAlive)
            #expect(child.hasEnded() == nil)
            await child.end(grace: .milliseconds(200), on: loop)
            #expect(child.hasEnded() != nil)
            #expect(!identity.isAlive)
            await child.end(grace: .milliseconds(1), on: loop)
        }
    }

    @Test("a process is known by its number, start and program, and not taken for another")
    func identity() throws {
        let own = try #require(ProcessIdentity.of(.current))
        #expect(own.isAlive)
        #expect(ProcessIdentity.all().contains(own))
        #expect(own.workingDirectory == (try Files.currentFolder()))
        let earlier = ProcessIdentity(pid: own.pid, startTicks: own.startTicks - 1, executable: own.executable)
        #expect(!earlier.isAlive)
        let other = ProcessIdentity(pid: own.pid, startTicks: own.startTicks, executable: "/bin/other")
        #expect(!other.isAlive)
        #expect(try EventLoop.runToEnd { loop in await other.end(grace: limit, on: loop) })
    }

    @Test("a process that ended without being waited for is not alive")
    func zombie() throws {
        try EventLoop.runToEnd { loop in
            let child = try shell("sleep 60")
            let identity = try #require(child.identity)
            #expect(await identity.end(grace: limit, on: loop))
            // A process that is ending loses its program a moment before it is a zombie.
            #expect(await loop.poll(within: limit, until: { ProcessIdentity.of(child.pid) == nil }))
            #expect(child.hasEnded() == 143)
        }
    }

    @Test(
        "a line of /proc/PID/stat is read whatever the program's name holds",
        arguments: ["sh", "a b", "a) S 1 (b", "((", "x) Z 9"])
    func statLine(name: String) throws {
        let end = (4...21).map { "\($0)" }.joined(separator: " ") + " 99887766 1000 0\n"
        let running = try #require(ProcessIdentity.StatLine(Array("42 (\(name)) S \(end)".utf8)))
        #expect(running.startTicks == 99_887_766)
        #expect(running.isAlive)
        #expect(ProcessIdentity.StatLine(Array("42 (\(name)) Z \(end)".utf8))?.isAlive == false)
    }

    @Test("what is no such line is refused", arguments: ["", "42", "42 (sh", "42 (sh) S 1 2", "42 (sh)"])
    func noStatLine(line: String) {
        #expect(ProcessIdentity.StatLine(Array(line.utf8)) == nil)
    }

    @Test("a held signal arrives on the loop")
    func signals() throws {
        let received = try EventLoop.runToEnd { loop in
            Signal.hold([.hangUp])
            var received: [Signal] = []
            let source = try SignalSource(loop, [.hangUp]) { received.append($0) }
            // To this thread alone: other threads of the test process do not hold the signal.
            pthread_kill(pthread_self(), Signal.hangUp.rawValue)
            await loop.poll(within: limit) { !received.isEmpty }
            withExtendedLifetime(source) {}
            return received
        }
        #expect(received == [.hangUp])
    }

    @Test("a free port is a port")
    func port() throws {
        #expect((1_024...65_535).contains(try LoopbackPort.free()))
    }
}
