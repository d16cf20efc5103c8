/* A library for LD_PRELOAD that makes allocations fail by the place that they are made from: a run
 * makes very many, but from few places. A place is a hash of the return addresses on the stack,
 * counted from where their object was loaded. The environment says which:
 *
 * - FAULT_STACKS: a line goes there for each place, its hash and the numbers of its first and last
 *   call among all, from 1
 * - FAULT_AT: the number of the call that fails. A run of one thread makes the same calls each
 *   time, and to count them takes far less time than to look at where each comes from
 * - FAULT_ON: set, all that are not small fail from there on, from wherever they are made (where
 * the small ones fail too, GLib calls itself to say so until the stack ends)
 * - FAULT_LOG: what the last one that failed was made from goes there, the nearest first: an object
 * and, in a library, a function of it, or the nearest before that has a name
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DEPTH   7     /* frames, of which the first are this library's */
#define OWN     2     /* of those */
#define TOLD    24    /* frames of the call that fails, which may lie deep in the C library */
#define PLACES  65536 /* room in the table, a power of two */
#define OBJECTS 128
#define LARGE   1024 /* bytes */

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *bytes, size_t n);
extern void *__libc_memalign(size_t alignment, size_t n);

static struct {
    uint64_t hash;
    unsigned long first, last;
} places[PLACES];
static struct {
    uintptr_t start, end;
} objects[OBJECTS];
static int n_objects;
static unsigned long at, seen;
static bool is_ready, is_listing, goes_on, has_failed;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static __thread bool is_inside __attribute__((tls_model("initial-exec")));

static int note_object(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size;
    (void)unused;
    uintptr_t end = info->dlpi_addr;

    for (int i = 0; i < info->dlpi_phnum; i++) {
        const uintptr_t last =
            info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;

        end = info->dlpi_phdr[i].p_type == PT_LOAD && last > end ? last : end;
    }
    if (n_objects < OBJECTS) {
        objects[n_objects].start = info->dlpi_addr;
        objects[n_objects++].end = end;
    }
    return 0;
}

__attribute__((constructor)) static void start(void)
{
    const char *number = getenv("FAULT_AT");
    void *frames[DEPTH];

    is_listing = getenv("FAULT_STACKS") != NULL;
    at = number ? strtoul(number, NULL, 10) : 0;
    goes_on = getenv("FAULT_ON") != NULL;
    backtrace(frames, DEPTH); /* it allocates, the first time */
    dl_iterate_phdr(note_object, NULL);
    is_ready = true;
}

static void log_line(const char *file, const char *line)
{
    const int fd =
        file ? (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;

    if (fd >= 0) {
        syscall(SYS_write, fd, line, strlen(line));
        syscall(SYS_close, fd);
    }
}

__attribute__((destructor)) static void end(void)
{
    is_ready = false;
    for (size_t i = 0; is_listing && i < PLACES; i++) {
        char line[64];

        if (places[i].hash != 0) {
            snprintf(line, sizeof line, "%016llx %lu %lu\n", (unsigned long long)places[i].hash,
                     places[i].first, places[i].last);
            log_line(getenv("FAULT_STACKS"), line);
        }
    }
}

static uint64_t hash_stack(void)
{
    void *frames[DEPTH];
    const int n = backtrace(frames, DEPTH);
    uint64_t hash = 14695981039346656037u;

    for (int i = OWN; i < n; i++) {
        uintptr_t where = (uintptr_t)frames[i];

        for (int k = 0; k < n_objects; k++) {
            if (where >= objects[k].start && where < objects[k].end) {
                where = where - objects[k].start + ((uintptr_t)k << 48);
                break;
            }
        }
        hash = (hash ^ where) * 1099511628211u;
        hash ^= hash >> 29;
    }
    return hash ? hash : 1;
}

/* Says from where the call that fails was made, the nearest first, instead of what was said. */
static void tell(void)
{
    void *frames[TOLD];
    const int n = backtrace(frames, TOLD);
    const char *file = getenv("FAULT_LOG");

    if (file) {
        syscall(SYS_unlinkat, AT_FDCWD, file, 0);
    }
    for (int i = OWN; i < n; i++) {
        char line[512];
        Dl_info about;
        const bool is_known = dladdr(frames[i], &about) != 0 && about.dli_fname;
        const char *slash = is_known ? strrchr(about.dli_fname, '/') : NULL;

        if (is_known) {
            snprintf(line, sizeof line, "%s %s\n", slash ? slash + 1 : about.dli_fname,
                     about.dli_sname ? about.dli_sname : "-");
            log_line(file, line);
        }
    }
}

/* Call number `number` came from here. */
static void note_place(unsigned long number)
{
    const uint64_t hash = hash_stack();
    size_t i = hash % PLACES;

    while (places[i].hash != 0 && places[i].hash != hash) {
        i = (i + 1) % PLACES;
    }
    places[i].first = places[i].hash ? places[i].first : number;
    places[i].hash = hash;
    places[i].last = number;
}

static __attribute__((noinline)) bool fails(size_t n)
{
    if (!is_ready || is_inside) {
        return false;
    }
    is_inside = true;
    pthread_mutex_lock(&mutex);
    const bool is_it = ++seen == at;
    const bool is_bad = is_it || (has_failed && goes_on && n >= LARGE);

    if (is_listing) {
        note_place(seen);
    }
    if (is_bad) {
        has_failed = true;
        tell();
    }
    pthread_mutex_unlock(&mutex);
    is_inside = false;
    if (is_bad) {
        errno = ENOMEM;
    }
    return is_bad;
}

void *malloc(size_t n)
{
    return fails(n) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return fails(n * size) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *bytes, size_t n)
{
    return fails(n) ? NULL : __libc_realloc(bytes, n);
}

void *aligned_alloc(size_t alignment, size_t n)
{
    return fails(n) ? NULL : __libc_memalign(alignment, n);
}

int posix_memalign(void **bytes, size_t alignment, size_t n)
{
    if (fails(n)) {
        return ENOMEM;
    }
    *bytes = __libc_memalign(alignment, n);
    return *bytes ? 0 : ENOMEM;
}
