/* Listings of the forecasts of others: those that a model is held against, and what came of it. */
#include "base/number.h"
#include "base/text.h"
#include "cli/evidence.h"
#include "cli/show.h"
#include "input/header.h"
#include "output/manifest.h"
#include "output/published.h"

#include <glib.h>
#include <string.h>

#define DIGITS     4  /* of a number for eyes */
#define NOTE_BYTES 60 /* of a source's note for eyes */

static const char *format(char text[LC_NUMBER_TEXT], double value)
{
    return lc_number_format_digits(text, value, DIGITS);
}

/* The calendar year or years where the period is made of whole ones, else its days. */
static char *describe_period(const char *from, const char *last)
{
    const bool is_whole = g_str_has_suffix(from, "-01-01") && g_str_has_suffix(last, "-12-31");

    if (is_whole && strncmp(from, last, 4) == 0) {
        return g_strndup(from, 4);
    }
    if (is_whole) {
        return g_strdup_printf("%.4s-%.4s", from, last);
    }
    return strcmp(from, last) == 0 ? g_strdup(from) : g_strdup_printf("%s/%s", from, last);
}

/* "945", or "945 [833-1008]" where a range was published: texts, low empty where it was not. */
static char *describe_published(const char *value, const char *low, const char *high)
{
    return *low ? g_strdup_printf("%s [%s-%s]", value, low, high) : g_strdup(value);
}

static void list_figure(struct lc_sheet *s, const struct lc_figure *f, bool is_csv)
{
    char from[LC_DATE_TEXT], last[LC_DATE_TEXT];
    char value[LC_NUMBER_TEXT], low[LC_NUMBER_TEXT], high[LC_NUMBER_TEXT];

    lc_date_format(from, f->fact->from);
    lc_date_format(last, f->fact->end - LC_MS_PER_DAY);
    char *period = describe_period(from, last);

    format(value, f->fact->value);
    format(low, f->fact->low);
    format(high, f->fact->high);
    if (is_csv) {
        lc_sheet_add(s, f->publisher, f->fact->series, f->fact->unit, period, value, low, high,
                     f->fact->source, f->fact->note, f->series, f->why);
    } else {
        char *theirs = describe_published(value, low, high);
        char *note = g_strdup_printf("beside %s; %s; %s; %s", f->series, f->fact->source,
                                     f->fact->note, f->why);

        lc_sheet_add(s, f->publisher, f->fact->series, f->fact->unit, period, theirs);
        lc_sheet_note(s, note);
        g_free(note);
        g_free(theirs);
    }
    g_free(period);
}

static struct lc_sheet *list(const struct lc_figures *figures, bool is_csv)
{
    struct lc_sheet *s = lc_sheet_new(
        is_csv ? "publisher,published,unit,period,value,low,high,source,note,series,why"
               : "publisher,published,unit,period,theirs");

    for (uint32_t i = 0; i < figures->n; i++) {
        list_figure(s, &figures->items[i], is_csv);
    }
    return s;
}

/* The model's figures, without running it. */
static enum lc_status show_figures(const struct lc_request *r)
{
    struct lc_diag *d = lc_diag_new();
    struct lc_model *m = lc_session_load(r, NULL, d);
    struct lc_evidence evidence;

    lc_diag_print(d, stderr);
    lc_diag_free(d);
    if (!m) {
        return LC_BAD_INPUT;
    }
    struct lc_layout *layout = lc_layout_new(m, r->from, r->to, r->every);
    enum lc_status status = lc_evidence_open_forecasts(&evidence, m);

    if (status == LC_OK) {
        status = lc_evidence_confront(&evidence, layout, r);
    }
    if (status == LC_OK) {
        struct lc_sheet *s = list(&evidence.figures, r->is_csv);

        lc_show_print(s, r);
        lc_sheet_free(s);
    }
    lc_evidence_close(&evidence);
    lc_layout_free(layout);
    lc_model_free(m);
    return status;
}

/* The cells of a row in the order of the columns. */
struct row {
    const char *cell[LC_PUBLISHED_OUT_COLUMNS];
};

static const char *round_number(char text[LC_NUMBER_TEXT], const char *cell)
{
    double value = 0;

    return lc_number_parse(&value, cell) ? format(text, value) : "";
}

