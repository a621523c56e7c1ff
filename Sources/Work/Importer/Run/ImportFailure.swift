public import Commerce

/// Why an import could not go on; rows that are refused are no failure.
public enum ImportFailure: Error, Equatable {
    /// The file could not be opened or read; the sentence says why.
    case unreadable(String)
    /// The shop's data could not be read or written. Batches before are kept; running the import again is safe.
    case store(StoreFailure)
}
