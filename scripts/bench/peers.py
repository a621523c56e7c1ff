"""The servers that ours is measured against: nginx and Varnish, which send the same bytes and the same fields."""

import os
import subprocess

from processes import SERVER_CORES, Failure, Server, children, free_port

RETURN_BYTES_MAX = 4_000
# What each server says of itself and of the connection.
OWN_FIELDS = {"date", "server", "connection", "content-length", "content-type", "transfer-encoding"}


class Nginx(Server):
    """nginx with a file, and where `return` can say it a `return`, for each answer; a worker for each of its cores."""

    def __init__(self, folder, answers, is_apart):
        self.folder, self.port = folder, free_port()
        self.workers = len(SERVER_CORES) if is_apart else os.cpu_count()
        os.makedirs(folder, mode=0o755)
        places = []
        for name, answer in answers.items():
            with open(f"{folder}/{name}", "wb") as file:
                file.write(answer.body)
            fields = f"types {{ }} default_type {quoted(answer.field('Content-Type'))}; {added(answer)}"
            places.append(f"location = /file/{name} {{ alias {folder}/{name}; {fields} }}")
            if can_return(answer.body):
                text = quoted(answer.body.decode("ascii"))
                places.append(f"location = /return/{name} {{ {fields} return 200 {text}; }}")
        with open(f"{folder}/nginx.conf", "w", encoding="utf-8") as file:
            file.write(self.configuration(places))
        super().__init__("nginx", ["nginx", "-p", folder, "-c", f"{folder}/nginx.conf"], is_apart,
                         stderr=subprocess.DEVNULL)
        self.wait_for_port(self.port)

    def configuration(self, places):
        folder = self.folder
        return f"""
            daemon off; worker_processes {self.workers}; worker_rlimit_nofile 20000;
            pid {folder}/pid; error_log {folder}/error.log; {"user root;" if os.geteuid() == 0 else ""}
            events {{ worker_connections 8192; multi_accept on; }}
            http {{
                access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; etag off; server_tokens off;
                keepalive_requests 1000000; open_file_cache max=1000 inactive=1h; open_file_cache_valid 1h;
                geo $dollar {{ default "$"; }}
                client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
                fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
                server {{ listen 127.0.0.1:{self.port} reuseport backlog=4096; {" ".join(places)} }}
            }}"""

    def url(self, kind, name):
        return f"http://127.0.0.1:{self.port}/{kind}/{name}"


class Varnish(Server):
    """Varnish as Debian sets it up, its memory a malloc storage, before the files of nginx; it caches all."""

    def __init__(self, folder, nginx, is_apart):
        self.port = free_port()
        os.makedirs(folder, mode=0o755)
        with open(f"{folder}/bench.vcl", "w", encoding="ascii") as file:
            file.write(f"""
                vcl 4.1;
                backend files {{ .host = "127.0.0.1"; .port = "{nginx.port}"; }}
                sub vcl_recv {{ return (hash); }}
                sub vcl_backend_response {{
                    set beresp.ttl = 1d; set beresp.uncacheable = false; set beresp.do_gzip = false; return (deliver);
                }}
                sub vcl_deliver {{
                    unset resp.http.Age; unset resp.http.Via; unset resp.http.X-Varnish; return (deliver);
                }}""")
        super().__init__("varnish", [
            "varnishd", "-F", "-n", folder, "-a", f"127.0.0.1:{self.port}", "-f", f"{folder}/bench.vcl",
            "-s", "malloc,256m"], is_apart, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait_for_port(self.port)
        if not children(self.process.pid):
            raise Failure("varnish has no worker process")

    def url(self, kind, name):
        return f"http://127.0.0.1:{self.port}/{kind}/{name}"


def added(answer):
    """The answer's fields for nginx to add; its own Last-Modified is kept from an answer that has none."""
    fields = [(name, value) for name, value in answer.fields if name.lower() not in OWN_FIELDS]
    if not answer.field("Last-Modified"):
        fields.append(("Last-Modified", ""))
    return " ".join(f"add_header {name} {quoted(value)};" for name, value in fields)


def quoted(text):
    """A word of nginx's configuration."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("$", "${dollar}")
    return f"'{escaped}'"


def can_return(body):
    return body.isascii() and len(body) <= RETURN_BYTES_MAX and b"\\" not in body
