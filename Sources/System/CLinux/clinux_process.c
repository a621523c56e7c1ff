#include "clinux_process.h"

enum { first_passed = 3, passed_max = 16 };

// What the new process is to become.
struct heir {
    const char *path, *folder;
    char *const *arguments, *const *environment;
    char *own_pid;
    // Its descriptors and, behind them, the pipe that tells of a failure: all held where none of them is to be.
    int held[passed_max + 1];
    int count;
};

// In the new process, which shares this one's memory until exec: nothing here may allocate or take a lock.
static void become(const struct heir *heir) {
    int failure = first_passed + heir->count;
    for (int i = 0; i < heir->count; i++) {
        if (dup2(heir->held[i], first_passed + i) < 0) return;
    }
    if (dup3(heir->held[heir->count], failure, O_CLOEXEC) < 0) return;
    if (close_range(failure + 1, ~0U, 0) != 0) return;
    char digits[16];
    int length = 0;
    for (pid_t rest = getpid(); rest > 0; rest /= 10) digits[length++] = (char)('0' + rest % 10);
    for (int i = 0; i < length; i++) heir->own_pid[i] = digits[length - 1 - i];
    heir->own_pid[length] = 0;
    sigset_t none;
    sigemptyset(&none);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, 0);
    if (chdir(heir->folder) == 0) execve(heir->path, heir->arguments, heir->environment);
    // Without anybody to hear it the parent takes the exit for what it is.
    ssize_t told = write(failure, &errno, sizeof errno);
    (void)told;
}

static pid_t start(const struct heir *heir) {
    // A signal's handler must not run in the new process: it would run in this one's memory.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t child = vfork();
    if (child == 0) {
        become(heir);
        _exit(127);
    }
    int code = errno;
    pthread_sigmask(SIG_SETMASK, &before, 0);
    errno = code;
    return child;
}

pid_t clinux_start_with_descriptors(const char *path, const char *folder, char *const arguments[],
                                    char *const environment[], char *own_pid, const int *descriptors, int count) {
    struct heir heir = {path, folder, arguments, environment, own_pid, {0}, count};
    int pipe_ends[2];
    if (count < 0 || count > passed_max) {
        errno = EINVAL;
        return -1;
    }
    if (pipe2(pipe_ends, O_CLOEXEC) != 0) return -1;
    int holding = 0, code = 0;
    for (; holding <= count && code == 0; holding++) {
        int own = holding < count ? descriptors[holding] : pipe_ends[1];
        heir.held[holding] = fcntl(own, F_DUPFD_CLOEXEC, first_passed + passed_max + 1);
        if (heir.held[holding] < 0) code = errno;
    }
    close(pipe_ends[1]);
    pid_t child = -1;
    if (code == 0 && (child = start(&heir)) < 0) code = errno;
    for (int i = 0; i < holding; i++) {
        if (heir.held[i] >= 0) close(heir.held[i]);
    }
    // The pipe ends when the program begins; before that it may bring the reason why it does not.
    if (child > 0 && read(pipe_ends[0], &code, sizeof code) == sizeof code) {
        waitpid(child, 0, 0);
        child = -1;
    }
    close(pipe_ends[0]);
    if (child < 0) errno = code;
    return child;
}
