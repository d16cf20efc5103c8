#include "input/drawn.h"

#include "base/limits.h"
#include "base/number.h"
#include "input/lever.h"
#include "input/parameter.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define LAYER "policy"

/* Name made of scenario and the last word of the target: fast_permits_permit_months. */
static const char *make_name(const struct lc_model *m, const char *scenario, const char *target)
{
    const char *point = strrchr(target, '.');
    gchar *text = g_strdup_printf("%s_%s", scenario, point ? point + 1 : target);

    g_strdelimit(text, "-", '_');
    const char *copy = lc_arena_text(m->arena, text);

    g_free(text);
    return copy;
}

static struct lc_parameter *find(const struct lc_drawn *drawn, const char *name)
{
    for (uint32_t i = 0; i < drawn->n; i++) {
        if (strcmp(drawn->items[i].name, name) == 0) {
            return &drawn->items[i];
        }
    }
    return NULL;
}

/* Unit and range of the row's number. */
static void look_at(struct lc_parameter *p, const struct lc_model *m, const struct lc_action *a)
{
    if (a->operation == LC_OP_SHOCK) {
        p->unit = a->shock == LC_SHOCK_SQUEEZE ? "years" : "log10 FLOP";
        lc_shock_range(&p->lowest, &p->highest, a->shock);
        return;
    }
    p->unit = lc_lever_unit(m, a->cells[0], a->operation);
    lc_lever_range(&p->lowest, &p->highest, m, a->cells[0], a->operation);
}

/* Complains of a law whose draws can leave the range. */
static void check_support(const struct lc_parameter *p, struct lc_field field, struct lc_diag *d)
{
    char range[LC_RANGE_TEXT];
    double low, high;

    lc_law_ends(&low, &high, &p->law);
    if (low < p->lowest || high > p->highest) {
        lc_diag_add(d, field.place,
                    "%s: draws can be out of range, expected numbers%s (set min or max)", p->name,
                    lc_range_text(range, p->lowest, p->highest));
    }
}

/* Whether the name is free in the model and the scenario; else a complaint. */
static bool is_free(const struct lc_drawn *drawn, const struct lc_model *m, const char *name,
                    struct lc_place place, struct lc_diag *d)
{
    const struct lc_parameter *here = find(drawn, name);
    const int32_t there = lc_parameter_find(m, name);

    if (here) {
        lc_diag_add(d, place, "'%s' has its distribution on line %d, expected another name", name,
                    here->line);
    } else if (there >= 0) {
        lc_diag_add(d, place, "'%s' is a parameter already (%s, line %d), expected another name",
                    name, m->parameters[there].file, m->parameters[there].line);
    }
    return !here && there < 0;
}

static void make(struct lc_drawn *drawn, struct lc_action *a, const struct lc_model *m,
                 const struct lc_drawn_row *row, struct lc_diag *d)
{
    const struct lc_field name = row->name, law = row->law[0];
    struct lc_parameter p = {.layer = LAYER,
                             .source = row->note.text,
                             .note = "",
                             .applies_to = "",
                             .known = m->start,
                             .is_lever = true,
                             .line = a->line,
                             .file = a->file};

    p.name = *name.text ? name.text : make_name(m, row->scenario, a->target);
    p.key = lc_parameter_key(p.name);
    if (!lc_field_parameter_name((struct lc_field){"name", p.name, name.place}, d) ||
        !is_free(drawn, m, p.name, name.place, d)) {
        return;
    }
    look_at(&p, m, a);
    if (m->n_parameters + drawn->n == LC_MAX_PARAMETERS) {
        lc_diag_add(d, law.place, "one parameter too many, the program takes at most %u",
                    LC_MAX_PARAMETERS);
    } else if (lc_law_read(&p.law, p.name, row->law, d)) {
        check_support(&p, law, d);
    }
    a->parameter = m->n_parameters + drawn->n;
    drawn->items[drawn->n++] = p;
}

