#include "input/csvfile.h"

#include "base/limits.h"
#include "base/memory.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* libcsv tells no positions, so it is fed one byte at a time and the reader keeps the place. */
struct reader {
    struct lc_csvfile *csv;
    struct lc_arena *arena;
    struct lc_diag *diag;
    struct csv_parser parser;
    struct lc_csvfield fields[LC_MAX_FIELDS]; /* of the record under way */
    uint32_t n_fields;
    struct lc_csvrecord *rows;
    size_t n_rows, room;
    struct lc_csvfield *comments;
    size_t n_comments, comment_room;
    struct lc_place now;   /* of the byte being fed */
    struct lc_place start; /* of the field under way */
    bool in_record;        /* a byte of the record was met */
    bool in_field;         /* the field's first byte was met */
    bool is_quoted;        /* and it was a quote */
    bool has_header;
    bool is_stopped; /* a complaint was made */
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static void end_field(void *text, size_t n, void *data)
{
    struct reader *r = data;

    if (r->is_stopped) {
        return;
    }
    if (r->n_fields == LC_MAX_FIELDS) {
        lc_diag_add(r->diag, r->now, "more than %u fields in a line", LC_MAX_FIELDS);
        r->is_stopped = true;
        return;
    }
    const struct lc_place start = r->in_field ? r->start : r->now;
    char *copy = LC_ARENA_ARRAY(r->arena, char, n + 1);

    if (n > 0) {
        memcpy(copy, text, n);
    }
    r->fields[r->n_fields++] = (struct lc_csvfield){copy, start.line, start.column};
    r->in_field = false;
}

static void end_record(int end, void *data)
{
    struct reader *r = data;

    (void)end;
    if (r->is_stopped) {
        return;
    }
    struct lc_csvfield *fields = LC_ARENA_ARRAY(r->arena, struct lc_csvfield, r->n_fields);
    const struct lc_csvrecord record = {fields, r->n_fields, r->fields[0].line};

    memcpy(fields, r->fields, r->n_fields * sizeof *fields);
    r->n_fields = 0;
    r->in_record = false;
    if (!r->has_header) {
        r->csv->header = record;
        r->has_header = true;
    } else if (r->n_rows == LC_MAX_ROWS) {
        lc_diag_add(r->diag, (struct lc_place){r->csv->file, record.line, 0},
                    "more than %u rows, the most that a table may have", LC_MAX_ROWS);
        r->is_stopped = true;
    } else {
        LC_GROW(r->rows, r->room, r->n_rows + 1);
        r->rows[r->n_rows++] = record;
    }
}

/* Notes where a record or field starts. */
static void note_start(struct reader *r, char c)
{
    if (c == ' ' || r->in_field || (!r->in_record && is_line_end(c))) {
        return;
    }
    if (!r->in_record && r->has_header && c == '#') {
        lc_diag_add(r->diag, r->now, "a comment, expected only before the header line");
        r->is_stopped = true;
        return;
    }
    r->in_record = true;
    r->in_field = true;
    r->is_quoted = c == '"';
    r->start = r->now;
}

static void complain_of_quotes(struct reader *r, char c)
{
    if (!r->is_quoted && c == '"') {
        lc_diag_add(
            r->diag, r->now,
            "a quote inside a field, expected the whole field in quotes and quotes doubled");
    } else {
        lc_diag_add(r->diag, r->now, "text after the closing quote, expected a comma");
    }
    r->is_stopped = true;
}

static void feed(struct reader *r, char c)
{
    note_start(r, c);
    if (r->is_stopped) {
        return;
    }
    if (csv_parse(&r->parser, &c, 1, end_field, end_record, r) != 1) {
        complain_of_quotes(r, c);
    } else if (r->parser.entry_pos > LC_MAX_FIELD_BYTES) {
        lc_diag_add(r->diag, r->start, "a field of more than %u bytes%s", LC_MAX_FIELD_BYTES,
                    r->is_quoted ? "; is the quote closed?" : "");
        r->is_stopped = true;
    }
}

static void feed_all(struct reader *r, const char *text, const char *end)
{
    for (; text < end && !r->is_stopped; text++) {
        feed(r, *text);
        if (*text == '\n' || (*text == '\r' && text[1] != '\n')) {
            r->now.line++;
            r->now.column = 1;
        } else {
            r->now.column++;
        }
    }
    if (!r->is_stopped && csv_fini(&r->parser, end_field, end_record, r) != 0) {
        lc_diag_add(r->diag, r->start, "a quote that is never closed");
        r->is_stopped = true;
    }
    if (!r->is_stopped && !r->has_header) {
        lc_diag_add(r->diag, (struct lc_place){.file = r->csv->file},
                    "holds no header line, expected one");
        r->is_stopped = true;
    }
}

static const char *find_line_end(const char *text, const char *end)
{
    while (text < end && !is_line_end(*text)) {
        text++;
    }
    return text;
}

/* Keeps the comment from `at`, its number sign, to `stop`; `line` is where its line starts. */
static void keep_comment(struct reader *r, const char *line, const char *at, const char *stop)
{
    at += 1 + strspn(at + 1, " ");
    if (at >= stop) {
        return;
    }
    char *copy = LC_ARENA_ARRAY(r->arena, char, (size_t)(stop - at) + 1);

    memcpy(copy, at, (size_t)(stop - at));
    LC_GROW(r->comments, r->comment_room, r->n_comments + 1);
    r->comments[r->n_comments++] = (struct lc_csvfield){copy, r->now.line, (int)(at - line) + 1};
}

/* Passes the comment lines at the top, keeps them, and returns what follows. */
static const char *skip_comments(struct reader *r, const char *text, const char *end)
{
    for (;;) {
        const char *at = text;

        while (at < end && *at == ' ') {
            at++;
        }
        const char *stop = find_line_end(at, end);

        if (stop == end || (at < stop && *at != '#')) {
            return text;
        }
        if (at < stop) {
            keep_comment(r, text, at, stop);
        }
        text = stop + (stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
        r->now.line++;
    }
}

/* Hands what was read over to the arena. */
static void finish(struct reader *r)
{
    struct lc_csvrecord *rows = LC_ARENA_ARRAY(r->arena, struct lc_csvrecord, r->n_rows);
    struct lc_csvfield *comments = LC_ARENA_ARRAY(r->arena, struct lc_csvfield, r->n_comments);

    if (r->n_rows > 0) {
        memcpy(rows, r->rows, r->n_rows * sizeof *rows);
    }
    if (r->n_comments > 0) {
        memcpy(comments, r->comments, r->n_comments * sizeof *comments);
        r->csv->comment = comments[0].text;
    }
    r->csv->rows = rows;
    r->csv->n_rows = (uint32_t)r->n_rows;
    r->csv->comments = comments;
    r->csv->n_comments = (uint32_t)r->n_comments;
}

/* Signs of another program's idea of a CSV in the header. */
static bool check_header(const struct lc_csvfile *csv, struct lc_diag *d)
{
    const struct lc_csvfield *first = &csv->header.fields[0];
    const struct lc_place place = lc_csvfile_place(csv, first);

    if (strncmp(first->text, "sep=", 4) == 0) {
        lc_diag_add(d, place, "a line 'sep=', expected the header: take that line out");
        return false;
    }
    if (csv->header.n_fields == 1 && strchr(first->text, ';')) {
        lc_diag_add(d, place,
                    "looks semicolon-separated, expected commas between fields and "
                    "points in numbers");
        return false;
    }
    return true;
}

bool lc_csvfile_parse(struct lc_csvfile *csv, struct lc_arena *a, const struct lc_bytes *bytes,
                      struct lc_diag *d)
{
    struct reader r = {
        .csv = csv, .arena = a, .diag = d, .now = {.file = bytes->file, .line = 1, .column = 1}};

    *csv = (struct lc_csvfile){.file = bytes->file, .comment = ""};
    if (!lc_bytes_check(bytes, d)) {
        return false;
    }
    if (csv_init(&r.parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        abort(); /* happens only for a null pointer */
    }
    csv_set_realloc_func(&r.parser, lc_memory_resize);
    const char *end = bytes->text + bytes->n;

    feed_all(&r, skip_comments(&r, bytes->text, end), end);
    csv_free(&r.parser);
    if (!r.is_stopped) {
        finish(&r);
    }
    free(r.rows);
    free(r.comments);
    return !r.is_stopped && check_header(csv, d);
}
