/* What a sensitivity is asked for: outcomes, the condition, inputs. */
#include "cli/sensitivity.h"
#include "ensemble/design.h"
#include "input/parameter.h"

#include <string.h>

/* Adds an outcome unless it is there. */
static void add_outcome(struct lc_sensitivity *s, struct lc_outcome outcome)
{
    for (uint32_t i = 0; i < s->n_outcomes; i++) {
        if (s->outcomes[i].column == outcome.column && s->outcomes[i].year == outcome.year) {
            return;
        }
    }
    s->outcomes = g_renew(struct lc_outcome, s->outcomes, s->n_outcomes + 1);
    s->outcomes[s->n_outcomes++] = outcome;
}

/* What is explained when nothing is said: of these what the horizon reaches, else the first series
 * in the last year. */
static void add_defaults(struct lc_sensitivity *s)
{
    static const char *const wanted[] = {"ai_power_gw@2030", "ai_power_gw@2035",
                                         "capital_physical_cumulative_busd@2035"};
    const struct lc_layout *l = s->session.layout;
    struct lc_diag *d = lc_diag_new();

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        struct lc_outcome outcome;

        if (lc_outcome_parse(&outcome, l, "outcome", wanted[i], d)) {
            add_outcome(s, outcome);
        }
    }
    if (s->n_outcomes == 0) {
        const lc_time last = lc_layout_label(l, l->n_dates - 1);

        add_outcome(s, (struct lc_outcome){(uint32_t)lc_layout_find(l, "ai_power_gw", "world"),
                                           lc_date_of(last).year});
    }
    lc_diag_free(d);
}

static void read_outcomes(struct lc_sensitivity *s, struct lc_diag *d)
{
    const struct lc_request *r = s->request;
    const struct lc_layout *l = s->session.layout;
    const bool has_condition = r->when && lc_condition_parse(&s->condition, l, "when", r->when, d);

    for (unsigned i = 0; i < r->n_outcomes; i++) {
        struct lc_outcome outcome;

        if (lc_outcome_parse(&outcome, l, "outcome", r->outcomes[i], d)) {
            add_outcome(s, outcome);
        }
    }
    if (r->n_outcomes == 0 && has_condition) {
        add_outcome(s, s->condition.outcome);
    } else if (r->n_outcomes == 0) {
        add_defaults(s);
    }
    if (r->method == LC_METHOD_evpi) {
        s->n_outcomes = s->n_outcomes > 0; /* a choice is made by one */
    }
}

static void refuse_input(const struct lc_sensitivity *s, const char *name, const uint32_t *all,
                         uint32_t n, struct lc_diag *d)
{
    const struct lc_model *m = s->session.model;
    const enum lc_method_id method = s->request->method;
    const bool is_easing = method == LC_METHOD_easing;
    const bool is_fixed = !is_easing && lc_parameter_find(m, name) >= 0;
    const char **names = g_new(const char *, n + 1);

    for (uint32_t i = 0; i < n; i++) {
        names[i] = lc_sensitivity_input_name(m, method, all[i]);
    }
    const char *near = lc_near_miss(name, names, n);

    lc_diag_add(d, (struct lc_place){0}, "--input %s: %s%s%s", lc_quote(d, name),
                is_fixed    ? "the parameter is not uncertain"
                : is_easing ? "no row of easing.csv"
                            : "no uncertain parameter",
                near && !is_fixed ? ", did you mean " : "",
                near && !is_fixed ? lc_quote(d, near) : "");
    g_free(names);
}

/* All that the method can look at; g_free() them. */
static uint32_t list_inputs(uint32_t **all, const struct lc_sensitivity *s)
{
    const struct lc_model *m = s->session.model;
    const uint32_t n = lc_rows(m, LC_T_EASING);

    if (s->request->method != LC_METHOD_easing) {
        return lc_inputs_list(all, m);
    }
    *all = g_new(uint32_t, n);
    for (uint32_t row = 0; row < n; row++) {
        (*all)[row] = row;
    }
    return n;
}

/* The inputs looked at: all, or those that are named, in the order of the model. */
static void read_inputs(struct lc_sensitivity *s, struct lc_diag *d)
{
    const struct lc_request *r = s->request;
    uint32_t *all;
    const uint32_t n = list_inputs(&all, s);

    s->inputs = g_new(uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const char *name = lc_sensitivity_input_name(s->session.model, r->method, all[i]);

        if (r->n_inputs == 0 || g_strv_contains(r->inputs, name)) {
            s->inputs[s->n_inputs++] = all[i];
        }
    }
    for (unsigned k = 0; k < r->n_inputs; k++) {
        bool is_known = false;

        for (uint32_t i = 0; i < n; i++) {
            const char *name = lc_sensitivity_input_name(s->session.model, r->method, all[i]);

            is_known |= strcmp(name, r->inputs[k]) == 0;
        }
        if (!is_known) {
            refuse_input(s, r->inputs[k], all, n, d);
        }
    }
    if (n == 0) {
        lc_diag_add(d, (struct lc_place){0},
                    r->method == LC_METHOD_easing ? "the model's easing.csv has no row"
                                                  : "no parameter of the model is uncertain");
    }
    g_free(all);
}

static void look_at(struct lc_sensitivity *s)
{
    const struct lc_layout *l = s->session.layout;

    for (uint32_t i = 0; i < s->n_outcomes; i++) {
        lc_probe_add_annual(&s->probe, l, s->request->from, s->outcomes[i].column,
                            s->outcomes[i].year);
    }
    if (s->request->when) {
        lc_probe_add_annual(&s->probe, l, s->request->from, s->condition.outcome.column,
                            s->condition.outcome.year);
    }
}

bool lc_sensitivity_ask(struct lc_sensitivity *s)
{
    struct lc_diag *d = lc_diag_new();

    read_outcomes(s, d);
    read_inputs(s, d);
    lc_diag_print(d, stderr);
    const bool is_good = lc_diag_count(d) == 0;

    lc_diag_free(d);
    if (is_good) {
        look_at(s);
    }
    return is_good;
}
