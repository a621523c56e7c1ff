// What Swift's Glibc module leaves out, and calls whose C form Swift cannot write.
#ifndef CLINUX_H
#define CLINUX_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
// fd_set has other field names under _GNU_SOURCE. Swift's own Glibc module and the other C modules see the plain form,
// and two forms of one type do not import together: this header takes the plain one too.
#include <features.h>
#undef __USE_XOPEN
#include <sys/select.h>
#define __USE_XOPEN 1
#include <errno.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <dirent.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <linux/sockios.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/// accept4(2) without the peer's address: with _GNU_SOURCE its parameter is a transparent union that refuses nil.
static inline int clinux_accept(int listener) {
    return accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

/// accept4(2), which gives the peer's address as sixteen bytes, an IPv4 address in its IPv6 form; zeros for a peer that
/// has neither.
static inline int clinux_accept_from(int listener, uint8_t peer[16]) {
    struct sockaddr_storage name;
    socklen_t length = sizeof name;
    memset(peer, 0, 16);
    int fd = accept4(listener, (struct sockaddr *)&name, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return fd;
    if (name.ss_family == AF_INET) {
        peer[10] = peer[11] = 0xFF;
        memcpy(peer + 12, &((struct sockaddr_in *)&name)->sin_addr, 4);
    } else if (name.ss_family == AF_INET6) {
        memcpy(peer, &((struct sockaddr_in6 *)&name)->sin6_addr, 16);
    }
    return fd;
}

/// bind(2) and connect(2) behind the same transparent union.
static inline int clinux_bind(int fd, const struct sockaddr *address, socklen_t length) {
    return bind(fd, address, length);
}
static inline int clinux_connect(int fd, const struct sockaddr *address, socklen_t length) {
    return connect(fd, address, length);
}

/// The port that a bound TCP socket has, or -1.
static inline int clinux_bound_port(int fd) {
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    if (getsockname(fd, (struct sockaddr *)&address, &length) != 0) return -1;
    if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
    return address.ss_family == AF_INET6 ? ntohs(((struct sockaddr_in6 *)&address)->sin6_port) : -1;
}

/// How many bytes of a TCP socket its peer has not taken yet, sent or not; 0 where that cannot be told.
static inline int clinux_untaken_bytes(int fd) {
    int count = 0;
    return ioctl(fd, SIOCOUTQ, &count) == 0 ? count : 0;
}

/// How a waited-for child ended: its exit status, or 128 + the signal that killed it.
static inline int clinux_exit_code(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// A file in memory without a name, or -1.
static inline int clinux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

/// Gives the memory of a part of a file back; what is on its way to a socket stays until it is sent.
static inline int clinux_punch_hole(int fd, off_t offset, off_t length) {
    return fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length);
}

static inline int clinux_errno(void) { return errno; }

/// log(3) and exp(3): <math.h> would bring short names such as `log` and `y0` into every file that imports this.
double clinux_log(double number);
double clinux_exp(double exponent);

// What was done before a release of a place comes before what follows the next acquire of it: told to the thread
// sanitizer where it cannot see it. Nothing at all in any other build.
#ifdef VITRINE_TSAN
void __tsan_acquire(void *place);
void __tsan_release(void *place);
static inline void clinux_tsan_acquire(void *place) { __tsan_acquire(place); }
static inline void clinux_tsan_release(void *place) { __tsan_release(place); }
#else
static inline void clinux_tsan_acquire(void *place) {}
static inline void clinux_tsan_release(void *place) {}
#endif

#endif
