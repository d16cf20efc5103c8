/* What the methods of a sensitivity say, and the names of what they say it of. */
#include "cli/sensitivity.h"

#include <math.h>
#include <string.h>

void lc_sensitivity_add(struct lc_sensitivity *s, const struct lc_finding *f)
{
    g_array_append_val(s->findings, *f);
}

void lc_sensitivity_add_number(struct lc_sensitivity *s, uint32_t outcome, int32_t input,
                               const char *measure, double value, uint32_t n)
{
    const struct lc_finding f = {outcome, input, measure, {value, NAN, NAN, NAN}, NAN, n};

    lc_sensitivity_add(s, &f);
}

const struct lc_finding *lc_sensitivity_find(const struct lc_sensitivity *s, uint32_t outcome,
                                             int32_t input, const char *measure)
{
    for (guint i = 0; i < s->findings->len; i++) {
        const struct lc_finding *f = &g_array_index(s->findings, struct lc_finding, i);

        if (f->outcome == outcome && f->input == input && strcmp(f->measure, measure) == 0) {
            return f;
        }
    }
    return NULL;
}

const char *lc_sensitivity_input_name(const struct lc_model *m, enum lc_method_id method,
                                      uint32_t number)
{
    return method == LC_METHOD_easing ? m->tables[LC_T_EASING].key[number]
                                      : m->parameters[number].name;
}

const char *lc_sensitivity_input(const struct lc_sensitivity *s, int32_t input)
{
    switch (input) {
    case LC_INPUT_OTHERS:
        return "(other inputs)";
    case LC_INPUT_CHANCE:
        return "(chance)";
    case LC_INPUT_ALL:
        return "(all)";
    default:
        return lc_sensitivity_input_name(s->session.model, s->request->method, s->inputs[input]);
    }
}

const char *lc_sensitivity_input_unit(const struct lc_sensitivity *s, int32_t input)
{
    const struct lc_model *m = s->session.model;

    return input < 0 ? ""
           : s->request->method == LC_METHOD_easing
               ? lc_text(m, LC_T_EASING, s->inputs[input], LC_EASING_UNIT)
               : m->parameters[s->inputs[input]].unit;
}

struct lc_resampling lc_sensitivity_resampling(const struct lc_sensitivity *s, int32_t input)
{
    return (struct lc_resampling){
        .seed = s->request->seed,
        .entity = input < 0 ? 0 : s->session.model->parameters[s->inputs[input]].key,
        .n = LC_SENSITIVITY_RESAMPLES};
}

const char *lc_sensitivity_unit(const struct lc_sensitivity *s, uint32_t outcome)
{
    const struct lc_report_column *c = &s->session.layout->columns[s->outcomes[outcome].column];

    return lc_series_get(c->series)->unit;
}

bool lc_sensitivity_is_stopped(const struct lc_sensitivity *s)
{
    return atomic_load(s->session.setup.stop);
}
