#include "evidence/figure.h"

#include "base/number.h"
#include "evidence/comparable.h"
#include "evidence/figure_rows.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COARSE      3.5 /* a month within a quarter passes, a quarter within a year doesn't */
#define LAST_MONTHS 12
#define EARLY_DAYS  5 /* a period may begin so much before the start */

struct making {
    const struct lc_figure_input *in;
    const struct lc_model *model;
    struct lc_arena *arena;
    struct lc_diag *diag;
};

/* What the figure asks for. */
static struct lc_span span_of(const struct lc_figure_rows *r, const struct lc_fact *fact,
                              lc_time start)
{
    lc_time from = fact->from;

    if (r->measure == LC_FIGURE_LEVEL) {
        from = fact->end;
    } else if (r->measure == LC_FIGURE_LAST) {
        from = lc_time_add_months(fact->end, -LAST_MONTHS);
    } else if (r->measure == LC_FIGURE_SUM && r->before > 0 && from < start) {
        from = start; /* what came before it is told */
    }
    return (struct lc_span){from, fact->end};
}

/* Whether the reports tell it: it lies in the forecast, and no report is of a much longer period.
 */
static bool can_be_told(struct lc_span s, const struct lc_figure_input *in)
{
    const struct lc_layout *l = in->layout;
    const lc_time middle = s.from + (s.end - s.from) / 2;
    uint32_t i = 0;

    if (s.end <= in->start || s.end > l->dates[l->n_dates - 1] ||
        s.from < in->start - EARLY_DAYS * LC_MS_PER_DAY) {
        return false;
    }
    while (l->dates[i] < middle) {
        i++;
    }
    const lc_time begin = i > 0 ? l->dates[i - 1] : in->start;

    return s.from == s.end || (double)(l->dates[i] - begin) < COARSE * (double)(s.end - s.from);
}

/* What comes on top of the model's value: of a sum only where its period began before the start. */
static double before_of(const struct lc_figure_rows *r, const struct lc_fact *fact,
                        struct lc_span s)
{
    return r->measure == LC_FIGURE_SUM && s.from == fact->from ? 0 : r->before;
}

/* Year of publication as the note tells it ("published 2026-04; ..."), or 0. */
static int year_published(const struct lc_fact *fact)
{
    static const char mark[] = "published ";
    const char *at = strstr(fact->note, mark);

    while (at && at > fact->note && g_ascii_isalpha(at[-1])) { /* "unpublished" */
        at = strstr(at + 1, mark);
    }
    const long year = at ? strtol(at + strlen(mark), NULL, 10) : 0;

    return year >= 1900 && year <= 2200 ? (int)year : 0;
}

/* Dollars of the figure for one of 2024. False, and a complaint, when its year isn't told. */
static bool find_dollars(double *dollars, const struct making *k, const struct lc_figure_rows *r,
                         const struct lc_fact *fact, struct lc_span s)
{
    const struct lc_deflators *f = k->in->deflators;
    const int year = year_published(fact);

    *dollars = 1;
    if (r->money == LC_FIGURE_NOMINAL) {
        *dollars = 1 / lc_deflate_at(f, s.from + (s.end - s.from) / 2);
    } else if (r->money == LC_FIGURE_PUBLISHED && year == 0) {
        lc_diag_add(k->diag, r->place,
                    "money: the note of %s does not tell the year of its publication",
                    lc_quote(k->diag, fact->source));
        return false;
    } else if (r->money == LC_FIGURE_PUBLISHED) {
        *dollars = 1 / lc_deflate_year(f, year);
    }
    return true;
}

static const char *name_publisher(struct lc_arena *a, const struct lc_figure_rows *r,
                                  const struct lc_fact *fact)
{
    char *name = lc_arena_text(a, strcmp(r->publisher, "*") == 0 ? fact->source : r->publisher);
    size_t length = strcspn(name, ",(");

    while (length > 0 && name[length - 1] == ' ') {
        length--;
    }
    name[length] = '\0';
    return name;
}

/* What stands for the figure, with what is added to it: "series (region) - 11". */
static const char *name_series(struct lc_arena *a, const char *series, double before)
{
    if (before == 0) {
        return series;
    }
    char added[LC_NUMBER_TEXT];
    const size_t size = strlen(series) + sizeof added + 4;
    char *text = lc_arena_get(a, size, 1);

    snprintf(text, size, "%s %c %s", series, before < 0 ? '-' : '+',
             lc_number_format_digits(added, fabs(before), 4));
    return text;
}

/* Adds the figures that the rows are for. */
static void add_figures(struct lc_figures *f, const struct making *k,
                        const struct lc_figure_rows *r)
{
    const struct lc_figure_input *in = k->in;
    const struct lc_fact *first = NULL;
    uint32_t n_facts;
    const struct lc_fact *facts = lc_facts_find(in->facts, r->published, &n_facts);

    for (uint32_t i = 0; i < n_facts; i++) {
        const struct lc_span s = span_of(r, &facts[i], in->start);
        const double before = before_of(r, &facts[i], s);
        double dollars;

        if (!lc_figure_rows_fit(r, k->model, &facts[i])) {
            continue;
        }
        first = first ? first : &facts[i];
        if (!lc_facts_have_one_unit(first, &facts[i], r->place, "published", k->diag)) {
            return;
        }
        if (!can_be_told(s, in) || !find_dollars(&dollars, k, r, &facts[i], s)) {
            continue;
        }
        f->items[f->n++] = (struct lc_figure){
            .fact = &facts[i],
            .publisher = name_publisher(k->arena, r, &facts[i]),
            .series = name_series(k->arena, r->series, before),
            .why = r->why,
            .parts = lc_parts_make(k->arena, in->layout, in->start, r->stands, r->n, s,
                                   r->measure == LC_FIGURE_SUM ? LC_MEASURE_SUM : LC_MEASURE_RATE),
            .n_parts = r->n,
            .dollars = dollars,
            .before = before};
    }
    if (!first) {
        lc_diag_add(k->diag, r->place, "published: no forecast of %s by %s",
                    lc_quote(k->diag, r->published), lc_quote(k->diag, r->publisher));
    }
}

bool lc_figures_make(struct lc_figures *f, struct lc_arena *a, const struct lc_figure_input *in,
                     struct lc_diag *d)
{
    const struct making k = {in, in->layout->model, a, d};
    const uint32_t n_rows = lc_rows(k.model, LC_T_PUBLISHED);
    const size_t before = lc_diag_count(d);

    /* a fact is of one series, and one beginning of its title counts */
    *f = (struct lc_figures){LC_ARENA_ARRAY(a, struct lc_figure, in->facts->n), 0};
    for (uint32_t row = 0; row < n_rows; row++) {
        struct lc_figure_rows r;

        if (lc_figure_rows_begin(k.model, row) && lc_figure_rows_get(&r, a, in->layout, row, d)) {
            add_figures(f, &k, &r);
        }
    }
    return lc_diag_count(d) == before;
}

void lc_figure_values(double *out, const struct lc_samples *s, const struct lc_figure *f,
                      double *spare)
{
    lc_parts_values(out, s, f->parts, f->n_parts, spare);
    for (uint32_t r = 0; r < s->n; r++) {
        out[r] = f->before + f->dollars * out[r];
    }
}

double lc_figure_position(const double *values, uint32_t n, double published)
{
    uint32_t below = 0;

    for (uint32_t i = 0; i < n; i++) {
        below += values[i] < published;
    }
    return (double)below / n;
}
