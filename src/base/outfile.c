#include "base/outfile.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <pthread.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_BYTES ((size_t)64 << 10)
#define MAX_NAMES    100 /* left-overs of broken runs with our process number are stepped over */

struct lc_outfile {
    char *folder, *target, *temporary; /* folder: that of the target */
    int fd;
    int error; /* errno of the first failure, 0 while all is well */
    size_t used;
    GChecksum *checksum;
    struct lc_outfile *before, *after; /* in the list of those whose temporary is there */
    unsigned char buffer[BUFFER_BYTES];
};

/* Who has to end the program at once knows no file: they are found through what has static storage.
 */
static pthread_mutex_t listing = PTHREAD_MUTEX_INITIALIZER;
static struct lc_outfile *listed;

static void list(struct lc_outfile *f)
{
    pthread_mutex_lock(&listing);
    f->before = NULL;
    f->after = listed;
    if (listed) {
        listed->before = f;
    }
    listed = f;
    pthread_mutex_unlock(&listing);
}

static void unlist(struct lc_outfile *f)
{
    pthread_mutex_lock(&listing);
    if (f->before) {
        f->before->after = f->after;
    } else {
        listed = f->after;
    }
    if (f->after) {
        f->after->before = f->before;
    }
    pthread_mutex_unlock(&listing);
}

void lc_outfile_remove_all(void)
{
    pthread_mutex_lock(&listing); /* for good */
    for (struct lc_outfile *f = listed; f; f = f->after) {
        unlink(f->temporary);
    }
}

static void complain(const char *path, int error)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: can't write: %s\n", safe, g_strerror(error));
    g_free(safe);
}

/* Creates a new file beside the target; the name never belongs to a file that exists. */
static void create_temporary(struct lc_outfile *f)
{
    for (int i = 0; i < MAX_NAMES; i++) {
        f->temporary = g_strdup_printf("%s.%ld-%d.tmp", f->target, (long)getpid(), i);
        f->fd = open(f->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        f->error = f->fd < 0 ? errno : 0;
        if (f->error != EEXIST) {
            return;
        }
        g_clear_pointer(&f->temporary, g_free);
    }
}

static void outfile_free(struct lc_outfile *f)
{
    g_checksum_free(f->checksum);
    g_free(f->folder);
    g_free(f->target);
    g_free(f->temporary);
    g_free(f);
}

struct lc_outfile *lc_outfile_open(const char *folder, const char *name)
{
    struct lc_outfile *f = g_new(struct lc_outfile, 1);

    f->target = g_build_filename(folder, name, NULL);
    f->folder = g_path_get_dirname(f->target); /* the name may have a folder in it */
    f->temporary = NULL;
    f->fd = -1;
    f->error = 0;
    f->used = 0;
    f->checksum = g_checksum_new(G_CHECKSUM_SHA256);
    create_temporary(f);
    if (f->error) {
        complain(f->target, f->error);
        outfile_free(f);
        return NULL;
    }
    list(f);
    return f;
}

static void write_all(struct lc_outfile *f, const unsigned char *bytes, size_t n)
{
    g_checksum_update(f->checksum, bytes, (gssize)n);
    while (n > 0 && !f->error) {
        const ssize_t written = write(f->fd, bytes, n);

        if (written == 0) {
            f->error = EIO; /* or it would be tried for ever */
        } else if (written > 0) {
            bytes += written;
            n -= (size_t)written;
        } else if (errno != EINTR) {
            f->error = errno;
        }
    }
}

static void flush(struct lc_outfile *f)
{
    write_all(f, f->buffer, f->used);
    f->used = 0;
}

void lc_outfile_write(struct lc_outfile *f, const void *bytes, size_t n)
{
    if (f->error || n == 0) {
        return;
    }
    if (n > BUFFER_BYTES - f->used) {
        flush(f);
    }
    if (n > BUFFER_BYTES) {
        write_all(f, bytes, n);
    } else {
        memcpy(f->buffer + f->used, bytes, n);
        f->used += n;
    }
}

void lc_outfile_text(struct lc_outfile *f, const char *text)
{
    lc_outfile_write(f, text, strlen(text));
}

void lc_outfile_printf(struct lc_outfile *f, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);

    va_end(args);
    lc_outfile_text(f, text);
    g_free(text);
}

const char *lc_outfile_temporary(const struct lc_outfile *f)
{
    return f->temporary;
}

void lc_outfile_made(struct lc_outfile *f, int error)
{
    off_t at = 0;
    ssize_t n = 1;

    f->error = f->error ? f->error : error;
    while (!f->error && n != 0) {
        n = pread(f->fd, f->buffer, BUFFER_BYTES, at);
        if (n > 0) {
            g_checksum_update(f->checksum, f->buffer, n);
            at += n;
        } else if (n < 0 && errno != EINTR) {
            f->error = errno;
        }
    }
}

/* The rename itself has to reach the disk. Some file systems can't sync a folder; that is no
 * fault of the file. */
static int sync_folder(const char *folder)
{
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = 0;

    if (fd >= 0) {
        if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS) {
            error = errno;
        }
        close(fd);
    }
    return error;
}

enum lc_status lc_outfile_close(struct lc_outfile *f, char digest[65])
{
    bool is_renamed = false;

    flush(f);
    if (!f->error && fsync(f->fd) != 0 && errno != EINVAL) {
        f->error = errno;
    }
    if (close(f->fd) != 0 && !f->error) {
        f->error = errno;
    }
    if (!f->error) {
        is_renamed = rename(f->temporary, f->target) == 0;
        f->error = is_renamed ? sync_folder(f->folder) : errno;
    }
    if (digest) {
        g_strlcpy(digest, f->error ? "" : g_checksum_get_string(f->checksum), 65);
    }
    if (!is_renamed) {
        unlink(f->temporary);
    }
    unlist(f);
    const enum lc_status status = f->error ? LC_FAILED : LC_OK;

    if (f->error) {
        complain(f->target, f->error);
    }
    outfile_free(f);
    return status;
}

void lc_outfile_abandon(struct lc_outfile *f)
{
    if (f) {
        close(f->fd);
        unlink(f->temporary);
        unlist(f);
        outfile_free(f);
    }
}