/* A row that takes the draw of an earlier one. */
static void share(struct lc_drawn *drawn, struct lc_action *a, const struct lc_model *m,
                  const struct lc_drawn_row *row, struct lc_diag *d)
{
    struct lc_parameter *p = find(drawn, row->name.text), own = {0};

    if (!p) {
        lc_diag_add(d, row->name.place,
                    "name: no row above gives %s a distribution, expected a value or one here",
                    lc_quote(d, row->name.text));
        return;
    }
    look_at(&own, m, a);
    if (strcmp(own.unit, p->unit) != 0) {
        lc_diag_add(d, row->name.place, "name: '%s' is in %s, expected %s for this row", p->name,
                    p->unit, own.unit);
        return;
    }
    p->lowest = fmax(p->lowest, own.lowest);
    p->highest = fmin(p->highest, own.highest);
    own.name = p->name;
    own.law = p->law;
    check_support(&own, row->name, d);
    a->parameter = m->n_parameters + (uint32_t)(p - drawn->items);
}

void lc_drawn_read(struct lc_drawn *drawn, struct lc_action *action, const struct lc_model *m,
                   const struct lc_drawn_row *row, struct lc_diag *d)
{
    bool has_law = false;

    for (int i = 0; i < LC_LAW_FIELDS; i++) {
        has_law |= *row->law[i].text != '\0';
    }
    action->is_drawn = true;
    if (action->operation != LC_OP_SHOCK && lc_lever_is_flag(m, action->cells[0])) {
        lc_diag_add(d, row->law[0].place, "%s is a flag, expected a value, 0 or 1", action->target);
    } else if (has_law) {
        make(drawn, action, m, row, d);
    } else {
        share(drawn, action, m, row, d);
    }
}

/* Cell numbers with those from `first` on moved by `shift`. */
static const uint32_t *moved(struct lc_arena *a, const uint32_t *cells, uint32_t n, uint32_t first,
                             uint32_t shift)
{
    uint32_t *to = LC_ARENA_ARRAY(a, uint32_t, n);

    for (uint32_t i = 0; i < n; i++) {
        to[i] = cells[i] + (cells[i] >= first ? shift : 0);
    }
    return to;
}

static void move_actions(struct lc_model *m, uint32_t shift)
{
    for (uint32_t s = 0; s < m->n_scenarios; s++) {
        struct lc_scenario *scenario = &m->scenarios[s];
        struct lc_action *actions = LC_ARENA_ARRAY(m->arena, struct lc_action, scenario->n_actions);

        for (uint32_t i = 0; i < scenario->n_actions; i++) {
            actions[i] = scenario->actions[i];
            actions[i].cells =
                moved(m->arena, actions[i].cells, actions[i].n_cells, m->n_parameters, shift);
        }
        scenario->actions = actions;
    }
}

/* The matrix with more parameters, which are correlated with none. */
static void widen_correlation(struct lc_model *m, uint32_t more)
{
    const size_t n = m->n_parameters, wide = n + more;
    double *matrix = LC_ARENA_ARRAY(m->arena, double, wide *wide);

    for (size_t i = 0; i < n; i++) {
        memcpy(matrix + i * wide, m->correlation + i * n, n * sizeof *matrix);
    }
    for (size_t i = n; i < wide; i++) {
        matrix[i * wide + i] = 1;
    }
    m->correlation = matrix;
}

/* The cells with the medians of the new parameters behind those of the old. */
static void widen_cells(struct lc_model *m, const struct lc_drawn *drawn)
{
    const uint32_t n = m->n_parameters, rest = m->n_cells - n;
    double *cells = LC_ARENA_ARRAY(m->arena, double, (size_t)m->n_cells + drawn->n);

    memcpy(cells, m->cells, n * sizeof *cells);
    for (uint32_t i = 0; i < drawn->n; i++) {
        cells[n + i] = lc_distribution_median(&drawn->items[i].law);
    }
    if (rest > 0) {
        memcpy(cells + n + drawn->n, m->cells + n, rest * sizeof *cells);
    }
    m->cells = cells;
    m->n_cells += drawn->n;
}

void lc_drawn_add(struct lc_model *m, const struct lc_drawn *drawn)
{
    const uint32_t n = m->n_parameters, more = drawn->n;

    if (more == 0) {
        return;
    }
    struct lc_parameter *all = LC_ARENA_ARRAY(m->arena, struct lc_parameter, n + more);

    for (uint32_t i = 0; i < n; i++) {
        all[i] = m->parameters[i];
        all[i].targets = moved(m->arena, all[i].targets, all[i].n_targets, n, more);
    }
    memcpy(all + n, drawn->items, more * sizeof *all);
    move_actions(m, more);
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        m->tables[id].first_cell += more;
    }
    if (m->correlation) {
        widen_correlation(m, more);
    }
    widen_cells(m, drawn);
    m->parameters = all;
    m->n_parameters += more;
}
