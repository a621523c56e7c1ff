#include "clinux_process.h"

#include <stdlib.h>

enum { first_passed = 3, passed_max = 16 };

// In the new process, which shares this one's memory until exec.
static void become(const char *path, const char *folder, char *const arguments[], char *const environment[],
                   char *own_pid, const int *held, int count) {
    for (int i = 0; i < count; i++) {
        if (dup2(held[i], first_passed + i) < 0) return;
    }
    if (close_range(first_passed + count, ~0U, 0) != 0 || chdir(folder) != 0) return;
    char digits[16];
    int length = 0;
    for (pid_t rest = getpid(); rest > 0; rest /= 10) digits[length++] = (char)('0' + rest % 10);
    for (int i = 0; i < length; i++) own_pid[i] = digits[length - 1 - i];
    own_pid[length] = 0;
    sigset_t none;
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    execve(path, arguments, environment);
}

pid_t clinux_start_with_descriptors(const char *path, const char *folder, char *const arguments[],
                                    char *const environment[], char *own_pid, const int *descriptors, int count) {
    if (count < 0 || count > passed_max) {
        errno = EINVAL;
        return -1;
    }
    // Held out of the way of the places that they are to have.
    int held[passed_max];
    volatile int failure = 0;
    int holding = 0;
    for (; holding < count && failure == 0; holding++) {
        held[holding] = fcntl(descriptors[holding], F_DUPFD_CLOEXEC, first_passed + passed_max);
        if (held[holding] < 0) failure = errno;
    }
    pid_t child = -1;
    if (failure == 0) {
        // A signal's handler must not run in the new process: it would run in this one's memory.
        sigset_t all, before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        child = vfork();
        if (child == 0) {
            become(path, folder, arguments, environment, own_pid, held, count);
            failure = errno;
            _exit(127);
        }
        if (child < 0) failure = errno;
        pthread_sigmask(SIG_SETMASK, &before, 0);
    }
    for (int i = 0; i < holding; i++) {
        if (held[i] >= 0) close(held[i]);
    }
    if (failure == 0) return child;
    if (child > 0) waitpid(child, 0, 0);
    errno = failure;
    return -1;
}
