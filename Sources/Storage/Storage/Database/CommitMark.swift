import MariaDB

/// What tells later whether a transaction was committed, should the COMMIT's answer be lost: a random number that it
/// writes into a row of its own.
struct CommitMark {
    /// Gives the number that is in the row now. Reads it under a lock, so that it waits for a transaction that the
    /// server has not ended yet.
    let question: SQL
    /// What the row held before; nil where the transaction makes the row.
    let before: UInt64?
    /// What the transaction writes there.
    let after: UInt64

    /// Whether the transaction was committed; nil where somebody else has written since, and nobody can tell.
    func wasWritten(_ now: UInt64?) -> Bool? {
        if now == after { return true }
        return now == before ? false : nil
    }
}
