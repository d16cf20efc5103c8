#include "evidence/parts.h"

#include "input/field.h"

#include <math.h>
#include <string.h>

bool lc_stand_find(struct lc_stand *s, const struct lc_layout *l, struct lc_diag *d)
{
    const int32_t column = lc_layout_find(l, s->series, s->region);

    if (column >= 0) {
        s->column = (uint32_t)column;
        return true;
    }
    struct lc_arena *a = lc_arena_new();
    const char **names = LC_ARENA_ARRAY(a, const char *, l->n_columns);
    char hint[LC_HINT_TEXT];
    bool is_known = false;

    for (uint32_t i = 0; i < l->n_columns; i++) {
        names[i] = l->columns[i].name;
        is_known |= strcmp(names[i], s->series) == 0;
    }
    if (is_known) {
        lc_diag_add(d, s->place, "region: %s has no region %s", s->series, lc_quote(d, s->region));
    } else {
        lc_diag_add(d, s->place, "series: %s is no series of this model%s", lc_quote(d, s->series),
                    lc_hint(hint, s->series, names, l->n_columns));
    }
    lc_arena_free(a);
    return false;
}

bool lc_stand_fits(const struct lc_stand *s, const struct lc_layout *l,
                   enum lc_measure_kind measure, struct lc_diag *d)
{
    const struct lc_series *series = lc_series_get(l->columns[s->column].series);
    const bool wants_flow = measure == LC_MEASURE_SUM || measure == LC_MEASURE_INCREMENT;
    const bool wants_stock = measure != LC_MEASURE_RATE && !wants_flow;

    if ((wants_flow && series->kind != LC_KIND_FLOW) ||
        (wants_stock && series->kind == LC_KIND_FLOW)) {
        lc_diag_add(d, s->place, "measure: %s is a %s, expected %s", series->name,
                    series->kind == LC_KIND_FLOW ? "yearly rate" : "state",
                    wants_flow ? "level, rate, index or record" : "rate, sum or increment");
        return false;
    }
    return true;
}

static void add_term(struct lc_part *p, struct lc_term *terms, const struct lc_layout *l,
                     uint32_t date, uint32_t column, double weight)
{
    if (weight != 0) {
        terms[p->n_terms++] = (struct lc_term){lc_series_index(l, date, column), weight};
    }
}

/* The state at t, between the reports before and after it; the first one's before that. */
static void add_state(struct lc_part *p, struct lc_term *terms, const struct lc_layout *l,
                      uint32_t column, lc_time t)
{
    uint32_t i = 0;

    while (i < l->n_dates && l->dates[i] < t) {
        i++;
    }
    if (i == 0 || i == l->n_dates) {
        add_term(p, terms, l, i == 0 ? 0 : l->n_dates - 1, column, 1);
        return;
    }
    const double after = (double)(t - l->dates[i - 1]) / (double)(l->dates[i] - l->dates[i - 1]);

    add_term(p, terms, l, i - 1, column, 1 - after);
    add_term(p, terms, l, i, column, after);
}

/* Years of each report period that lie in the span; of them the mean, where it is a rate. A part
 * before the start takes the first period's rate. */
static void add_period(struct lc_part *p, struct lc_term *terms, const struct lc_layout *l,
                       uint32_t column, struct lc_span at, lc_time start, bool is_rate)
{
    const double whole = is_rate ? lc_years_between(at.from, at.end) : 1;

    for (uint32_t i = 0; i < l->n_dates; i++) {
        const lc_time begin = i > 0 ? l->dates[i - 1] : at.from < start ? at.from : start;
        const lc_time low = begin > at.from ? begin : at.from;
        const lc_time high = l->dates[i] < at.end ? l->dates[i] : at.end;

        if (high > low) {
            add_term(p, terms, l, i, column, lc_years_between(low, high) / whole);
        }
    }
}

const struct lc_part *lc_parts_make(struct lc_arena *a, const struct lc_layout *l, lc_time start,
                                    const struct lc_stand *stands, uint32_t n, struct lc_span span,
                                    enum lc_measure_kind measure)
{
    struct lc_part *parts = LC_ARENA_ARRAY(a, struct lc_part, n);

    for (uint32_t i = 0; i < n; i++) {
        struct lc_part *p = &parts[i];
        const uint32_t column = stands[i].column;
        struct lc_term *terms = LC_ARENA_ARRAY(a, struct lc_term, l->n_dates);
        const char *unit = lc_series_get(l->columns[column].series)->unit;

        *p = (struct lc_part){
            .factor = stands[i].factor, .is_log10 = strncmp(unit, "log10", 5) == 0, .terms = terms};
        if (span.from == span.end) {
            add_state(p, terms, l, column, span.end);
        } else {
            add_period(p, terms, l, column, span, start, measure == LC_MEASURE_RATE);
        }
    }
    return parts;
}

/* Adds one part's value to out. sum, cell: room for a number each replication. */
static void add_part(double *out, const struct lc_samples *s, const struct lc_part *p, double *sum,
                     double *cell)
{
    memset(sum, 0, s->n * sizeof *sum);
    for (uint32_t i = 0; i < p->n_terms; i++) {
        lc_samples_get(cell, s, LC_SAMPLE_SERIES, p->terms[i].cell);
        for (uint32_t r = 0; r < s->n; r++) {
            sum[r] += p->terms[i].weight * cell[r];
        }
    }
    for (uint32_t r = 0; r < s->n; r++) {
        out[r] += p->factor * (p->is_log10 ? pow(10, sum[r]) : sum[r]);
    }
}

void lc_parts_values(double *out, const struct lc_samples *s, const struct lc_part *parts,
                     uint32_t n, double *spare)
{
    if (s->n == 0) {
        return;
    }
    memset(out, 0, s->n * sizeof *out);
    for (uint32_t i = 0; i < n; i++) {
        add_part(out, s, &parts[i], spare, spare + s->n);
    }
}
