#include "evidence/history.h"

#include "evidence/comparable.h"
#include "evidence/points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct making {
    const struct lc_target_input *in;
    const struct lc_model *model;
    struct lc_arena *arena;
    struct lc_diag *diag;
    struct lc_history *out;
    size_t room;
};

static const char *text_of(const struct making *k, uint32_t row, uint32_t column)
{
    return lc_text(k->model, LC_T_MAPPING, row, column);
}

/* Whether the row is the only one of what was observed. */
static bool is_alone(const struct making *k, uint32_t row)
{
    const char *observed = text_of(k, row, LC_MAPPING_OBSERVED);
    uint32_t n = 0;

    for (uint32_t other = 0; other < lc_rows(k->model, LC_T_MAPPING); other++) {
        n += strcmp(text_of(k, other, LC_MAPPING_OBSERVED), observed) == 0;
    }
    return n == 1;
}

/* What the report's series is when the observed one has this value. */
static double turn_round(const struct lc_series *s, const struct lc_point *p, double factor,
                         enum lc_measure_kind measure)
{
    const bool is_of_period = measure == LC_MEASURE_SUM || measure == LC_MEASURE_INCREMENT;
    const double years = is_of_period ? lc_years_between(p->from, p->end) : 1;
    const double value = p->value / factor / years;

    return strncmp(s->unit, "log10", strlen("log10")) == 0 ? log10(value) : value;
}

static void add_row(struct making *k, uint32_t row)
{
    const double factor = k->model->cells[lc_cell(k->model, LC_T_MAPPING, row, LC_MAPPING_FACTOR)];
    const struct lc_point_rule rule = {
        (enum lc_measure_kind)lc_ref(k->model, LC_T_MAPPING, row, LC_MAPPING_MEASURE),
        (enum lc_gather)lc_ref(k->model, LC_T_MAPPING, row, LC_MAPPING_GATHER),
        (enum lc_money)lc_ref(k->model, LC_T_MAPPING, row, LC_MAPPING_MONEY)};
    struct lc_stand stand = {
        .row = row,
        .place = {k->model->tables[LC_T_MAPPING].file, k->model->tables[LC_T_MAPPING].line[row], 0},
        .series = text_of(k, row, LC_MAPPING_SERIES),
        .region = text_of(k, row, LC_MAPPING_REGION),
        .factor = factor};
    uint32_t n_facts;
    const struct lc_fact *facts =
        lc_facts_find(k->in->facts, text_of(k, row, LC_MAPPING_OBSERVED), &n_facts);
    struct lc_point *points;

    if (rule.measure == LC_MEASURE_INDEX || n_facts == 0 ||
        !lc_stand_find(&stand, k->in->layout, k->diag) || !lc_stand_can_be_alone(&stand, k->diag) ||
        !lc_facts_can_be_compared(facts, n_facts, stand.place, rule.measure, k->diag)) {
        return;
    }
    const uint32_t n = lc_points_make(&points, k->arena, facts, n_facts, &rule, k->in->deflators);
    const struct lc_series *s = lc_series_get(k->in->layout->columns[stand.column].series);

    LC_GROW(k->out->items, k->room, k->out->n + n);
    for (uint32_t i = 0; i < n; i++) {
        const struct lc_fact *fact = points[i].fact;

        k->out->items[k->out->n++] =
            (struct lc_past){.observed = text_of(k, row, LC_MAPPING_OBSERVED),
                             .unit = lc_point_unit(k->arena, fact->unit, &rule),
                             .source = fact->source,
                             .note = k->model->tables[LC_T_MAPPING].note[row],
                             .column = stand.column,
                             .from = points[i].from,
                             .end = points[i].end,
                             .published = points[i].published,
                             .value = turn_round(s, &points[i], factor, rule.measure)};
    }
}

bool lc_history_make(struct lc_history *h, struct lc_arena *a, const struct lc_target_input *in,
                     struct lc_diag *d)
{
    struct making k = {in, in->layout->model, a, d, h, 0};
    const size_t before = lc_diag_count(d);

    *h = (struct lc_history){0};
    for (uint32_t row = 0; row < lc_rows(k.model, LC_T_MAPPING); row++) {
        if (is_alone(&k, row)) {
            add_row(&k, row);
        }
    }
    return lc_diag_count(d) == before;
}

void lc_history_free(struct lc_history *h)
{
    free(h->items);
    *h = (struct lc_history){0};
}
