/// One setting of a node: its key in `vitrine.conf`, its variable in the environment, its flag.
struct Setting {
    let key: String
    let standard: String
    let help: String
    var isSecret = false

    /// `VITRINE_LISTEN_PORT` for `listen_port`.
    var variable: String { "VITRINE_" + key.uppercased() }

    /// `listen-port` for `listen_port`.
    var flag: String { key.split(separator: "_").joined(separator: "-") }

    /// Every setting there is, in the order in which `vitrine config` shows them.
    static let all: [Setting] = [
        Setting(key: "listen_address", standard: "127.0.0.1", help: "IPv4 address to listen on"),
        Setting(key: "listen_port", standard: "8080", help: "port to listen on; 0 takes any free one"),
        Setting(
            key: "private_listen", standard: "",
            help: "address:port that answers /health/… with reasons, for those who look after the node; empty: none"),
        Setting(key: "base_urls", standard: "", help: "the shop's addresses, by commas; empty: the listening one"),
        Setting(key: "loops", standard: "0", help: "event loops; 0 means one a core"),
        Setting(key: "writer", standard: "", help: "databases, one of them the writer: unix:/path or host:port"),
        Setting(key: "reader", standard: "", help: "reader databases in the same form; empty: the writer"),
        Setting(key: "database", standard: "vitrine", help: "the database's name"),
        Setting(key: "database_user", standard: "vitrine", help: "the database's user"),
        Setting(key: "database_password", standard: "", help: "that user's password", isSecret: true),
        Setting(key: "redis", standard: "", help: "Redis for sessions: unix:/path or host:port"),
        Setting(key: "redis_password", standard: "", help: "Redis' password", isSecret: true),
        Setting(
            key: "public_folder", standard: "",
            help: "folder of the files that are served as they are; empty: Public beside the program, or here"),
        Setting(key: "media_folder", standard: "var/media", help: "folder of pictures that all nodes share"),
        Setting(
            key: "migrations_folder", standard: "",
            help: "folder of the migrations; empty: Migrations beside the program, or here"),
        Setting(
            key: "catalog_folder", standard: "",
            help: "folder of the CSV files that fill an empty shop; empty: up makes the sample catalogue"),
        Setting(key: "writer_connections_max", standard: "8", help: "connections to the writer, for each loop"),
        Setting(key: "reader_connections_max", standard: "8", help: "connections to the reader, for each loop"),
        Setting(key: "products_cached_max", standard: "20000", help: "products in the object cache"),
        Setting(
            key: "page_cache_bytes", standard: "67108864",
            help: "memory for pages that are kept ready, in bytes; 0: every page is made anew"),
        Setting(key: "cache_field", standard: "off", help: "on: X-Vitrine-Cache says hit, miss or stale; or off"),
        Setting(
            key: "control_socket", standard: "",
            help: "where `vitrine cache` asks this node, in a folder of its own user; empty: nowhere"),
        Setting(
            key: "trusted_networks", standard: "",
            help: "networks of balancers and the CDN whose word about their clients is taken, by commas: 10.0.0.0/8"),
        Setting(key: "proxy_protocol", standard: "off", help: "on: trusted networks begin with a PROXY v2 header"),
        Setting(key: "connections_max", standard: "20000", help: "open connections of clients"),
        Setting(
            key: "requests_per_connection_max", standard: "100000", help: "requests after which a connection ends"),
        Setting(key: "body_bytes_max", standard: "1048576", help: "longest body of a request, in bytes"),
        Setting(key: "idle_timeout_seconds", standard: "75", help: "how long a client may wait with its next request"),
        Setting(key: "header_timeout_seconds", standard: "10", help: "how long a request's head may take to come"),
        Setting(key: "body_timeout_seconds", standard: "30", help: "how often a body must have come fast enough"),
        Setting(key: "write_timeout_seconds", standard: "30", help: "how often answers must be taken fast enough"),
        Setting(key: "bytes_per_second_min", standard: "4096", help: "how fast that is, over one such time"),
        Setting(key: "tasks_max", standard: "256", help: "requests that each loop works on at a time"),
        Setting(key: "queue_depth_max", standard: "1024", help: "requests that wait for it, for each loop"),
        Setting(
            key: "queue_milliseconds_max", standard: "1000",
            help: "when the first has waited so long, more are told to come again (503)"),
        Setting(key: "streams_max", standard: "128", help: "long answers that each loop sends at a time"),
        Setting(
            key: "address_limits", standard: "told",
            help: "whose requests are limited by address: told (by a trusted network), all, or off"),
        Setting(key: "sign_ins_per_minute_max", standard: "120", help: "sign-ins of one address"),
        Setting(key: "cart_changes_per_minute_max", standard: "3000", help: "changes of carts by one address"),
        Setting(
            key: "searches_per_minute_max", standard: "6000",
            help: "searches and filtered lists for one address that no cache has"),
        Setting(
            key: "other_requests_per_minute_max", standard: "12000",
            help: "other requests of one address that no cache answers"),
        Setting(
            key: "unready_seconds", standard: "10",
            help: "how long SIGTERM lets connections in with /health/ready at 503: twice the balancer's interval"),
        Setting(key: "drain_seconds", standard: "20", help: "how long requests may go on after that"),
        Setting(
            key: "handover_seconds", standard: "60", help: "how long the successor that SIGHUP starts may take"),
        Setting(
            key: "executable", standard: "", help: "the successor's program; empty: the path that this one started by"),
        Setting(
            key: "hot_pages_file", standard: "",
            help: "where the addresses of the most asked pages are kept for the next start; empty: nowhere"),
        Setting(
            key: "warm_seconds", standard: "3", help: "how long a start makes those pages at most; 0: not at all"),
        Setting(
            key: "access_log", standard: "on",
            help: "on: a line about each answer on standard output (`up`: off unless said); or off"),
        Setting(key: "log_level", standard: "notice", help: "debug, notice, warning or error"),
    ]
}
