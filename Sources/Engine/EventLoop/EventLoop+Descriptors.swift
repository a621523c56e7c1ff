import CLinux

/// A descriptor that a loop watches. The kernel's event carries the descriptor and a generation, so that an event for a
/// descriptor that was closed and given out again within one turn reaches nobody.
///
/// The handler is kept alive: a weak reference would make every use of a connection slower (its counts move to a table
/// beside it), and each event would ask that table.
struct Registration {
    var handler: (any DescriptorHandler)?
    var generation: UInt32 = 0

    static let wakeUpKey = UInt64.max

    static func key(_ descriptor: Int32, _ generation: UInt32) -> UInt64 {
        UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
    }
}

extension EventLoop {
    /// Starts to tell `handler` whenever `descriptor` becomes readable or writable (edge-triggered). The loop keeps
    /// the handler alive until `unwatch`.
    public func watch(_ descriptor: Int32, _ handler: any DescriptorHandler) throws(SystemError) {
        let slot = Int(descriptor)
        while registrations.count <= slot { registrations.append(Registration()) }
        registrations[slot].generation &+= 1
        registrations[slot].handler = handler
        let interest = Readiness.readable.union(.writable).rawValue | EPOLLET.rawValue
        let key = Registration.key(descriptor, registrations[slot].generation)
        var event = epoll_event(events: interest, data: epoll_data_t(u64: key))
        guard epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
            let error = SystemError("epoll_ctl add")
            registrations[slot].handler = nil
            throw error
        }
    }

    /// Stops watching. To be called before the descriptor is closed.
    public func unwatch(_ descriptor: Int32) {
        let slot = Int(descriptor)
        guard slot < registrations.count, registrations[slot].handler != nil else { return }
        registrations[slot].handler = nil
        registrations[slot].generation &+= 1
        var event = epoll_event()
        _ = epoll_ctl(poller, EPOLL_CTL_DEL, descriptor, &event)
    }

    func dispatch(_ event: epoll_event) {
        let key = event.data.u64
        let slot = Int(UInt32(truncatingIfNeeded: key))
        guard slot < registrations.count, registrations[slot].generation == UInt32(key >> 32),
            let handler = registrations[slot].handler
        else { return }
        handler.becameReady(Readiness(rawValue: event.events))
    }
}
