#include "evidence/figure.h"

#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COARSE      3.5 /* a month within a quarter passes, a quarter within a year doesn't */
#define LAST_MONTHS 12
#define SERIES_TEXT 1024
#define EARLY_DAYS  5 /* a period may begin so much before the start */

/* In the order of the choices of the columns `measure` and `money`. */
enum figure_measure { LEVEL, RATE, SUM, LAST };
enum figure_money { NONE, NOMINAL, PUBLISHED };

struct making {
    const struct lc_figure_input *in;
    const struct lc_model *model;
    struct lc_arena *arena;
    struct lc_diag *diag;
};

/* The rows that are for one published series and publisher. */
struct rows {
    uint32_t first;
    const char *published, *publisher;
    struct lc_stand *stands;
    uint32_t n;
    double before;
    enum figure_measure measure;
    enum figure_money money;
    const char *series;
};

static const char *text_of(const struct lc_model *m, uint32_t row, uint32_t column)
{
    return lc_text(m, LC_T_PUBLISHED, row, column);
}

static double number_of(const struct lc_model *m, uint32_t row, uint32_t column)
{
    return m->cells[lc_cell(m, LC_T_PUBLISHED, row, column)];
}

static struct lc_place place_of(const struct lc_model *m, uint32_t row)
{
    return (struct lc_place){m->tables[LC_T_PUBLISHED].file, m->tables[LC_T_PUBLISHED].line[row],
                             0};
}

static bool are_alike(const struct lc_model *m, uint32_t row, uint32_t other)
{
    return strcmp(text_of(m, row, LC_PUBLISHED_PUBLISHED),
                  text_of(m, other, LC_PUBLISHED_PUBLISHED)) == 0 &&
           strcmp(text_of(m, row, LC_PUBLISHED_PUBLISHER),
                  text_of(m, other, LC_PUBLISHED_PUBLISHER)) == 0;
}

static bool is_first(const struct lc_model *m, uint32_t row)
{
    for (uint32_t other = 0; other < row; other++) {
        if (are_alike(m, row, other)) {
            return false;
        }
    }
    return true;
}

/* Length of the beginning that a row asks for: 0 for an asterisk, -1 where the title begins
 * otherwise. */
static int fit(const char *publisher, const char *title)
{
    const size_t length = strcmp(publisher, "*") == 0 ? 0 : strlen(publisher);

    return strncmp(publisher, title, length) == 0 ? (int)length : -1;
}

/* Whether no other row is for a longer beginning of the fact's title. */
static bool is_for(const struct making *k, const struct rows *r, const struct lc_fact *fact)
{
    const int length = fit(r->publisher, fact->source);

    for (uint32_t row = 0; row < lc_rows(k->model, LC_T_PUBLISHED); row++) {
        if (strcmp(text_of(k->model, row, LC_PUBLISHED_PUBLISHED), r->published) == 0 &&
            fit(text_of(k->model, row, LC_PUBLISHED_PUBLISHER), fact->source) > length) {
            return false;
        }
    }
    return length >= 0;
}

/* Appends "factor x series (region)" to the text. */
static void describe(char *text, const struct lc_stand *s, bool is_next)
{
    const size_t used = strlen(text);
    char factor[LC_NUMBER_TEXT];
    const char *const join = is_next ? " + " : "";

    if (s->factor == 1) {
        snprintf(text + used, SERIES_TEXT - used, "%s%s (%s)", join, s->series, s->region);
    } else {
        snprintf(text + used, SERIES_TEXT - used, "%s%s x %s (%s)", join,
                 lc_number_format_digits(factor, s->factor, 4), s->series, s->region);
    }
}

/* Parts of one figure are counted in the same way. */
static bool is_same(const struct making *k, uint32_t row, uint32_t first)
{
    for (uint32_t column = LC_PUBLISHED_MEASURE; column <= LC_PUBLISHED_MONEY; column++) {
        if (number_of(k->model, row, column) != number_of(k->model, first, column)) {
            lc_diag_add(k->diag, place_of(k->model, row), "%s: expected %s as for the part %s",
                        k->model->tables[LC_T_PUBLISHED].schema->columns[column].name,
                        lc_quote(k->diag, text_of(k->model, first, column)),
                        lc_quote(k->diag, text_of(k->model, first, LC_PUBLISHED_NAME)));
            return false;
        }
    }
    return true;
}

