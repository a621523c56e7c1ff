import Basics
import EventLoop

/// A moment so far ahead that only a test that hangs meets it.
var muchLater: MonotonicInstant { MonotonicInstant.now().advanced(by: .seconds(20)) }

/// Runs `count` tasks at once on the loop of the calling task and gives their results in the order in which they ended.
func gather<Value>(
    _ count: Int, on loop: EventLoop, _ body: @escaping (Int) async -> Value
) async -> [Value] {
    let gathered = Gathered<Value>()
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        for index in 0..<count {
            loop.start {
                gathered.values.append(await body(index))
                if gathered.values.count == count { continuation.resume() }
            }
        }
    }
    return gathered.values
}

private final class Gathered<Value> {
    var values: [Value] = []
}
