/* A library for LD_PRELOAD that makes calls of one family fail: what a full disk, a bad one or a
 * system without means does to a program, at a place of one's choice. The environment says which:
 *
 * - FAULT_FAMILY: write, sync, rename, open, close, read, truncate, unlink or thread
 * - FAULT_AT: which call of the family fails, from 1; 0: none, they are only counted
 * - FAULT_ON: set, all later calls fail too, as on a disk that stays full
 * - FAULT_SIGNAL: set, the call does not fail; the program gets the signal of that number first
 * - FAULT_CHILD: set, only calls of processes that the program starts count
 * - FAULT_ERROR: number of errno; 0: the call does a single byte of what it was asked for
 * - FAULT_UNDER: only files under that folder count; empty: all files
 * - FAULT_LOG: a line goes there for the first call that fails, its name and its file; or how many
 *   calls there were
 *
 * Streams of files that count are made of read() and write() of this library, for the C library's
 * own calls of them can't be had.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char family[16], under[PATH_MAX], log_name[PATH_MAX];
static long at;
static bool goes_on;
static int error, signal_number;
static pid_t parent; /* whose calls don't count, or 0 */
static atomic_long calls;

#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

static void copy(char *to, size_t size, const char *variable)
{
    const char *value = getenv(variable);

    snprintf(to, size, "%s", value ? value : "");
}

__attribute__((constructor)) static void start(void)
{
    const char *number = getenv("FAULT_AT"), *code = getenv("FAULT_ERROR");
    const char *signal_text = getenv("FAULT_SIGNAL");

    copy(family, sizeof family, "FAULT_FAMILY");
    copy(under, sizeof under, "FAULT_UNDER");
    copy(log_name, sizeof log_name, "FAULT_LOG");
    at = number ? strtol(number, NULL, 10) : 0;
    error = code ? (int)strtol(code, NULL, 10) : EIO;
    signal_number = signal_text ? (int)strtol(signal_text, NULL, 10) : 0;
    goes_on = getenv("FAULT_ON") != NULL;
    parent = getenv("FAULT_CHILD") ? getpid() : 0;
}

static void fault_log(const char *what, const char *path)
{
    char line[PATH_MAX + 64];
    const int n = snprintf(line, sizeof line, "%s %s\n", what, path);
    const int fd =
        (int)syscall(SYS_openat, AT_FDCWD, log_name, O_WRONLY | O_CREAT | O_APPEND, 0666);

    if (fd >= 0) {
        syscall(SYS_write, fd, line, (size_t)n);
        syscall(SYS_close, fd);
    }
}

/* How many calls there were, for who wants to spread the failing ones over them. */
__attribute__((destructor)) static void end(void)
{
    char number[32];

    if (at == 0 && *family) {
        snprintf(number, sizeof number, "%ld", atomic_load(&calls));
        fault_log("calls", number);
    }
}

static bool lies_under(const char *path)
{
    char whole[2 * PATH_MAX] = "";
    const size_t n = strlen(under);

    if (n == 0) {
        return true;
    }
    if (path[0] != '/' && getcwd(whole, PATH_MAX)) {
        strcat(whole, "/");
    }
    strncat(whole, path, PATH_MAX - 1);
    return strncmp(whole, under, n) == 0 && (whole[n] == '/' || whole[n] == '\0');
}

static const char *path_of(int fd, char path[PATH_MAX])
{
    char link[64];

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t n = readlink(link, path, PATH_MAX - 1);

    path[n > 0 ? n : 0] = '\0';
    return path;
}

/* Whether a call is to fail; errno is then set. */
static bool fails(const char *of, const char *what, const char *path)
{
    if (strcmp(family, of) != 0 || getpid() == parent || !lies_under(path)) {
        return false;
    }
    const long number = atomic_fetch_add(&calls, 1) + 1;

    if (at == 0 || number < at || (number > at && !goes_on)) {
        return false;
    }
    if (number == at) {
        fault_log(what, path);
    }
    if (signal_number) {
        kill(getpid(), signal_number);
        return false;
    }
    errno = error;
    return true;
}

