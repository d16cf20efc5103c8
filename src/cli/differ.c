#include "cli/differ.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/regular.h"

#include <csv.h>
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define BUFFER_BYTES ((size_t)64 << 10)

/* One file, a line at a time. */
struct stream {
    FILE *file;
    struct csv_parser parser;
    GQueue lines;    /* GPtrArray of fields: read and not yet asked for */
    GPtrArray *line; /* being read */
    bool is_bad;
};

static void end_field(void *text, size_t n, void *context)
{
    struct stream *s = context;

    g_ptr_array_add(s->line, g_strndup(text, n));
}

static void end_line(int terminator, void *context)
{
    struct stream *s = context;

    (void)terminator;
    g_queue_push_tail(&s->lines, s->line);
    s->line = g_ptr_array_new_with_free_func(g_free);
}

static bool stream_open(struct stream *s, const char *path)
{
    memset(s, 0, sizeof *s);
    g_queue_init(&s->lines);
    s->line = g_ptr_array_new_with_free_func(g_free);
    s->file = lc_regular_open(path);
    if (csv_init(&s->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        return false;
    }
    csv_set_realloc_func(&s->parser, lc_memory_resize);
    return s->file;
}

static void free_line(gpointer line)
{
    g_ptr_array_free(line, TRUE);
}

static void stream_close(struct stream *s)
{
    if (s->file) {
        fclose(s->file);
    }
    csv_free(&s->parser);
    g_queue_clear_full(&s->lines, free_line);
    g_ptr_array_free(s->line, TRUE);
}

/* The next line, or NULL at the end; free_line() it. */
static GPtrArray *next_line(struct stream *s)
{
    static const size_t size = BUFFER_BYTES;
    char *buffer = g_queue_is_empty(&s->lines) && s->file ? g_malloc(size) : NULL;

    while (buffer && g_queue_is_empty(&s->lines) && s->file) {
        const size_t n = fread(buffer, 1, size, s->file);

        if (csv_parse(&s->parser, buffer, n, end_field, end_line, s) != n || ferror(s->file)) {
            s->is_bad = true;
        }
        if (n == 0 || s->is_bad) {
            s->is_bad |= csv_fini(&s->parser, end_field, end_line, s) != 0;
            fclose(s->file);
            s->file = NULL;
        }
    }
    g_free(buffer);
    return g_queue_pop_head(&s->lines);
}

static const char *field_at(const GPtrArray *line, guint i)
{
    return line && i < line->len ? g_ptr_array_index(line, i) : "";
}

static double relative_difference(const char *then, const char *now)
{
    double a, b;

    if (!lc_number_parse(&a, then) || !lc_number_parse(&b, now)) {
        return INFINITY;
    }
    const double scale = fmax(fabs(a), fabs(b));

    return scale > 0 ? fabs(a - b) / scale : 0;
}

/* Where cells lie. */
struct position {
    uint64_t line;
    const GPtrArray *header;
};

static void compare_cell(struct lc_difference *d, const struct position *at, guint i,
                         const char *then, const char *now)
{
    d->cells++;
    if (strcmp(then, now) == 0) {
        return;
    }
    d->differ++;
    d->largest = fmax(d->largest, relative_difference(then, now));
    if (d->line == 0) {
        d->line = at->line;
        d->column =
            i < at->header->len ? g_strdup(field_at(at->header, i)) : g_strdup_printf("%u", i + 1);
        d->then = g_strdup(then);
        d->now = g_strdup(now);
    }
}

static void compare_lines(struct lc_difference *d, const struct position *at, const GPtrArray *then,
                          const GPtrArray *now)
{
    const guint a = then ? then->len : 0, b = now ? now->len : 0;

    for (guint i = 0; i < a || i < b; i++) {
        compare_cell(d, at, i, field_at(then, i), field_at(now, i));
    }
    if (a != b) {
        d->largest = INFINITY;
    }
}

static bool compare(struct lc_difference *d, struct stream *then, struct stream *now)
{
    GPtrArray *header = g_ptr_array_new_with_free_func(g_free);
    struct position at = {.header = header};
    GPtrArray *a, *b;

    for (;;) {
        a = next_line(then);
        b = next_line(now);
        if (!a && !b) {
            break;
        }
        at.line++;
        for (guint i = 0; at.line == 1 && a && i < a->len; i++) {
            g_ptr_array_add(header, g_strdup(field_at(a, i)));
        }
        compare_lines(d, &at, a, b);
        g_clear_pointer(&a, free_line);
        g_clear_pointer(&b, free_line);
    }
    g_ptr_array_free(header, TRUE);
    return !then->is_bad && !now->is_bad;
}

bool lc_difference_find(struct lc_difference *d, const char *then, const char *now)
{
    struct stream a, b;
    const bool is_open = stream_open(&a, then);
    const bool are_open = stream_open(&b, now) && is_open;

    *d = (struct lc_difference){0};
    const bool is_good = are_open && compare(d, &a, &b);

    stream_close(&a);
    stream_close(&b);
    return is_good;
}

void lc_difference_fini(struct lc_difference *d)
{
    g_free(d->column);
    g_free(d->then);
    g_free(d->now);
}
