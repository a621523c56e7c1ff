import Basics
import JSON

/// An object of a profile while it is read: values of a kind and within bounds, and no key that nothing asks for.
struct ProfileObject {
    let place: String
    private let members: [JSONMember]

    /// The object at a place; an error where it is none, has a key that is not among `keys` or has one twice.
    init(_ value: JSONValue, at place: String, keys: [String]) throws(ProfileError) {
        guard let members = value.members else { throw ProfileError(place, "must be an object") }
        (self.place, self.members) = (place, members)
        var seen: Set<String> = []
        for member in members {
            guard keys.contains(member.name) else {
                let near = member.name.nearest(among: keys).map { "; did you mean '\($0)'?" }
                throw ProfileError(
                    place, "has no key '\(member.name)'\(near ?? "; there are \(keys.joined(separator: ", "))")")
            }
            guard seen.insert(member.name).inserted else { throw ProfileError(place, "has '\(member.name)' twice") }
        }
    }

    private func value(_ key: String) -> JSONValue? { members.first { $0.name == key }?.value }

    /// The place of a key.
    func path(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    /// A whole number; `standard` where the key is not there.
    func integer(_ key: String, _ range: ClosedRange<Int>, standard: Int) throws(ProfileError) -> Int {
        guard let value = value(key) else { return standard }
        guard let number = value.integer, range.contains(Int(number)) else {
            throw ProfileError(path(key), "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return Int(number)
    }

    /// A number; `standard` where the key is not there.
    func number(_ key: String, _ range: ClosedRange<Double>, standard: Double) throws(ProfileError) -> Double {
        guard let value = value(key) else { return standard }
        guard let number = value.numberText.flatMap({ Double($0) }), range.contains(number) else {
            throw ProfileError(path(key), "must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// True or false; `standard` where the key is not there.
    func fact(_ key: String, standard: Bool) throws(ProfileError) -> Bool {
        guard let value = value(key) else { return standard }
        guard let fact = value.bool else { throw ProfileError(path(key), "must be true or false") }
        return fact
    }

    /// A text; nil where the key is not there.
    func text(_ key: String) throws(ProfileError) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.string else { throw ProfileError(path(key), "must be a text") }
        return text
    }

    /// An object within; nil where the key is not there.
    func object(_ key: String, keys: [String]) throws(ProfileError) -> ProfileObject? {
        guard let value = value(key) else { return nil }
        return try ProfileObject(value, at: path(key), keys: keys)
    }

    /// The objects of a list of at most `countMax`; nil where the key is not there.
    func objects(_ key: String, keys: [String], countMax: Int) throws(ProfileError) -> [ProfileObject]? {
        guard let value = value(key) else { return nil }
        guard let elements = value.array, (1...countMax).contains(elements.count) else {
            throw ProfileError(path(key), "must be a list of 1 to \(countMax) objects")
        }
        var objects: [ProfileObject] = []
        for (index, element) in elements.enumerated() {
            objects.append(try ProfileObject(element, at: "\(path(key))[\(index)]", keys: keys))
        }
        return objects
    }
}
