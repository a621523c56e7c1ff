import Basics
import EventLoop
import HTTPServer

/// The sockets that a node listens on: handed over by the process before or by a service manager, or its own.
struct NodeSockets {
    let shop: ListeningSocket
    /// The private port's; nil where it has none.
    let health: ListeningSocket?

    /// What they are called when they are handed over. A socket of any other name is the shop's.
    static let shopName = "shop"
    static let healthName = "health"

    /// Opens what is configured and was not handed over: first of all, since another process may have the port.
    static func open(
        _ configuration: NodeConfiguration, _ passed: PassedDescriptors = .none
    ) throws -> NodeSockets {
        let log = configuration.log
        let shop: ListeningSocket
        if let descriptor = passed.shopDescriptor {
            shop = try ListeningSocket(inherited: descriptor)
            if configuration.listenPort != 0, shop.port != configuration.listenPort {
                log.notice("the socket that was handed over is on port \(shop.port), not \(configuration.listenPort)")
            }
        } else {
            shop = try ListeningSocket(address: configuration.listenAddress, port: configuration.listenPort)
        }
        return NodeSockets(shop: shop, health: try health(configuration, passed[healthName]))
    }

    private static func health(_ configuration: NodeConfiguration, _ descriptor: Int32?) throws -> ListeningSocket? {
        if let descriptor { return try ListeningSocket(inherited: descriptor) }
        guard let place = configuration.privateListen else { return nil }
        return try ListeningSocket(address: place.address, port: place.port)
    }

    /// How they are handed over.
    var descriptors: [(name: String, descriptor: Int32)] {
        [(NodeSockets.shopName, shop.descriptor)] + (health.map { [(NodeSockets.healthName, $0.descriptor)] } ?? [])
    }
}

extension PassedDescriptors {
    /// The socket on which the shop is asked: the one of that name, or the first that is nothing else. A socket unit of
    /// systemd names its sockets after itself.
    var shopDescriptor: Int32? {
        let others = [NodeSockets.healthName, Successor.lineName]
        return self[NodeSockets.shopName] ?? entries.first { !others.contains($0.name) }?.descriptor
    }
}
