#include "input/facts.h"

#include "input/csvfile.h"
#include "input/field.h"
#include "input/header.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST      1e60 /* either way: what is made of it has a logarithm, in any dollars */
#define MOST_STEP 2    /* of a deflator from year to year, either way */
#define BASE_YEAR 2024 /* whose dollars the model counts in */

struct reading {
    struct lc_csvfile csv;
    const char *const *names;
    int where[16];
    struct lc_diag *diag;
};

/* Takes a file apart and finds its columns; other columns than the named ones are an error. */
static bool open_file(struct reading *r, struct lc_arena *a, const struct lc_bytes *bytes, size_t n)
{
    return lc_csvfile_parse(&r->csv, a, bytes, r->diag) &&
           lc_header_match(r->where, &r->csv, r->names, n, n, r->diag);
}

static struct lc_field field_of(const struct reading *r, uint32_t row, int column)
{
    const struct lc_csvfield *f = &r->csv.rows[row].fields[r->where[column]];

    return (struct lc_field){r->names[column], f->text, lc_csvfile_place(&r->csv, f)};
}

static double number_of(const struct reading *r, uint32_t row, int column, bool may_be_empty)
{
    const struct lc_field field = field_of(r, row, column);
    double value = NAN;

    if (*field.text || !may_be_empty) {
        lc_field_number(&value, field, -MOST, MOST, r->diag);
    }
    return value;
}

enum fact_column {
    SERIES,
    UNIT,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    VALUE,
    LOW,
    HIGH,
    SOURCE_TITLE,
    SOURCE_ADDRESS,
    CONFIDENCE,
    NOTE,
    FACT_COLUMNS
};

/* Where a bound was published, the value does not lie beyond it. */
static void check_bounds(const struct reading *r, uint32_t row, const struct lc_fact *f)
{
    if (f->low > f->value) {
        lc_diag_add(r->diag, field_of(r, row, LOW).place, "low lies above value");
    }
    if (f->high < f->value) {
        lc_diag_add(r->diag, field_of(r, row, HIGH).place, "high lies below value");
    }
}

static struct lc_fact read_fact(const struct reading *r, uint32_t row)
{
    double from = 0, last = 0;

    lc_field_parameter_name(field_of(r, row, SERIES), r->diag);
    const bool has_from = lc_field_days(&from, field_of(r, row, PERIOD_START), r->diag);
    const bool has_last = lc_field_days(&last, field_of(r, row, PERIOD_END), r->diag);

    if (has_from && has_last && last < from) {
        lc_diag_add(r->diag, field_of(r, row, PERIOD_END).place,
                    "period_end lies before period_start");
    }
    const struct lc_fact f = {.series = field_of(r, row, SERIES).text,
                              .unit = field_of(r, row, UNIT).text,
                              .source = field_of(r, row, SOURCE_TITLE).text,
                              .note = field_of(r, row, NOTE).text,
                              .from = (lc_time)from * LC_MS_PER_DAY,
                              .end = ((lc_time)last + 1) * LC_MS_PER_DAY,
                              .value = number_of(r, row, VALUE, false),
                              .low = number_of(r, row, LOW, true),
                              .high = number_of(r, row, HIGH, true),
                              .place = field_of(r, row, VALUE).place};

    check_bounds(r, row, &f);
    return f;
}

/* Facts lie in one array in the order of the file, which settles ties. */
static int compare_facts(const void *a, const void *b)
{
    const struct lc_fact *x = *(const struct lc_fact *const *)a;
    const struct lc_fact *y = *(const struct lc_fact *const *)b;
    const int names = strcmp(x->series, y->series);

    return names              ? names
           : x->end != y->end ? (x->end > y->end) - (x->end < y->end)
                              : (x > y) - (x < y);
}

static guint hash_fact(gconstpointer key)
{
    const struct lc_fact *f = key;

    return g_str_hash(f->series) * 31 + g_double_hash(&f->value) * 7 + g_int64_hash(&f->end);
}

static gboolean is_same_fact(gconstpointer a, gconstpointer b)
{
    const struct lc_fact *x = a, *y = b;

    return strcmp(x->series, y->series) == 0 && x->value == y->value && x->from == y->from &&
           x->end == y->end && strcmp(x->unit, y->unit) == 0 && strcmp(x->source, y->source) == 0 &&
           strcmp(x->note, y->note) == 0;
}

/* A row that was pasted twice would count twice in every score. */
static void check_twice(const struct reading *r, GHashTable *seen, struct lc_fact *read,
                        uint32_t row)
{
    const struct lc_fact *first = g_hash_table_lookup(seen, &read[row]);

    if (first) {
        lc_diag_add(r->diag, field_of(r, row, SERIES).place,
                    "this fact is there already, on line %d",
                    field_of(r, (uint32_t)(first - read), SERIES).place.line);
    } else {
        g_hash_table_add(seen, &read[row]);
    }
}

bool lc_facts_load(struct lc_facts *facts, struct lc_arena *a, const struct lc_bytes *bytes,
                   struct lc_diag *d)
{
    static const char *const names[FACT_COLUMNS] = {
        "series", "unit", "period",       "period_start",   "period_end", "value",
        "low",    "high", "source_title", "source_address", "confidence", "note"};
    struct reading r = {.names = names, .diag = d};
    const size_t before = lc_diag_count(d);