static bool fails_on(const char *of, const char *what, int fd)
{
    char path[PATH_MAX];

    return strcmp(family, of) == 0 && fails(of, what, path_of(fd, path));
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    if (fails_on("write", "write", fd)) {
        return error == 0 && n > 0 ? NEXT(write)(fd, bytes, 1) : -1;
    }
    return NEXT(write)(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t where)
{
    if (fails_on("write", "pwrite", fd)) {
        return error == 0 && n > 0 ? NEXT(pwrite)(fd, bytes, 1, where) : -1;
    }
    return NEXT(pwrite)(fd, bytes, n, where);
}

ssize_t writev(int fd, const struct iovec *parts, int n)
{
    return fails_on("write", "writev", fd) && error ? -1 : NEXT(writev)(fd, parts, n);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    if (fails_on("read", "read", fd)) {
        return error == 0 && n > 0 ? NEXT(read)(fd, bytes, 1) : -1;
    }
    return NEXT(read)(fd, bytes, n);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t where)
{
    if (fails_on("read", "pread", fd)) {
        return error == 0 && n > 0 ? NEXT(pread)(fd, bytes, 1, where) : -1;
    }
    return NEXT(pread)(fd, bytes, n, where);
}

int fsync(int fd)
{
    return fails_on("sync", "fsync", fd) ? -1 : 0; /* the power is not cut, and disks are slow */
}

int fdatasync(int fd)
{
    return fails_on("sync", "fdatasync", fd) ? -1 : NEXT(fdatasync)(fd);
}

int ftruncate(int fd, off_t size)
{
    return fails_on("truncate", "ftruncate", fd) ? -1 : NEXT(ftruncate)(fd, size);
}

/* The descriptor is gone all the same, as Linux has it. */
int close(int fd)
{
    const bool is_bad = fails_on("close", "close", fd);
    const int status = NEXT(close)(fd);

    if (is_bad) {
        errno = error;
    }
    return is_bad ? -1 : status;
}

int rename(const char *from, const char *to)
{
    return fails("rename", "rename", to) ? -1 : NEXT(rename)(from, to);
}

int unlink(const char *path)
{
    return fails("unlink", "unlink", path) ? -1 : NEXT(unlink)(path);
}

int remove(const char *path)
{
    return fails("unlink", "remove", path) ? -1 : NEXT(remove)(path);
}

int rmdir(const char *path)
{
    return fails("unlink", "rmdir", path) ? -1 : NEXT(rmdir)(path);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("open", "mkdir", path) ? -1 : NEXT(mkdir)(path, mode);
}

DIR *opendir(const char *path)
{
    return fails("open", "opendir", path) ? NULL : NEXT(opendir)(path);
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list more;                                                                              \
                                                                                                   \
        va_start(more, flags);                                                                     \
        const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;              \
                                                                                                   \
        va_end(more);                                                                              \
        return fails("open", #name, path) ? -1 : NEXT(name)(path, flags, mode);                    \
    }
OPEN(open)
OPEN(open64)

int mkstemp(char *path)
{
    return fails("open", "mkstemp", path) ? -1 : NEXT(mkstemp)(path);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*run)(void *), void *with)
{
    return fails("thread", "pthread_create", under) ? error
                                                    : NEXT(pthread_create)(thread, how, run, with);
}

/* Streams. */
static ssize_t read_stream(void *fd, char *bytes, size_t n)
{
    return read((int)(intptr_t)fd, bytes, n);
}

static ssize_t write_stream(void *fd, const char *bytes, size_t n)
{
    const ssize_t written = write((int)(intptr_t)fd, bytes, n);

    return written < 0 ? 0 : written; /* as the C library wants it to be told */
}

static int seek_stream(void *fd, off64_t *where, int from)
{
    *where = lseek64((int)(intptr_t)fd, *where, from);
    return *where < 0 ? -1 : 0;
}

static int close_stream(void *fd)
{
    return close((int)(intptr_t)fd);
}

static FILE *stream(int fd, const char *mode)
{
    static const cookie_io_functions_t calls_of_stream = {read_stream, write_stream, seek_stream,
                                                          close_stream};

    return fopencookie((void *)(intptr_t)fd, mode, calls_of_stream);
}

FILE *fdopen(int fd, const char *mode)
{
    char path[PATH_MAX];

    return *family && lies_under(path_of(fd, path)) ? stream(fd, mode) : NEXT(fdopen)(fd, mode);
}

#define FOPEN(name)                                                                                \
    FILE *name(const char *path, const char *mode)                                                 \
    {                                                                                              \
        const int way = strchr(mode, '+') ? O_RDWR : *mode == 'r' ? O_RDONLY : O_WRONLY;           \
        const int make = *mode == 'w' ? O_CREAT | O_TRUNC : *mode == 'a' ? O_CREAT | O_APPEND : 0; \
                                                                                                   \
        if (!*family || *mode == 'r' ||                                                            \
            !lies_under(path)) { /* NetCDF asks for the number behind one that it reads */         \
            return NEXT(name)(path, mode);                                                         \
        }                                                                                          \
        const int fd = open(path, way | make, 0666);                                               \
                                                                                                   \
        return fd < 0 ? NULL : stream(fd, mode);                                                   \
    }
FOPEN(fopen)
FOPEN(fopen64)
