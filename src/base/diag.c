#include "base/diag.h"

#include "base/text.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

#define MAX_QUOTED_BYTES 60
#define MAX_WORD_BYTES   64 /* no name is longer, so longer words have no near miss */

struct lc_diag {
    size_t count;
    GPtrArray *texts;  /* of complaints */
    GPtrArray *quotes; /* results of lc_quote() */
};

struct lc_diag *lc_diag_new(void)
{
    struct lc_diag *d = g_new0(struct lc_diag, 1);

    d->texts = g_ptr_array_new_with_free_func(g_free);
    d->quotes = g_ptr_array_new_with_free_func(g_free);
    return d;
}

void lc_diag_free(struct lc_diag *d)
{
    if (d) {
        g_ptr_array_free(d->texts, TRUE);
        g_ptr_array_free(d->quotes, TRUE);
        g_free(d);
    }
}

/* "FILE:LINE:COLUMN: ", as far as the place is known. */
static void append_place(GString *to, struct lc_place place)
{
    if (!place.file) {
        return;
    }
    g_string_append(to, place.file);
    if (place.line > 0) {
        g_string_append_printf(to, ":%d", place.line);
        if (place.column > 0) {
            g_string_append_printf(to, ":%d", place.column);
        }
    }
    g_string_append(to, ": ");
}

void lc_diag_add(struct lc_diag *d, struct lc_place place, const char *format, ...)
{
    va_list args;

    d->count++;
    if (d->count > LC_DIAG_MAX) {
        return;
    }
    GString *line = g_string_new(NULL);

    append_place(line, place);
    va_start(args, format);
    g_string_append_vprintf(line, format, args);
    va_end(args);
    /* A second guard: whatever a caller forgot to quote, a complaint stays one harmless line. */
    g_ptr_array_add(d->texts, lc_text_escape(line->str, 0, 0));
    g_string_free(line, TRUE);
}

size_t lc_diag_count(const struct lc_diag *d)
{
    return d->count;
}

void lc_diag_print(const struct lc_diag *d, FILE *to)
{
    for (guint i = 0; i < d->texts->len; i++) {
        fprintf(to, "layercake: %s\n", (const char *)g_ptr_array_index(d->texts, i));
    }
    if (d->count > LC_DIAG_MAX) {
        fprintf(to, "layercake: and %zu more\n", d->count - LC_DIAG_MAX);
    }
}

const char *lc_diag_text(const struct lc_diag *d, size_t i)
{
    return i < d->texts->len ? g_ptr_array_index(d->texts, (guint)i) : NULL;
}

const char *lc_quote(struct lc_diag *d, const char *text)
{
    if (d->count >= LC_DIAG_MAX) {
        return "'...'"; /* nothing more is kept, so a file full of errors takes no memory */
    }
    char *quoted = lc_text_escape(text, '\'', MAX_QUOTED_BYTES);

    g_ptr_array_add(d->quotes, quoted);
    return quoted;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Number of insertions, deletions, substitutions and swaps of neighbours that turn a into b (no
 * part is edited twice: "optimal string alignment"). Both at most MAX_WORD_BYTES long. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t rows[3][MAX_WORD_BYTES + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    const size_t n = strlen(b);

    for (size_t j = 0; j <= n; j++) {
        last[j] = j;
        before[j] = j;
    }
    for (size_t i = 1; a[i - 1]; i++) {
        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            const char x = g_ascii_tolower(a[i - 1]), y = g_ascii_tolower(b[j - 1]);

            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == g_ascii_tolower(b[j - 2]) &&
                y == g_ascii_tolower(a[i - 2])) {
                now[j] = least(now[j], before[j - 2] + 1);
            }
        }
        size_t *spare = before;

        before = last;
        last = now;
        now = spare;
    }
    return last[n];
}

const char *lc_near_miss(const char *word, const char *const *candidates, size_t n)
{
    const size_t length = strnlen(word, MAX_WORD_BYTES + 1);
    const char *best = NULL;
    size_t best_distance = 2 + length / 4;

    if (length == 0 || length > MAX_WORD_BYTES) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        if (strnlen(candidates[i], MAX_WORD_BYTES + 1) <= MAX_WORD_BYTES) {
            const size_t distance = edit_distance(word, candidates[i]);

            if (distance < best_distance) {
                best_distance = distance;
                best = candidates[i];
            }
        }
    }
    return best;
}
