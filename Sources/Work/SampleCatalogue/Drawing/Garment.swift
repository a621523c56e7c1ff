/// What is drawn: the type of a garment and its options, and the seed that makes it this model and no other.
public struct Garment: Equatable, Sendable {
    /// What it is.
    public var type: GarmentType
    /// The opening at the neck; `.none` where it has no meaning.
    public var neckline: Neckline
    /// The sleeves; `.none` where it has none or they have no meaning.
    public var sleeve: Sleeve
    /// How the waist is marked.
    public var waist: Waist
    /// Where it ends.
    public var length: GarmentLength
    /// The form of its lower edge.
    public var hem: Hem
    /// How its front closes.
    public var fastening: Fastening
    /// What is printed on the fabric or woven into it.
    public var pattern: FabricPattern
    /// The fabric's surface.
    public var texture: FabricTexture
    /// The height of a shoe's heel.
    public var heel: Heel
    /// Jitters each dimension by ±4 % and picks what the options leave open: a hash of the model's SKU.
    public var seed: UInt64

    /// A garment of this type; options that are not said are those of a plain one.
    public init(
        type: GarmentType, neckline: Neckline = .none, sleeve: Sleeve = .none, waist: Waist = .none,
        length: GarmentLength = .hip, hem: Hem = .straight, fastening: Fastening = .none,
        pattern: FabricPattern = .plain, texture: FabricTexture = .smooth, heel: Heel = .none, seed: UInt64
    ) {
        self.type = type
        self.neckline = neckline
        self.sleeve = sleeve
        self.waist = waist
        self.length = length
        self.hem = hem
        self.fastening = fastening
        self.pattern = pattern
        self.texture = texture
        self.heel = heel
        self.seed = seed
    }
}

/// The 41 types of the sample shop; the raw value is the prefix of their SKUs.
public enum GarmentType: String, CaseIterable, Sendable {
    case dress = "RB", shirtDress = "RC", jumperDress = "RP"
    case blouse = "BL", shirt = "CH", tunic = "TU", top = "HA"
    case tShirt = "TS", tankTop = "DB", bretonTop = "MA"
    case jumper = "PU", knitJacket = "GI", cardigan = "CA"
    case skirt = "JU"
    case trousers = "PA", shorts = "SH"
    case jeans = "JE"
    case jacket = "VE", blazer = "BZ", coat = "MN", trench = "TR", puffer = "DO"
    case jumpsuit = "CO"
    case boots = "BT", ankleBoots = "BN"
    case sandals = "SD", pumps = "ES", balletFlats = "BA", loafers = "MO", trainers = "BK"
    case bag = "SA", tote = "CB", clutch = "PO"
    case silkScarf = "FO", scarf = "EC", stole = "ET", belt = "CE", beanie = "BO"
    case necklace = "CL", bracelet = "BR", earrings = "BC"
}

/// The opening at the neck.
public enum Neckline: String, CaseIterable, Sendable {
    case none, round, v, deepV, boat, square, shirtCollar, rollNeck, wrap, halter, straps
}

/// The sleeves, by length and cut.
public enum Sleeve: String, CaseIterable, Sendable {
    case none, strap, cap, short, elbow, threeQuarter, long, puff, bell
}

/// How the waist is marked.
public enum Waist: String, CaseIterable, Sendable {
    case none, seam, belt, elastic, empire, wrap
}

/// Where a garment ends on the body.
public enum GarmentLength: String, CaseIterable, Sendable {
    case crop, hip, short, knee, midi, long
}

/// The form of the lower edge.
public enum Hem: String, CaseIterable, Sendable {
    case straight, flared, pleated, gathered, asymmetric, slit
}

/// How a front closes.
public enum Fastening: String, CaseIterable, Sendable {
    case none, buttons, doubleRow, zip, tie
}

/// The height of a heel.
public enum Heel: String, CaseIterable, Sendable {
    case none, flat, low, mid, high
}

/// What is printed on a fabric or woven into it.
public enum FabricPattern: String, CaseIterable, Sendable {
    case plain, stripes, floral, dots, check, houndstooth, herringbone, geometric
}

/// The surface of a fabric.
public enum FabricTexture: String, CaseIterable, Sendable {
    case smooth, rib, cable, openwork, denim, corduroy, lace, quilted, leather, woven, tweed, shine
}