static void add_for_eyes(struct lc_sheet *s, const struct row *r)
{
    char p10[LC_NUMBER_TEXT], p50[LC_NUMBER_TEXT], p90[LC_NUMBER_TEXT];
    char value[LC_NUMBER_TEXT], low[LC_NUMBER_TEXT], high[LC_NUMBER_TEXT];
    double position = 0;

    lc_number_parse(&position, r->cell[LC_PUBLISHED_OUT_POSITION]);
    char *period = describe_period(r->cell[LC_PUBLISHED_OUT_PERIOD_START],
                                   r->cell[LC_PUBLISHED_OUT_PERIOD_END]);
    char *theirs = describe_published(round_number(value, r->cell[LC_PUBLISHED_OUT_VALUE]),
                                      round_number(low, r->cell[LC_PUBLISHED_OUT_LOW]),
                                      round_number(high, r->cell[LC_PUBLISHED_OUT_HIGH]));
    char *share = g_strdup_printf("%.0f %%", 100 * position);
    char *note = lc_text_escape(r->cell[LC_PUBLISHED_OUT_NOTE], 0, NOTE_BYTES);

    lc_sheet_add(s, r->cell[LC_PUBLISHED_OUT_PUBLISHER], r->cell[LC_PUBLISHED_OUT_PUBLISHED],
                 r->cell[LC_PUBLISHED_OUT_UNIT], period, theirs,
                 round_number(p10, r->cell[LC_PUBLISHED_OUT_P10]),
                 round_number(p50, r->cell[LC_PUBLISHED_OUT_P50]),
                 round_number(p90, r->cell[LC_PUBLISHED_OUT_P90]), share,
                 r->cell[LC_PUBLISHED_OUT_VERDICT], note);
    g_free(period);
    g_free(theirs);
    g_free(share);
    g_free(note);
}

static bool have_one_reason(const struct row *a, const struct row *b)
{
    return strcmp(a->cell[LC_PUBLISHED_OUT_WHY], b->cell[LC_PUBLISHED_OUT_WHY]) == 0 &&
           strcmp(a->cell[LC_PUBLISHED_OUT_PUBLISHED], b->cell[LC_PUBLISHED_OUT_PUBLISHED]) == 0;
}

/* The reason stands once, below the rows that share it. */
static struct lc_sheet *confront(const struct row *rows, uint32_t n, bool is_csv)
{
    char *all = g_strjoinv(",", (gchar **)lc_published_columns);
    struct lc_sheet *s = lc_sheet_new(
        is_csv ? all
               : "publisher,published,unit,period,theirs,our p10,p50,p90,ours below,verdict,note");

    for (uint32_t i = 0; i < n; i++) {
        if (is_csv) {
            lc_sheet_add_row(s, rows[i].cell);
            continue;
        }
        add_for_eyes(s, &rows[i]);
        if (i + 1 == n || !have_one_reason(&rows[i], &rows[i + 1])) {
            lc_sheet_note(s, rows[i].cell[LC_PUBLISHED_OUT_WHY]);
        }
    }
    g_free(all);
    return s;
}

/* Reads the file's rows. NULL, and a complaint, when it is no such file. */
static struct row *read_rows(uint32_t *n, struct lc_arena *a, const char *file, struct lc_diag *d)
{
    struct lc_bytes bytes;
    struct lc_csvfile csv;
    int where[LC_PUBLISHED_OUT_COLUMNS];

    if (!lc_bytes_read(&bytes, a, file, d) || !lc_csvfile_parse(&csv, a, &bytes, d) ||
        !lc_header_match(where, &csv, lc_published_columns, LC_PUBLISHED_OUT_COLUMNS,
                         LC_PUBLISHED_OUT_COLUMNS, d)) {
        return NULL;
    }
    struct row *rows = LC_ARENA_ARRAY(a, struct row, csv.n_rows);

    for (*n = 0; *n < csv.n_rows; (*n)++) {
        const struct lc_csvrecord *record = &csv.rows[*n];

        if (!lc_header_fits(&csv, record, d)) {
            return NULL;
        }
        for (int i = 0; i < LC_PUBLISHED_OUT_COLUMNS; i++) {
            rows[*n].cell[i] = record->fields[where[i]].text;
        }
    }
    return rows;
}

static enum lc_status show_confrontation(const struct lc_request *r)
{
    struct lc_manifest *m = lc_manifest_read(r->results);
    struct lc_arena *a = lc_arena_new();
    struct lc_diag *d = lc_diag_new();
    char *file = g_build_filename(r->results, LC_PUBLISHED_FILE, NULL);
    uint32_t n = 0;
    const bool is_ours = m && lc_manifest_vouch(m, r->results, LC_PUBLISHED_FILE);
    const struct row *rows = is_ours ? read_rows(&n, a, file, d) : NULL;

    if (rows) {
        struct lc_sheet *s = confront(rows, n, r->is_csv);

        lc_show_print(s, r);
        lc_sheet_free(s);
    }
    lc_diag_print(d, stderr);
    g_free(file);
    lc_diag_free(d);
    lc_arena_free(a);
    lc_manifest_free(m);
    return rows ? LC_OK : LC_BAD_INPUT;
}

enum lc_status lc_show_forecasts(const struct lc_request *r)
{
    return r->results ? show_confrontation(r) : show_figures(r);
}