    *facts = (struct lc_facts){NULL, 0};
    if (!open_file(&r, a, bytes, FACT_COLUMNS)) {
        return false;
    }
    struct lc_fact *read = LC_ARENA_ARRAY(a, struct lc_fact, r.csv.n_rows);
    struct lc_fact *sorted = LC_ARENA_ARRAY(a, struct lc_fact, r.csv.n_rows);
    const struct lc_fact **order = LC_ARENA_ARRAY(a, const struct lc_fact *, r.csv.n_rows);
    GHashTable *seen = g_hash_table_new(hash_fact, is_same_fact);
    uint32_t n = 0;

    for (uint32_t row = 0; row < r.csv.n_rows; row++) {
        if (lc_header_fits(&r.csv, &r.csv.rows[row], d)) {
            read[row] = read_fact(&r, row);
            check_twice(&r, seen, read, row);
            order[n++] = &read[row];
        }
    }
    g_hash_table_destroy(seen);
    if (n > 0) {
        qsort(order, n, sizeof *order, compare_facts);
    }
    for (uint32_t i = 0; i < n; i++) {
        sorted[i] = *order[i];
    }
    *facts = (struct lc_facts){sorted, n};
    return lc_diag_count(d) == before;
}

const struct lc_fact *lc_facts_find(const struct lc_facts *facts, const char *series, uint32_t *n)
{
    uint32_t first = 0;

    while (first < facts->n && strcmp(facts->items[first].series, series) != 0) {
        first++;
    }
    *n = 0;
    while (first + *n < facts->n && strcmp(facts->items[first + *n].series, series) == 0) {
        (*n)++;
    }
    return facts->items + first;
}

enum deflator_column {
    D_SERIES,
    D_UNIT,
    D_YEAR,
    D_VALUE,
    D_SOURCE,
    D_CONFIDENCE,
    D_NOTE,
    D_COLUMNS
};

/* *year: the one that is expected, 0 where any is good; then the one that is there. */
static void read_year(int *year, const struct reading *r, uint32_t row)
{
    const struct lc_field field = field_of(r, row, D_YEAR);
    double number;

    if (!lc_field_number(&number, field, 1900, 2200, r->diag)) {
        return;
    }
    if (number != floor(number)) {
        lc_diag_add(r->diag, field.place, "year: %s, expected a whole number",
                    lc_quote(r->diag, field.text));
        return;
    }
    if (*year > 0 && number != *year) {
        lc_diag_add(r->diag, field.place, "year: expected %d", *year);
    }
    *year = (int)number;
}

static void check_step(const struct reading *r, uint32_t row, const double *index)
{
    const double step = row > 0 ? index[row] / index[row - 1] : 1;

    if (!(step <= MOST_STEP && step >= 1.0 / MOST_STEP)) {
        lc_diag_add(r->diag, field_of(r, row, D_VALUE).place,
                    "value: expected at most twice and at least half of the year before's");
    }
}

bool lc_deflators_load(struct lc_deflators *f, struct lc_arena *a, const struct lc_bytes *bytes,
                       struct lc_diag *d)
{
    static const char *const names[D_COLUMNS] = {"series",       "unit",       "year", "value",
                                                 "source_title", "confidence", "note"};
    struct reading r = {.names = names, .diag = d};
    const size_t before = lc_diag_count(d);

    *f = (struct lc_deflators){NULL, NULL, 0};
    if (!open_file(&r, a, bytes, D_COLUMNS)) {
        return false;
    }
    int *years = LC_ARENA_ARRAY(a, int, r.csv.n_rows);
    double *index = LC_ARENA_ARRAY(a, double, r.csv.n_rows);
    bool has_base = false;

    for (uint32_t row = 0; row < r.csv.n_rows; row++) {
        years[row] = row > 0 && years[row - 1] > 0 ? years[row - 1] + 1 : 0;
        if (lc_header_fits(&r.csv, &r.csv.rows[row], d)) {
            read_year(&years[row], &r, row);
            if (lc_field_number(&index[row], field_of(&r, row, D_VALUE), 1e-6, 1e6, d) &&
                (row == 0 || index[row - 1] > 0)) {
                check_step(&r, row, index);
            }
        }
        has_base |= years[row] == BASE_YEAR;
    }
    if (lc_diag_count(d) == before && (!has_base || r.csv.n_rows < 2)) {
        lc_diag_add(d, (struct lc_place){.file = r.csv.file},
                    "holds no row for %d and one more year", BASE_YEAR);
    }
    *f = (struct lc_deflators){years, index, r.csv.n_rows};
    return lc_diag_count(d) == before;
}

/* Logarithm of the index at a year with its fraction (2024.5: the middle of 2024). */
static double log_index(const struct lc_deflators *f, double year)
{
    const double at = year - 0.5 - f->years[0];
    const double last = (double)f->n - 2;
    const uint32_t i = (uint32_t)fmin(fmax(floor(at), 0), last);
    const double low = log(f->index[i]), high = log(f->index[i + 1]);

    return low + (at - i) * (high - low);
}

double lc_deflate_at(const struct lc_deflators *f, lc_time t)
{
    const int year = lc_date_of(t).year;
    const lc_time begin = lc_time_of(year, 1, 1), end = lc_time_of(year + 1, 1, 1);
    const double part = (double)(t - begin) / (double)(end - begin);

    return exp(log_index(f, BASE_YEAR + 0.5) - log_index(f, year + part));
}

double lc_deflate_year(const struct lc_deflators *f, int year)
{
    return exp(log_index(f, BASE_YEAR + 0.5) - log_index(f, year + 0.5));
}
