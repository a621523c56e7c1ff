import HTTP

/// What the node asks of its clients, and whom it believes about them.
extension SettingValues {
    func limits() throws -> ServerLimits {
        var limits = ServerLimits()
        limits.connectionsMax = try number("connections_max", 1...1_000_000)
        limits.requestsPerConnectionMax = try number("requests_per_connection_max", 1...1_000_000_000)
        limits.bodyBytesMax = try number("body_bytes_max", 1_024...1_073_741_824)
        limits.idleTimeoutSeconds = try number("idle_timeout_seconds", 1...3_600)
        limits.headerTimeoutSeconds = try number("header_timeout_seconds", 1...3_600)
        limits.bodyTimeoutSeconds = try number("body_timeout_seconds", 1...3_600)
        limits.writeTimeoutSeconds = try number("write_timeout_seconds", 1...3_600)
        limits.bytesPerSecondMin = try number("bytes_per_second_min", 1...1_000_000_000)
        limits.tasksMax = try number("tasks_max", 1...1_000_000)
        limits.queueDepthMax = try number("queue_depth_max", 1...1_000_000)
        limits.queueMillisecondsMax = try number("queue_milliseconds_max", 1...10_000)
        limits.streamsMax = try number("streams_max", 1...1_000_000)
        return limits
    }

    func trust() throws -> ProxyTrust {
        var trust = ProxyTrust()
        guard let networks = TrustedNetworks(list("trusted_networks")) else {
            throw ConfigurationError(
                "trusted_networks: '\(self["trusted_networks"])' has something else than networks such as 10.0.0.0/8")
        }
        trust.networks = networks
        trust.speaksProxyProtocol = try flag("proxy_protocol")
        guard !trust.speaksProxyProtocol || !networks.isEmpty else {
            throw ConfigurationError("proxy_protocol: name the balancers' networks in trusted_networks too")
        }
        return trust
    }

    func addressLimits() throws -> AddressLimits.Counting {
        guard let counting = AddressLimits.Counting(rawValue: self["address_limits"]) else {
            let known = AddressLimits.Counting.allCases.map(\.rawValue).joined(separator: ", ")
            throw ConfigurationError("address_limits: '\(self["address_limits"])' is none of \(known)")
        }
        return counting
    }
}
