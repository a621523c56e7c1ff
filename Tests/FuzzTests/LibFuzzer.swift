import Glibc

/// What libFuzzer calls with each input (https://llvm.org/docs/LibFuzzer.html#fuzz-target). `VITRINE_FUZZ_TARGET` names
/// the reader: one program holds all, since each would take as long to build.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    do throws(Finding) {
        try Fuzzing.target.check(input)
    } catch {
        // libFuzzer takes a trap for a finding and keeps the input. A fatal error cuts a long sentence.
        let sentence = Array("FINDING in \(Fuzzing.target.rawValue): \(error)\n".utf8)
        _ = write(STDERR_FILENO, sentence, sentence.count)
        fatalError("a rule is broken")
    }
    return 0
}

private enum Fuzzing {
    static let target: FuzzTarget = {
        let name = getenv("VITRINE_FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("VITRINE_FUZZ_TARGET is none of \(FuzzTarget.allCases.map(\.rawValue))")
        }
        return target
    }()
}
