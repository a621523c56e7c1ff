// Starting a program that takes descriptors over. posix_spawn(3) cannot tell the new process its own number, which
// sd_listen_fds(3) demands, so this one function is written out in C: between vfork and exec nothing of Swift may run.
#ifndef CLINUX_PROCESS_H
#define CLINUX_PROCESS_H

#include "clinux.h"

/// Starts `path` in `folder` as a process that has `descriptors` as its own 3, 4, … and none behind them; its standard
/// streams are this process's, its signals are all as usual. `own_pid`, a place for ten digits and a NUL within
/// `environment`, holds the new process's number by the time the program begins. -1 with `errno` where it cannot begin.
pid_t clinux_start_with_descriptors(const char *path, const char *folder, char *const arguments[],
                                    char *const environment[], char *own_pid, const int *descriptors, int count);

/// A pair of connected Unix sockets, closed in programs that this process starts.
static inline int clinux_socket_pair(int pair[2]) {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair);
}

/// Lets a descriptor that was handed over be used as one of this process's own: without waiting, and its alone.
static inline int clinux_make_own(int fd) {
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0) return -1;
    return fcntl(fd, F_SETFD, FD_CLOEXEC);
}

/// Whether a descriptor is a stream socket that listens.
static inline int clinux_is_listening(int fd) {
    int listens = 0, type = 0;
    socklen_t length = sizeof listens;
    if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) != 0) return 0;
    length = sizeof type;
    return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && listens && type == SOCK_STREAM;
}

#endif
