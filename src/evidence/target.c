#include "evidence/target.h"

#include "evidence/points.h"
#include "input/field.h"
#include "observe/samples.h"

#include <stdlib.h>
#include <string.h>

#define EARLY_DAYS 5 /* a period may begin so much before the start */

struct making {
    const struct lc_target_input *in;
    const struct lc_model *model;
    struct lc_arena *arena;
    struct lc_diag *diag;
};

/* A row of the mapping table and the column of the report that it names. */
struct source {
    uint32_t row, column;
};

static struct lc_place place_of(const struct lc_model *m, uint32_t row)
{
    return (struct lc_place){m->tables[LC_T_MAPPING].file, m->tables[LC_T_MAPPING].line[row], 0};
}

static const char *text_of(const struct lc_model *m, uint32_t row, uint32_t column)
{
    return lc_text(m, LC_T_MAPPING, row, column);
}

static double number_of(const struct lc_model *m, uint32_t row, uint32_t column)
{
    return m->cells[lc_cell(m, LC_T_MAPPING, row, column)];
}

/* Complains of an unknown series or region. */
static void complain(const struct making *k, uint32_t row)
{
    const struct lc_layout *l = k->in->layout;
    const char *series = text_of(k->model, row, LC_MAPPING_SERIES);
    const char **names = LC_ARENA_ARRAY(k->arena, const char *, l->n_columns);
    char hint[LC_HINT_TEXT];

    for (uint32_t i = 0; i < l->n_columns; i++) {
        names[i] = l->columns[i].name;
        if (strcmp(names[i], series) == 0) {
            lc_diag_add(k->diag, place_of(k->model, row), "region: %s has no region %s", series,
                        lc_quote(k->diag, text_of(k->model, row, LC_MAPPING_REGION)));
            return;
        }
    }
    lc_diag_add(k->diag, place_of(k->model, row), "series: %s is no series of this model%s",
                lc_quote(k->diag, series), lc_hint(hint, series, names, l->n_columns));
}