/* Finds the rows that go with the first one. False, and complaints, for what is wrong in them. */
static bool gather_rows(struct rows *r, const struct making *k, uint32_t first)
{
    static const enum lc_measure_kind kinds[] = {LC_MEASURE_LEVEL, LC_MEASURE_RATE, LC_MEASURE_SUM,
                                                 LC_MEASURE_RATE};
    const struct lc_model *m = k->model;
    char *series = lc_arena_get(k->arena, SERIES_TEXT, 1);
    bool is_good = true;

    *r = (struct rows){
        .first = first,
        .published = text_of(m, first, LC_PUBLISHED_PUBLISHED),
        .publisher = text_of(m, first, LC_PUBLISHED_PUBLISHER),
        .stands = LC_ARENA_ARRAY(k->arena, struct lc_stand, lc_rows(m, LC_T_PUBLISHED)),
        .measure = (enum figure_measure)lc_ref(m, LC_T_PUBLISHED, first, LC_PUBLISHED_MEASURE),
        .money = (enum figure_money)lc_ref(m, LC_T_PUBLISHED, first, LC_PUBLISHED_MONEY),
        .series = series};
    for (uint32_t row = first; row < lc_rows(m, LC_T_PUBLISHED); row++) {
        if (!are_alike(m, first, row)) {
            continue;
        }
        struct lc_stand *s = &r->stands[r->n++];

        *s = (struct lc_stand){.row = row,
                               .place = place_of(m, row),
                               .series = text_of(m, row, LC_PUBLISHED_SERIES),
                               .region = text_of(m, row, LC_PUBLISHED_REGION),
                               .factor = number_of(m, row, LC_PUBLISHED_FACTOR)};
        describe(series, s, r->n > 1);
        r->before += number_of(m, row, LC_PUBLISHED_BEFORE);
        is_good = lc_stand_find(s, k->in->layout, k->diag) &&
                  lc_stand_fits(s, k->in->layout, kinds[r->measure], k->diag) &&
                  is_same(k, row, first) && is_good;
    }
    return is_good;
}

/* What the figure asks for. */
static struct lc_span span_of(const struct rows *r, const struct lc_fact *fact, lc_time start)
{
    lc_time from = fact->from;

    if (r->measure == LEVEL) {
        from = fact->end;
    } else if (r->measure == LAST) {
        from = lc_time_add_months(fact->end, -LAST_MONTHS);
    } else if (r->measure == SUM && r->before > 0 && from < start) {
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

/* Year of publication as the note tells it ("published 2026-04; ..."), or 0. */
static int year_published(const struct lc_fact *fact)
{
    static const char mark[] = "published ";
    const char *at = strstr(fact->note, mark);
    const long year = at ? strtol(at + strlen(mark), NULL, 10) : 0;

    return year >= 1900 && year <= 2200 ? (int)year : 0;
}

/* Dollars of the figure for one of 2024. False, and a complaint, when its year isn't told. */
static bool find_dollars(double *dollars, const struct making *k, const struct rows *r,
                         const struct lc_fact *fact, struct lc_span s)
{
    const struct lc_deflators *f = k->in->deflators;
    const int year = year_published(fact);

    *dollars = 1;
    if (r->money == NOMINAL) {
        *dollars = 1 / lc_deflate_at(f, s.from + (s.end - s.from) / 2);
    } else if (r->money == PUBLISHED && year == 0) {
        lc_diag_add(k->diag, place_of(k->model, r->first),
                    "money: the note of %s does not tell the year of its publication",
                    lc_quote(k->diag, fact->source));
        return false;
    } else if (r->money == PUBLISHED) {
        *dollars = 1 / lc_deflate_year(f, year);
    }
    return true;
}

static const char *name_publisher(struct lc_arena *a, const struct rows *r,
                                  const struct lc_fact *fact)
{
    char *name = lc_arena_text(a, *r->publisher == '*' ? fact->source : r->publisher);
    size_t length = strcspn(name, ",(");

    while (length > 0 && name[length - 1] == ' ') {
        length--;
    }
    name[length] = '\0';
    return name;
}

/* Adds the figures that the rows are for. */
static void add_figures(struct lc_figures *f, const struct making *k, const struct rows *r)
{
    const struct lc_figure_input *in = k->in;
    uint32_t n_facts, n_fit = 0;
    const struct lc_fact *facts = lc_facts_find(in->facts, r->published, &n_facts);

    for (uint32_t i = 0; i < n_facts; i++) {
        const struct lc_span s = span_of(r, &facts[i], in->start);
        double dollars;

        if (!is_for(k, r, &facts[i])) {
            continue;
        }
        n_fit++;
        if (!can_be_told(s, in) || !find_dollars(&dollars, k, r, &facts[i], s)) {
            continue;
        }
        f->items[f->n++] = (struct lc_figure){
            .fact = &facts[i],
            .publisher = name_publisher(k->arena, r, &facts[i]),
            .series = r->series,
            .why = text_of(k->model, r->first, LC_PUBLISHED_WHY),
            .parts = lc_parts_make(k->arena, in->layout, in->start, r->stands, r->n, s,
                                   r->measure == SUM ? LC_MEASURE_SUM : LC_MEASURE_RATE),
            .n_parts = r->n,
            .dollars = dollars,
            .before = r->before};
    }
    if (n_fit == 0) {
        lc_diag_add(k->diag, place_of(k->model, r->first), "published: no forecast of %s by %s",
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
        struct rows r;

        if (is_first(k.model, row) && gather_rows(&r, &k, row)) {
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
