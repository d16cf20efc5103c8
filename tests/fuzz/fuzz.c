#include "fuzz/fuzz.h"

#include "base/text.h"
#include "cli/remove_tree.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *own_folder;

_Noreturn void fuzz_fail(const char *claim, const char *file, int line)
{
    char text[512];
    const int n = snprintf(text, sizeof text, "%s:%d: does not hold: %s\n", file, line, claim);

    /* Past stdio: stderr may be listened to. */
    if (write(STDERR_FILENO, text, MIN((size_t)n, sizeof text - 1)) < 0) {
        _exit(EXIT_FAILURE);
    }
    abort();
}

static void clean_up(void)
{
    lc_remove_tree(own_folder);
    g_free(own_folder);
}

const char *fuzz_folder(void)
{
    if (!own_folder) {
        gsl_set_error_handler_off(); /* as main() does */
        own_folder = g_dir_make_tmp("layercake-fuzz-XXXXXX", NULL);
        FUZZ_HOLDS(own_folder != NULL);
        atexit(clean_up);
    }
    return own_folder;
}

char *fuzz_path(const char *name)
{
    return g_build_filename(fuzz_folder(), name, NULL);
}

void fuzz_put(const char *name, const void *bytes, size_t n)
{
    char *path = fuzz_path(name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0) {
        char *folder = g_path_get_dirname(path);

        FUZZ_HOLDS(g_mkdir_with_parents(folder, 0700) == 0);
        fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        g_free(folder);
    }
    FUZZ_HOLDS(fd >= 0);
    FUZZ_HOLDS(n == 0 || write(fd, bytes, n) == (ssize_t)n);
    close(fd);
    g_free(path);
}

void fuzz_remove(const char *name)
{
    char *path = fuzz_path(name);

    g_unlink(path);
    g_free(path);
}

char *fuzz_text(const uint8_t *data, size_t n)
{
    char *text = g_malloc(n + 1);

    if (n > 0) {
        memcpy(text, data, n);
    }
    text[n] = '\0';
    return text;
}

/* Valid UTF-8 without control characters, which is what escaping it again would change. */
static bool is_printable(const char *text)
{
    char *escaped = lc_text_escape(text, 0, 0);
    const bool is_same = strcmp(escaped, text) == 0;

    g_free(escaped);
    return is_same;
}

void fuzz_complaints(const struct lc_diag *d, bool is_refused)
{
    const size_t n = lc_diag_count(d);

    FUZZ_HOLDS(is_refused == (n > 0));
    FUZZ_HOLDS(lc_diag_text(d, LC_DIAG_MAX) == NULL);
    for (size_t i = 0; i < MIN(n, (size_t)LC_DIAG_MAX); i++) {
        FUZZ_HOLDS(lc_diag_text(d, i) != NULL && *lc_diag_text(d, i) != '\0');
        FUZZ_HOLDS(is_printable(lc_diag_text(d, i)));
    }
}

#ifdef __GLIBC__ /* where stderr can be set; reports of sanitizers don't go through it */
static FILE *real_stderr;
static char *said;
static size_t n_said;

void fuzz_listen(void)
{
    real_stderr = stderr;
    stderr = open_memstream(&said, &n_said);
    FUZZ_HOLDS(stderr != NULL);
}

unsigned fuzz_heard(void)
{
    unsigned n = 0;

    fclose(stderr);
    stderr = real_stderr;
    FUZZ_HOLDS(strlen(said) == n_said);
    char **lines = g_strsplit(said, "\n", -1);

    for (char **line = lines; *line; line++) {
        FUZZ_HOLDS(is_printable(*line));
        n += line[1] != NULL;
    }
    FUZZ_HOLDS(n_said == 0 || said[n_said - 1] == '\n');
    g_strfreev(lines);
    free(said);
    return n;
}
#else
void fuzz_listen(void)
{
}

unsigned fuzz_heard(void)
{
    return 1;
}
#endif

/* Where the next line "=== ..." starts, or the end. */
static size_t find_section(const uint8_t *data, size_t n)
{
    for (size_t i = 0; i + 4 <= n; i++) {
        if ((i == 0 || data[i - 1] == '\n') && memcmp(data + i, "=== ", 4) == 0) {
            return i;
        }
    }
    return n;
}

bool fuzz_next(struct fuzz_section *s, const uint8_t **data, size_t *n)
{
    const size_t start = find_section(*data, *n);

    if (start == *n) {
        return false;
    }
    const uint8_t *name = *data + start + 4;
    const size_t left = *n - start - 4;
    size_t length = 0;

    while (length < left && name[length] != '\n') {
        length++;
    }
    snprintf(s->name, sizeof s->name, "%.*s", (int)MIN(length, sizeof s->name - 1),
             (const char *)name);
    s->bytes = name + length + (length < left);
    *n = left - length - (length < left);
    *data = s->bytes;
    s->n = find_section(*data, *n);
    return true;
}

bool fuzz_is_table_name(const char *name)
{
    const size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return n > 0 && strcmp(name + n, ".csv") == 0;
}
