import Basics

/// The addresses of the pages that are asked for most, for the next process to make ready before it serves.
///
/// They come from samples: now and then somebody looks which kept pages were asked for since the last look
/// (`PageStore.takeAskedKeys`), which costs a hit nothing. An address gains a point in each sample that has it, and all
/// points fade, so that what was in demand yesterday makes room.
public struct HotPages: Sendable {
    private var points: [String: Double] = [:]

    /// So many are kept.
    public static let pagesMax = 1_000
    /// A list is not longer than this.
    public static let bytesMax = 1 << 20
    private static let addressBytesMax = 512
    /// What is left of points after a sample: half after about 35 of them.
    private static let left = 0.98
    /// Who was asked for once and never again is forgotten after some 110 samples.
    private static let pointsMin = 0.1

    /// No addresses.
    public init() {}

    /// The list that another process kept. A line that is no address is passed over, and so is what is too much.
    public init(list: [UInt8]) {
        for line in list.prefix(HotPages.bytesMax).split(separator: UInt8(ascii: "\n")) {
            guard points.count < HotPages.pagesMax, let space = line.firstIndex(of: UInt8(ascii: " ")),
                let hundredths = Int(String(utf8: line[..<space])), hundredths > 0,
                let address = HotPages.address(Array(line[line.index(after: space)...]))
            else { continue }
            points[address] = min(Double(hundredths) / 100, 1 / (1 - HotPages.left))
        }
    }

    /// Takes a sample in: the keys of pages that were asked for.
    public mutating func note(_ keys: [[UInt8]]) {
        for (address, value) in points {
            let faded = value * HotPages.left
            points[address] = faded < HotPages.pointsMin ? nil : faded
        }
        for key in keys {
            guard let address = HotPages.address(key) else { continue }
            points[address, default: 0] += 1
        }
        // What comes and goes between samples is held for a while, so that it can gain points at all.
        guard points.count > 2 * HotPages.pagesMax else { return }
        for address in ranked.dropFirst(HotPages.pagesMax) { points[address] = nil }
    }

    /// The addresses, the most asked for first.
    public var addresses: [String] { Array(ranked.prefix(HotPages.pagesMax)) }

    /// The list as a file: a line for each address, behind its points in hundredths.
    public var list: [UInt8] {
        var bytes: [UInt8] = []
        for address in addresses {
            bytes.append(decimal: max(1, Int((points[address] ?? 0) * 100)))
            bytes.append(" \(address)\n")
        }
        return bytes
    }

    private var ranked: [String] {
        points.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
    }

    /// A page's key is its path and query. One that says more than an address, such as for whom the page is, is not for
    /// everybody and left out.
    private static func address(_ key: [UInt8]) -> String? {
        guard key.first == UInt8(ascii: "/"), key.count <= addressBytesMax,
            key.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return String(utf8: key)
    }
}
