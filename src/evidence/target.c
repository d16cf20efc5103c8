#include "evidence/target.h"

#include "evidence/comparable.h"
#include "evidence/points.h"

#include <string.h>

#define EARLY_DAYS 5 /* a period may begin so much before the start */

struct making {
    const struct lc_target_input *in;
    const struct lc_model *model;
    struct lc_arena *arena;
    struct lc_diag *diag;
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

/* The rows that make up an observed series; the first of them is `first`. */
static uint32_t find_stands(struct lc_stand *out, const struct making *k, uint32_t first)
{
    const struct lc_model *m = k->model;
    const char *observed = text_of(m, first, LC_MAPPING_OBSERVED);
    uint32_t n = 0;

    for (uint32_t row = first; row < lc_rows(m, LC_T_MAPPING); row++) {
        if (strcmp(text_of(m, row, LC_MAPPING_OBSERVED), observed) == 0) {
            out[n] = (struct lc_stand){.row = row,
                                       .place = place_of(m, row),
                                       .series = text_of(m, row, LC_MAPPING_SERIES),
                                       .region = text_of(m, row, LC_MAPPING_REGION),
                                       .factor = number_of(m, row, LC_MAPPING_FACTOR)};
            n += lc_stand_find(&out[n], k->in->layout, k->diag);
        }
    }
    return n;
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
                uint32_t n, const struct lc_stand *stands)
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
            points[last].parts =
                lc_parts_make(k->arena, l, start, stands, t->n_parts,
                              (struct lc_span){points[last].from, points[last].end}, t->measure);
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
    struct lc_stand *stands = LC_ARENA_ARRAY(k->arena, struct lc_stand, lc_rows(m, LC_T_MAPPING));
    const struct lc_point_rule rule = {
        (enum lc_measure_kind)lc_ref(m, LC_T_MAPPING, row, LC_MAPPING_MEASURE),
        (enum lc_gather)lc_ref(m, LC_T_MAPPING, row, LC_MAPPING_GATHER),
        (enum lc_money)lc_ref(m, LC_T_MAPPING, row, LC_MAPPING_MONEY)};
    struct lc_point *points;
    uint32_t n_facts;
    const struct lc_fact *facts = lc_facts_find(k->in->facts, observed, &n_facts);
    const uint32_t n_stands = find_stands(stands, k, row);
    bool fits = true;

    if (n_facts == 0) {
        lc_diag_add(k->diag, place_of(m, row), "observed: no observation of %s",
                    lc_quote(k->diag, observed));
        return;
    }
    for (uint32_t i = 0; i < n_stands; i++) {
        fits &= lc_stand_fits(&stands[i], k->in->layout, rule.measure, k->diag) &&
                is_same(k, stands[i].row, row);
    }
    fits &= n_stands != 1 || lc_stand_can_be_alone(&stands[0], k->diag);
    if (!fits || !is_gathering(k, row, &rule) ||
        !lc_facts_can_be_compared(facts, n_facts, place_of(m, row), rule.measure, k->diag)) {
        return;
    }
    struct lc_target_series t = {
        .name = observed,
        .layer = n_stands > 0
                     ? lc_series_get(k->in->layout->columns[stands[0].column].series)->layer
                     : "",
        .unit = rule.measure == LC_MEASURE_INDEX ? "ratio"
                                                 : lc_point_unit(k->arena, facts->unit, &rule),
        .note = m->tables[LC_T_MAPPING].note[row],
        .measure = rule.measure,
        .least = number_of(m, row, LC_MAPPING_LEAST),
        .error_ln = number_of(m, row, LC_MAPPING_ERROR_LN),
        .discrepancy_ln = number_of(m, row, LC_MAPPING_DISCREPANCY_LN),
        .start_years = lc_years_between(0, k->in->start),
        .counts = number_of(m, row, LC_MAPPING_COUNTS) > 0,
        .n_parts = n_stands,
    };
    const uint32_t n = lc_points_make(&points, k->arena, facts, n_facts, &rule, k->in->deflators);

    cut(&t, k, points, n, stands);
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
