extension String {
    /// How many letters must be put in, taken out or changed to make the other text of this one.
    public func editDistance(to other: String) -> Int {
        let (left, right) = (Array(utf8), Array(other.utf8))
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(change, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }

    /// The word that was probably meant by this one; nil where none is near.
    public func nearest(among words: some Sequence<String>) -> String? {
        let ranked = words.map { (word: $0, distance: editDistance(to: $0)) }
        let best = ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        return best.flatMap { $0.distance <= Swift.max(2, utf8.count / 3) ? $0.word : nil }
    }
}
