import Basics
import EventLoop
import Glibc
import Testing

/// A shell that is started as a successor. Its descriptors are 3, which stands for a listening socket, and 4, on which
/// it talks to its predecessor.
private func heir(
    _ script: String, _ descriptor: Int32, program: String = "/bin/sh", folder: String = "/"
) -> ChildProcess.Heir {
    ChildProcess.Heir(
        program, in: folder, arguments: ["sh", "-c", script],
        environment: ["PATH": "/usr/bin:/bin", "LISTEN_PID": "1", "WHO": "me & you"],
        descriptors: [(name: "shop", descriptor: descriptor)])
}

private func outcome(of script: String, within limit: TimeSpan = .seconds(20)) throws -> Successor.Outcome {
    try EventLoop.runToEnd { loop in
        let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        let successor = try Successor.start(heir(script, file), on: loop)
        let outcome = await successor.takeOver(within: limit)
        if outcome == .serves {
            Signal.kill.send(to: successor.pid)
        } else {
            #expect(ProcessIdentity.of(successor.pid) == nil, "it is gone")
        }
        return outcome
    }
}

@Suite("A successor takes over, or comes to nothing")
struct HandoverTests {
    @Test("it is told its own number, its descriptors by name, and has no others")
    func surroundings() throws {
        let path = "/tmp/vitrine-heir-\(ProcessID.current)"
        let output = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        defer {
            close(output)
            unlink(path)
        }
        let script = """
            { [ "$LISTEN_PID" = $$ ] && echo told; echo "$LISTEN_FDS $LISTEN_FDNAMES $WHO $(pwd)"; ls /proc/$$/fd; } >&3
            exec grep SigBlk /proc/self/status >&3
            """
        let code = try EventLoop.runToEnd { loop in
            try await ChildProcess.start(heir(script, output, folder: "/usr")).waitForEnd(
                on: loop, within: .seconds(20))
        }
        #expect(code == 0)
        let lines = String(utf8: try Files.read(path, bytesMax: 4_096)).split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["told", "1 shop me & you /usr"])
        // The shell keeps its own standard output aside while it writes to 3.
        #expect(Set(lines.dropFirst(2).dropLast()).isSuperset(of: ["0", "1", "2", "3"]))
        #expect(Set(lines.dropFirst(2).dropLast()).isSubset(of: ["0", "1", "2", "3", "10"]), "\(lines)")
        #expect(lines.last?.hasSuffix("\t0000000000000000") == true, "no signal is held")
    }

    @Test("ready, let go and serving, it has taken over")
    func serves() throws {
        let script = "echo ready >&4; read word <&4; [ \"$word\" = go ] && echo serves >&4; exec sleep 60"
        #expect(try outcome(of: script) == .serves)
    }

    @Test(
        "one that ends on the way comes to nothing, with its status",
        arguments: [
            ("exit 3", 3), ("echo ready >&4; exit 4", 4), ("echo ready >&4; read word <&4; kill -9 $$", 137),
            ("exec 4>&-; exit 5", 5),
        ] as [(String, Int32)])
    func ends(script: String, code: Int32) throws {
        #expect(try outcome(of: script) == .ended(code))
    }

    @Test(
        "one that is late, or says something else, is ended",
        arguments: ["exec sleep 60", "echo hello >&4; exec sleep 60", "trap '' TERM; exec sleep 60"])
    func late(script: String) throws {
        #expect(try outcome(of: script, within: .milliseconds(300)) == .late)
    }

    @Test("one that is not let go serves nobody: its predecessor has gone")
    func predecessorGone() throws {
        let isLet = try EventLoop.runToEnd { loop in
            var pair: [Int32] = [-1, -1]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
            // As the test's process has it, not 3 and not from another process.
            try #require(dup2(pair[0], PassedDescriptors.first + 200) >= 0)
            close(pair[0])
            let predecessor = try Predecessor(on: PassedDescriptors.first + 200, loop)
            close(pair[1])
            return await predecessor.letsServe()
        }
        #expect(!isLet)
    }

    @Test("a program that cannot be run, or not there, is an error at once")
    func missing() {
        for (program, folder) in [("/no/such", "/"), ("/bin/sh", "/no/such"), ("/etc/passwd", "/")] {
            #expect(throws: SystemError.self) {
                try ChildProcess.start(heir("exit 0", 0, program: program, folder: folder))
            }
        }
    }

    @Test("one that was given up ends, and whoever waits for it hears so")
    func abandoned() throws {
        let outcome = try EventLoop.runToEnd { loop in
            let successor = try Successor.start(heir("exec sleep 60", 0), on: loop)
            loop.schedule(after: .milliseconds(20)) { successor.abandon() }
            return await successor.takeOver(within: .seconds(20))
        }
        #expect(outcome == .ended(137))
    }
}

@Suite("Loops are asked whether they turn")
struct LoopPulseTests {
    @Test("a loop that is held shows in the silence, and no more once it turns again")
    func silence() throws {
        let group = try LoopGroup(count: 2)
        defer { group.stop() }
        let isHeld = Guarded(true)
        try EventLoop.runToEnd { loop in
            let pulse = LoopPulse(of: group.loops, on: loop)
            group.loops[1].post { while isHeld.withLock({ $0 }) { usleep(1_000) } }
            var beats = 0
            pulse.begin { beats += 1 }
            #expect(await loop.poll(within: .seconds(20)) { pulse.silence > .milliseconds(50) })
            isHeld.withLock { $0 = false }
            #expect(await loop.poll(within: .seconds(20)) { pulse.silence == .milliseconds(0) })
            #expect(beats >= 1)
            pulse.stop()
        }
    }
}
