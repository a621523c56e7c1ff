/// Why the shop's data could not be had or kept. Not the caller's fault: pages answer 503 or 500.
public enum StoreFailure: Error, Equatable {
    /// A dependency is away, moving or overloaded; trying again later is right (503 with `Retry-After`).
    case unavailable(String)
    /// A value is longer or larger than what it is kept in, and nothing was changed; nil where its name cannot be told.
    case doesNotFit(field: String?)
    /// Something is wrong with the program or the data (500); the sentence is for the log.
    case broken(String)
}
