#include "output/comparison.h"

#include "output/csv.h"
#include "output/headline.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define ERROR_DIGITS 4 /* of an error, or a ratio of variances */

static void add_item(struct lc_yearly *y, uint32_t *room, struct lc_yearly_item item)
{
    if (y->probe.n > *room) {
        *room = 2 * y->probe.n;
        y->items = g_renew(struct lc_yearly_item, y->items, *room);
    }
    y->items[y->probe.n - 1] = item;
}

/* The mean from the start to the end of a year: a STOCK counts for the period that ends with it. */
static void add_to_date(struct lc_yearly *y, uint32_t *room, lc_time from, uint32_t column,
                        int year)
{
    const struct lc_layout *l = y->layout;
    lc_time end = from;

    for (uint32_t date = 0; date < l->n_dates; date++) {
        end = lc_date_of(lc_layout_label(l, date)).year <= year ? l->dates[date] : end;
    }
    lc_probe_add(&y->probe, (double)(end - from) / (double)LC_MS_PER_DAY);
    for (uint32_t date = 0; date < l->n_dates && l->dates[date] <= end; date++) {
        const lc_time start = date > 0 ? l->dates[date - 1] : from;
        const double days = (double)(l->dates[date] - start) / (double)LC_MS_PER_DAY;

        lc_probe_add_term(&y->probe, LC_SAMPLE_SERIES, lc_series_index(l, date, column), days);
    }
    add_item(y, room, (struct lc_yearly_item){column, year, true});
}

void lc_yearly_init(struct lc_yearly *y, const struct lc_layout *l, lc_time from)
{
    const int last = l->first_year + (int)l->n_years - 1;
    uint32_t room = 0;

    *y = (struct lc_yearly){.layout = l};
    for (uint32_t column = 0; column < l->n_columns; column++) {
        for (int year = l->first_year; year <= last; year++) {
            if (lc_probe_add_annual(&y->probe, l, from, column, year)) {
                add_item(y, &room, (struct lc_yearly_item){column, year, false});
            }
        }
    }
    for (unsigned i = 0; i < lc_n_headlines; i++) {
        const int32_t column = lc_layout_find(l, lc_headlines[i].series, "world");

        for (int year = l->first_year; column >= 0 && year <= last; year++) {
            add_to_date(y, &room, from, (uint32_t)column, year);
        }
    }
}

void lc_yearly_fini(struct lc_yearly *y)
{
    lc_probe_fini(&y->probe);
    g_free(y->items);
}

int64_t lc_yearly_find(const struct lc_yearly *y, uint32_t column, int year, bool is_to_date)
{
    for (uint32_t i = 0; i < y->probe.n; i++) {
        const struct lc_yearly_item *item = &y->items[i];

        if (item->column == column && item->year == year && item->is_to_date == is_to_date) {
            return i;
        }
    }
    return -1;
}

uint32_t lc_yearly_headlines(uint32_t **numbers, const struct lc_yearly *y)
{
    const struct lc_layout *l = y->layout;
    uint32_t n = 0;

    *numbers = g_new(uint32_t, (gsize)lc_n_headlines * l->n_years);
    for (unsigned i = 0; i < lc_n_headlines; i++) {
        const int32_t column = lc_layout_find(l, lc_headlines[i].series, "world");

        for (uint32_t k = 0; column >= 0 && k < l->n_years; k++) {
            const int64_t found =
                lc_yearly_find(y, (uint32_t)column, l->first_year + (int)k, false);

            if (found >= 0) {
                (*numbers)[n++] = (uint32_t)found;
            }
        }
    }
    return n;
}

static bool is_nil(const double *values, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (values[i] != 0) {
            return false;
        }
    }
    return true;
}

static void write_numbers(struct lc_csv *to, const struct lc_paired *p)
{
    const double values[] = {p->first_median, p->other_median, p->median};

    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        lc_csv_number(to, values[i], LC_OUTPUT_DIGITS);
    }
    lc_csv_number(to, p->mcse_median, ERROR_DIGITS);
    lc_csv_number(to, p->mean, LC_OUTPUT_DIGITS);
    lc_csv_number(to, p->mcse_mean, ERROR_DIGITS);
    for (int i = 0; i < LC_PAIRED_QUANTILES; i++) {
        lc_csv_number(to, p->quantiles[i], LC_OUTPUT_DIGITS);
    }
    lc_csv_number(to, p->median_share, LC_OUTPUT_DIGITS);
    lc_csv_number(to, p->probability_up, LC_OUTPUT_DIGITS);
    lc_csv_number(to, p->probability_nil, LC_OUTPUT_DIGITS);
    lc_csv_number(to, p->variance_ratio, ERROR_DIGITS);
    lc_csv_number(to, p->log_mean, LC_OUTPUT_DIGITS);
    lc_csv_number(to, p->mcse_log_mean, ERROR_DIGITS);
    lc_csv_number(to, p->log_variance_ratio, ERROR_DIGITS);
}

void lc_comparison_pairs(double *against, double *scenario, const struct lc_comparison *c,
                         uint32_t quantity)
{
    const size_t row = (size_t)quantity * c->stride;

    for (uint32_t i = 0; i < c->n; i++) {
        against[i] = c->against_values[row + c->replications[i]];
        scenario[i] = c->scenario_values[row + c->replications[i]];
    }
}

void lc_comparison_write(struct lc_outfile *file, const struct lc_comparison *c)
{
    struct lc_csv to = {.file = file};
    struct lc_paired_room *room = lc_paired_room_new(c->n);
    const struct lc_layout *l = c->yearly->layout;
    double *a = g_new(double, c->n + 1), *b = g_new(double, c->n + 1);

    for (uint32_t i = 0; i < c->yearly->probe.n; i++) {
        const struct lc_yearly_item *item = &c->yearly->items[i];
        const struct lc_report_column *column = &l->columns[item->column];
        struct lc_paired paired;

        lc_comparison_pairs(a, b, c, i);
        if (is_nil(a, c->n) && is_nil(b, c->n)) {
            continue;
        }
        lc_paired_compare(&paired, room, a, b, c->replications, c->n);
        lc_csv_text(&to, c->scenario);
        lc_csv_text(&to, c->against);
        lc_csv_text(&to, column->name);
        lc_csv_text(&to, column->region);
        lc_csv_text(&to, lc_series_get(column->series)->unit);
        lc_csv_text(&to, item->is_to_date ? "mean-to-date" : "year");
        lc_csv_integer(&to, item->year);
        lc_csv_integer(&to, (int64_t)paired.n);
        write_numbers(&to, &paired);
        lc_csv_end(&to);
    }
    lc_paired_room_free(room);
    g_free(a);
    g_free(b);
}
