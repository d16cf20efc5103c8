/* What was observed or published, and the tables that tie it to the model. Sections "=== NAME":
 * observed.csv, forecasts.csv, deflators.csv, mapping.csv, published.csv; those that are left out
 * are small good ones. What is accepted has periods that end after they begin, points above 0 in
 * order of time, deflators that are numbers above 0, and figures within the forecast. */
#include "fuzz/cells.h"
#include "fuzz/model.h"

#include "evidence/figure.h"
#include "evidence/history.h"
#include "evidence/target.h"

#include <glib.h>
#include <math.h>
#include <string.h>

FUZZ_MUTATES_CELLS

#define FACTS                                                                                      \
    "series,unit,period,period_start,period_end,value,low,high,source_title,source_address,"       \
    "confidence,note\n"                                                                            \
    "power,GW,2024,2024-01-01,2024-12-31,3,,,\"A, B\",,found,\n"                                   \
    "power,GW,2026,2026-01-01,2026-12-31,5,4,6,\"A, B\",,found,\n"                                 \
    "power,GW,2027,2027-01-01,2027-12-31,7,,,\"A, B\",,found,published 2025-04\n"
#define DEFLATORS                                                                                  \
    "series,unit,year,value,source_title,confidence,note\n"                                        \
    "d,i,2023,100,s,found,\nd,i,2024,103,s,found,\nd,i,2025,105,s,found,\n"

enum { OBSERVED, FORECASTS, DEFLATED, FILES };

static const char *const names[FILES] = {"observed.csv", "forecasts.csv", "deflators.csv"};
static const char *const texts[FILES] = {FACTS, FACTS, DEFLATORS};

struct reading {
    struct lc_arena *arena;
    struct lc_diag *diag;
    struct lc_bytes bytes[FILES];
    struct lc_facts observed, forecasts;
    struct lc_deflators deflators;
};

/* Takes the sections over; text is kept in the arena, for the 0 behind it. */
static void take(struct reading *r, const uint8_t *data, size_t n)
{
    struct fuzz_section s;

    for (int i = 0; i < FILES; i++) {
        r->bytes[i] = lc_bytes_of(names[i], texts[i], strlen(texts[i]));
    }
    while (fuzz_next(&s, &data, &n)) {
        for (int i = 0; i < FILES; i++) {
            if (strcmp(s.name, names[i]) == 0) {
                char *copy = LC_ARENA_ARRAY(r->arena, char, s.n + 1);

                memcpy(copy, s.bytes, s.n);
                r->bytes[i] = lc_bytes_of(names[i], copy, s.n);
            }
        }
        if (strcmp(s.name, "mapping.csv") == 0 || strcmp(s.name, "published.csv") == 0) {
            fuzz_model_overlay(&s);
        }
    }
}

static void claim_facts(const struct lc_facts *facts)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < facts->n; i++) {
        const struct lc_fact *f = &facts->items[i];
        const struct lc_fact *first = lc_facts_find(facts, f->series, &n);

        FUZZ_HOLDS(f->end > f->from && isfinite(f->value));
        FUZZ_HOLDS(f >= first && f < first + n);
        FUZZ_HOLDS(i == 0 || strcmp(f->series, f[-1].series) != 0 || f->end >= f[-1].end);
    }
}

static void claim_deflators(const struct lc_deflators *f)
{
    for (int year = f->years[0] - 3; year < f->years[f->n - 1] + 3; year++) {
        FUZZ_HOLDS(lc_deflate_year(f, year) >= 0 && !isnan(lc_deflate_year(f, year)));
        FUZZ_HOLDS(!isnan(lc_deflate_at(f, lc_time_of(year, 5, 5))));
    }
    FUZZ_HOLDS(fabs(lc_deflate_year(f, 2024) - 1) < 1e-9);
}

static bool read_facts(struct reading *r)
{
    const bool has[] = {lc_facts_load(&r->observed, r->arena, &r->bytes[OBSERVED], r->diag),
                        lc_facts_load(&r->forecasts, r->arena, &r->bytes[FORECASTS], r->diag),
                        lc_deflators_load(&r->deflators, r->arena, &r->bytes[DEFLATED], r->diag)};
    const bool is_good = has[OBSERVED] && has[FORECASTS] && has[DEFLATED];

    fuzz_complaints(r->diag, !is_good);
    if (is_good) {
        claim_facts(&r->observed);
        claim_facts(&r->forecasts);
        claim_deflators(&r->deflators);
    }
    return is_good;
}

static void claim_points(const struct lc_targets *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        for (uint32_t k = 0; k < t->items[i].n_points; k++) {
            const struct lc_point *p = &t->items[i].points[k];

            FUZZ_HOLDS(p->value > 0);
            FUZZ_HOLDS(k == 0 || p->end >= p[-1].end);
        }
    }
}

static void hold_against(struct reading *r, const struct lc_model *m)
{
    const lc_time start = m->start + LC_MS_PER_DAY;
    struct lc_layout *l = lc_layout_new(m, start, lc_time_of(2028, 12, 31), LC_EVERY_MONTH);
    const struct lc_target_input observed = {l, &r->observed, &r->deflators, start};
    const struct lc_figure_input forecasts = {l, &r->forecasts, &r->deflators, start};
    struct lc_targets targets;
    struct lc_history history = {0};
    struct lc_figures figures;

    if (lc_targets_make(&targets, r->arena, &observed, r->diag)) {
        claim_points(&targets);
    }
    lc_history_make(&history, r->arena, &observed, r->diag);
    for (uint32_t i = 0; i < history.n; i++) {
        FUZZ_HOLDS(history.items[i].column < l->n_columns);
    }
    if (lc_figures_make(&figures, r->arena, &forecasts, r->diag)) {
        for (uint32_t i = 0; i < figures.n; i++) {
            FUZZ_HOLDS(figures.items[i].n_parts > 0 && *figures.items[i].series != '\0');
            FUZZ_HOLDS(figures.items[i].fact->end <= l->dates[l->n_dates - 1]);
        }
    }
    fuzz_complaints(r->diag, lc_diag_count(r->diag) > 0);
    lc_history_free(&history);
    lc_layout_free(l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct reading r = {.arena = lc_arena_new(), .diag = lc_diag_new()};
    struct lc_diag *of_model = lc_diag_new();

    take(&r, data, n);
    struct lc_model *m = read_facts(&r) ? fuzz_model_load(of_model) : NULL;

    if (m) {
        hold_against(&r, m);
    }
    fuzz_complaints(of_model, lc_diag_count(of_model) > 0);
    lc_model_free(m);
    lc_diag_free(of_model);
    lc_diag_free(r.diag);
    lc_arena_free(r.arena);
    fuzz_model_restore();
    return 0;
}
