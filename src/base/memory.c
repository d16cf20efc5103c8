#include "base/memory.h"

#include "base/outfile.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

_Noreturn void lc_memory_out(void)
{
    static const char text[] = "layercake: out of memory\n";
    const ssize_t written = write(STDERR_FILENO, text, sizeof text - 1); /* needs no memory */

    (void)written;
    lc_outfile_remove_all();
    _exit(EXIT_FAILURE);
}

void *lc_memory_get(size_t n)
{
    return lc_memory_resize(NULL, n);
}

void *lc_memory_resize(void *bytes, size_t n)
{
    void *resized = realloc(bytes, n > 0 ? n : 1);

    if (!resized) {
        lc_memory_out();
    }
    return resized;
}

/* GLib tells of a failed allocation as of an error, and then aborts; text is NULL where there was
 * no room for it. */
static void take_log(const char *domain, GLogLevelFlags level, const char *text, gpointer unused)
{
    if (level & G_LOG_LEVEL_ERROR && (!text || strstr(text, "allocat"))) {
        lc_memory_out();
    }
    /* Where G_MESSAGES_DEBUG asks for it, GLib would print these among the data on standard output.
     */
    if (!(level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO))) {
        g_log_default_handler(domain, level, text, unused);
    }
}

void lc_memory_guard_glib(void)
{
    g_log_set_default_handler(take_log, NULL);
    g_log(NULL, G_LOG_LEVEL_DEBUG, "memory is guarded"); /* what GLib needs to log is there now */
}

/* atexit() has nothing else to tell by: the process that is guarded, or 0. */
static pid_t guarded;

/* Not in a child: what it would take away is its parent's. */
static void take_exit(void)
{
    static const char text[] = "layercake: a library ended the program, as for want of memory\n";

    if (guarded == getpid()) {
        const ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);

        (void)written;
        lc_outfile_remove_all();
        _exit(EXIT_FAILURE);
    }
}

void lc_memory_guard_exit(void)
{
    guarded = getpid();
    atexit(take_exit);
}

void lc_memory_unguard_exit(void)
{
    guarded = 0;
}

FILE *lc_memory_stream(char **text, size_t *length)
{
    FILE *stream = open_memstream(text, length);

    if (!stream) {
        lc_memory_out();
    }
    return stream;
}

void lc_memory_stream_end(FILE *stream)
{
    const int had_error = ferror(stream);

    if (fclose(stream) != 0 || had_error) {
        lc_memory_out();
    }
}
