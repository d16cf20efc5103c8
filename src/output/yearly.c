#include "output/yearly.h"

#include <string.h>

int lc_year_of(const struct lc_layout *l, uint32_t date)
{
    return lc_date_of(lc_layout_label(l, date)).year;
}

static bool is_member(const struct lc_marketplace *p, const struct lc_yearly *what, uint32_t member)
{
    const struct lc_model *m = p->result->layout->model;

    if (what->source == LC_OF_LAYER) {
        return (int)member == what->member;
    }
    return (int)lc_ref(m, LC_T_BUILDERS, member, LC_BUILDER_KIND) == what->member &&
           (p->market == LC_WORLD ||
            lc_ref(m, LC_T_BUILDERS, member, LC_BUILDER_MARKET) == p->market);
}

static void sum_members(double *out, const struct lc_marketplace *p, const struct lc_yearly *what,
                        uint32_t date)
{
    const struct lc_result *r = p->result;
    const struct lc_layout *l = r->layout;
    const uint32_t n = lc_scope_members(l->model, lc_series_get(what->series)->scope).n;

    memset(out, 0, r->samples.n * sizeof *out);
    for (uint32_t member = 0; member < n; member++) {
        if (is_member(p, what, member)) {
            lc_samples_get(p->spare, &r->samples, LC_SAMPLE_SERIES,
                           lc_series_index(l, date, l->first_column[what->series] + member));
            for (uint32_t i = 0; i < r->samples.n; i++) {
                out[i] += p->spare[i];
            }
        }
    }
}

static void get_report(double *out, const struct lc_marketplace *p, const struct lc_yearly *what,
                       uint32_t date)
{
    switch (what->source) {
    case LC_OF_MARKET:
        lc_marketplace_get(out, p, what->series, date);
        break;
    case LC_OF_REGIONS:
        lc_marketplace_sum(out, p, what->series, date);
        break;
    case LC_OF_LAYER:
    case LC_OF_BUILDERS:
        sum_members(out, p, what, date);
        break;
    }
}

bool lc_yearly_get(double *values, double *spare, const struct lc_marketplace *p,
                   const struct lc_yearly *what, int year)
{
    const struct lc_layout *l = p->result->layout;
    const uint32_t n = p->result->samples.n;
    uint32_t n_dates = 0;

    memset(values, 0, n * sizeof *values);
    for (uint32_t date = 0; date < l->n_dates; date++) {
        if (lc_year_of(l, date) == year) {
            get_report(spare, p, what, date);
            for (uint32_t i = 0; i < n; i++) {
                values[i] += spare[i];
            }
            n_dates++;
        }
    }
    for (uint32_t i = 0; i < n && n_dates > 0; i++) {
        values[i] /= n_dates;
    }
    return n_dates > 0;
}