/* The rows that make up an observed series; the first of them is `first`. */
static uint32_t find_sources(struct source *out, const struct making *k, uint32_t first)
{
    const char *observed = text_of(k->model, first, LC_MAPPING_OBSERVED);
    uint32_t n = 0;

    for (uint32_t row = first; row < lc_rows(k->model, LC_T_MAPPING); row++) {
        if (strcmp(text_of(k->model, row, LC_MAPPING_OBSERVED), observed) != 0) {
            continue;
        }
        const int32_t column =
            lc_layout_find(k->in->layout, text_of(k->model, row, LC_MAPPING_SERIES),
                           text_of(k->model, row, LC_MAPPING_REGION));

        if (column < 0) {
            complain(k, row);
        } else {
            out[n++] = (struct source){row, (uint32_t)column};
        }
    }
    return n;
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

/* Years of each report period that lie in from to end; of them the mean, where it is a rate. A part
 * before the start takes the first period's rate. */
static void add_period(struct lc_part *p, struct lc_term *terms, const struct lc_layout *l,
                       uint32_t column, const struct lc_point *at, lc_time start, bool is_rate)
{
    const double whole = is_rate ? lc_years_between(at->from, at->end) : 1;

    for (uint32_t i = 0; i < l->n_dates; i++) {
        const lc_time begin = i > 0 ? l->dates[i - 1] : at->from < start ? at->from : start;
        const lc_time low = begin > at->from ? begin : at->from;
        const lc_time high = l->dates[i] < at->end ? l->dates[i] : at->end;

        if (high > low) {
            add_term(p, terms, l, i, column, lc_years_between(low, high) / whole);
        }
    }
}

static const struct lc_part *make_parts(const struct making *k, const struct source *sources,
                                        uint32_t n, const struct lc_point *at,
                                        enum lc_measure_kind measure)
{
    const struct lc_layout *l = k->in->layout;
    struct lc_part *parts = LC_ARENA_ARRAY(k->arena, struct lc_part, n);

    for (uint32_t i = 0; i < n; i++) {
        struct lc_part *p = &parts[i];
        const uint32_t column = sources[i].column;
        struct lc_term *terms = LC_ARENA_ARRAY(k->arena, struct lc_term, l->n_dates);
        const char *unit = lc_series_get(l->columns[column].series)->unit;

        *p = (struct lc_part){.factor = number_of(k->model, sources[i].row, LC_MAPPING_FACTOR),
                              .is_log10 = strncmp(unit, "log10", 5) == 0,
                              .terms = terms};
        if (at->from == at->end) {
            add_state(p, terms, l, column, at->end);
        } else {
            add_period(p, terms, l, column, at, k->in->start, measure == LC_MEASURE_RATE);
        }
    }
    return parts;
}

/* States need a STOCK, what happens in a period a FLOW or MEAN, or the mean of a STOCK. */
static bool is_fitting(const struct making *k, const struct source *s, enum lc_measure_kind measure)
{
    const struct lc_series *series = lc_series_get(k->in->layout->columns[s->column].series);
    const bool wants_flow = measure == LC_MEASURE_SUM || measure == LC_MEASURE_INCREMENT;
    const bool wants_stock = measure != LC_MEASURE_RATE && !wants_flow;

    if ((wants_flow && series->kind != LC_KIND_FLOW) ||
        (wants_stock && series->kind == LC_KIND_FLOW)) {
        lc_diag_add(k->diag, place_of(k->model, s->row), "measure: %s is a %s, expected %s",
                    series->name, series->kind == LC_KIND_FLOW ? "yearly rate" : "state",
                    wants_flow ? "level, rate, index or record" : "rate, sum or increment");
        return false;
    }
    return true;
}

/* Parts of one observed series are compared as one: what does not belong to a part is the same. */
static bool is_same(const struct making *k, uint32_t row, uint32_t first)
{
    for (uint32_t column = LC_MAPPING_MEASURE; column <= LC_MAPPING_COUNTS; column++) {
        if (number_of(k->model, row, column) != number_of(k->model, first, column)) {
            lc_diag_add(k->diag, place_of(k->model, row), "%s: expected %s as for the part %s",
                        k->model->tables[LC_T_MAPPING].schema->columns[column].name,
                        lc_quote(k->diag, text_of(k->model, first, column)),
                        lc_quote(k->diag, text_of(k->model, first, LC_MAPPING_NAME)));
            return false;
        }
    }
    return true;
}

static bool is_gathering(const struct making *k, uint32_t row, const struct lc_point_rule *rule)
{
    if (rule->gather != LC_GATHER_NONE && rule->measure != LC_MEASURE_SUM &&
        rule->measure != LC_MEASURE_INCREMENT) {
        lc_diag_add(k->diag, place_of(k->model, row),
                    "gather: only a sum or an increment can be gathered, expected none");
        return false;
    }
    return true;
}

/* Cuts the points of an observed series into history and what is scored. */
static void cut(struct lc_target_series *t, const struct making *k, struct lc_point *points,
                uint32_t n, const struct source *sources)
{
    const struct lc_layout *l = k->in->layout;
    const lc_time start = k->in->start, end = l->dates[l->n_dates - 1];
    uint32_t first = 0;

    t->history = points;
    while (first < n && points[first].end <= start) {
        first++;
    }
    t->n_history = first;
    uint32_t last = first;

    for (uint32_t i = first; i < n && points[i].end <= end; i++) {
        if (points[i].from >= start - EARLY_DAYS * LC_MS_PER_DAY) {
            points[last] = points[i];
            points[last].parts = make_parts(k, sources, t->n_parts, &points[last], t->measure);
            last++;
        }
    }
    if (t->measure == LC_MEASURE_INDEX && first < last) {
        t->base = &points[first++];
        for (uint32_t i = first; i < last; i++) {
            points[i].value /= t->base->value;
        }
    }
    t->points = points + first;
    t->n_points = last - first;
}

static void make_series(struct lc_targets *out, const struct making *k, uint32_t row)
{
    const struct lc_model *m = k->model;
    const char *observed = text_of(m, row, LC_MAPPING_OBSERVED);
    struct source *sources = LC_ARENA_ARRAY(k->arena, struct source, lc_rows(m, LC_T_MAPPING));
    const struct lc_point_rule rule = {
        (enum lc_measure_kind)lc_ref(m, LC_T_MAPPING, row, LC_MAPPING_MEASURE),
        (enum lc_gather)lc_ref(m, LC_T_MAPPING, row, LC_MAPPING_GATHER),
        (enum lc_money)lc_ref(m, LC_T_MAPPING, row, LC_MAPPING_MONEY)};
    struct lc_point *points;
    uint32_t n_facts;
    const struct lc_fact *facts = lc_facts_find(k->in->facts, observed, &n_facts);
    const uint32_t n_sources = find_sources(sources, k, row);
    bool fits = true;

    if (n_facts == 0) {
        lc_diag_add(k->diag, place_of(m, row), "observed: no observation of %s",
                    lc_quote(k->diag, observed));
        return;
    }
    for (uint32_t i = 0; i < n_sources; i++) {
        fits &= is_fitting(k, &sources[i], rule.measure) && is_same(k, sources[i].row, row);
    }
    if (!fits || !is_gathering(k, row, &rule)) {
        return;
    }
    struct lc_target_series t = {
        .name = observed,
        .unit = rule.measure == LC_MEASURE_INDEX ? "ratio" : facts->unit,
        .note = m->tables[LC_T_MAPPING].note[row],
        .measure = rule.measure,
        .least = number_of(m, row, LC_MAPPING_LEAST),
        .error_ln = number_of(m, row, LC_MAPPING_ERROR_LN),
        .discrepancy_ln = number_of(m, row, LC_MAPPING_DISCREPANCY_LN),
        .start_years = lc_years_between(0, k->in->start),
        .counts = number_of(m, row, LC_MAPPING_COUNTS) > 0,
        .n_parts = n_sources,
    };
    const uint32_t n = lc_points_make(&points, k->arena, facts, n_facts, &rule, k->in->deflators);

    cut(&t, k, points, n, sources);
    if (t.n_points > 0) {
        out->items[out->n++] = t;
    }
}

static bool is_first(const struct lc_model *m, uint32_t row)
{
    for (uint32_t other = 0; other < row; other++) {
        if (strcmp(text_of(m, other, LC_MAPPING_OBSERVED), text_of(m, row, LC_MAPPING_OBSERVED)) ==
            0) {
            return false;
        }
    }
    return true;
}

bool lc_targets_make(struct lc_targets *t, struct lc_arena *a, const struct lc_target_input *in,
                     struct lc_diag *d)
{
    const struct making k = {in, in->layout->model, a, d};
    const size_t before = lc_diag_count(d);
    const uint32_t n_rows = lc_rows(k.model, LC_T_MAPPING);

    *t = (struct lc_targets){LC_ARENA_ARRAY(a, struct lc_target_series, n_rows), 0};
    for (uint32_t row = 0; row < n_rows; row++) {
        if (is_first(k.model, row)) {
            make_series(t, &k, row);
        }
    }
    return lc_diag_count(d) == before;
}
