// Files, folders and accounts: calls whose C form is variadic or a macro. (Swift's Glibc module cannot be imported
// beside CLinux: the two see different `fd_set`s, which the compiler refuses, though not every time.)
#ifndef CLINUX_FILES_H
#define CLINUX_FILES_H

#include "clinux.h"
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>

/// open(2) and openat(2) with the mode for a file that is made.
static inline int clinux_open(const char *path, int flags, mode_t mode) {
    return open(path, flags, mode);
}
static inline int clinux_openat(int folder, const char *path, int flags, mode_t mode) {
    return openat(folder, path, flags, mode);
}

/// Whether a file's mode says that it is a folder, or a plain file.
static inline int clinux_is_folder(mode_t mode) { return S_ISDIR(mode); }
static inline int clinux_is_plain_file(mode_t mode) { return S_ISREG(mode); }

/// How many descriptors the process may have open, and how many bytes it may still write to a folder's file system;
/// -1 where that cannot be told.
int64_t clinux_descriptors_max(void);
static inline int64_t clinux_free_bytes(const char *folder) {
    struct statvfs facts;
    return statvfs(folder, &facts) == 0 ? (int64_t)(facts.f_bavail * facts.f_frsize) : -1;
}

/// Lets a signal pass without effect.
static inline void clinux_ignore_signal(int number) { signal(number, SIG_IGN); }

#endif
