// Counts the calls of malloc by the loops that serve, for allocations.py: loaded before the C library (LD_PRELOAD).
// The count lies in the file that VITRINE_ALLOCATIONS names, where the script reads it while the node runs.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t bytes);
extern void *__libc_calloc(size_t count, size_t bytes);
extern void *__libc_realloc(void *block, size_t bytes);

static unsigned long *counted;
static __thread int isLoop;  // known to be a loop that serves

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("VITRINE_ALLOCATIONS");
    int file = path ? open(path, O_RDWR | O_CREAT, 0600) : -1;
    if (file < 0 || ftruncate(file, sizeof *counted) != 0) return;
    void *place = mmap(NULL, sizeof *counted, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (place != MAP_FAILED) counted = place;
    close(file);
}

static void count(void) {
    if (!counted) return;
    if (!isLoop) {
        char name[16] = "";
        // A thread is named soon after it begins.
        if (pthread_getname_np(pthread_self(), name, sizeof name) != 0 || strncmp(name, "loop-", 5) != 0) return;
        isLoop = 1;
    }
    __atomic_fetch_add(counted, 1, __ATOMIC_RELAXED);
}

void *malloc(size_t bytes) {
    count();
    return __libc_malloc(bytes);
}

void *calloc(size_t number, size_t bytes) {
    count();
    return __libc_calloc(number, bytes);
}

void *realloc(void *block, size_t bytes) {
    count();
    return __libc_realloc(block, bytes);
}
