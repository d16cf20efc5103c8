#include "cli/package.h"

#include "base/text.h"
#include "input/scenario_file.h"
#include "output/csv.h"
#include "output/headline.h"
#include "output/summarise.h"
#include "stats/mcse.h"
#include "stats/shapley.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define ERROR_DIGITS 4

static bool is_twice(char **policies, unsigned k)
{
    for (unsigned i = 0; i < k; i++) {
        for (unsigned j = 0; j < i; j++) {
            if (strcmp(policies[i], policies[j]) == 0) {
                return true;
            }
        }
    }
    return false;
}

bool lc_package_init(struct lc_package *p, const char *text, const char *against)
{
    *p = (struct lc_package){.against = against, .policies = g_strsplit(text, "+", -1)};
    p->k = g_strv_length(p->policies);
    const bool is_size = p->k >= 2 && p->k <= LC_PACKAGE_MOST;

    if (!is_size || is_twice(p->policies, p->k)) {
        char *safe = lc_text_escape(text, '\'', 120);

        fprintf(stderr,
                "layercake: --package %s: expected two to %d different scenarios joined by +\n",
                safe, LC_PACKAGE_MOST);
        g_free(safe);
        g_strfreev(p->policies);
        return false;
    }
    p->values = g_new0(double *, 1u << p->k);
    return true;
}

void lc_package_fini(struct lc_package *p)
{
    for (unsigned mask = 0; mask < 1u << p->k; mask++) {
        g_free(p->values[mask]);
    }
    g_free(p->values);
    g_free(p->numbers);
    g_strfreev(p->policies);
    g_strfreev(p->names);
    g_free(p->against_name);
}

void lc_package_call(struct lc_package *p, char *names, char *against)
{
    p->names = g_strsplit(names, "+", -1);
    p->against_name = against;
    g_free(names);
}

char *lc_package_combination(const struct lc_package *p, unsigned mask)
{
    GString *name = g_string_new(strcmp(p->against, LC_BASELINE) == 0 ? "" : p->against);

    for (unsigned i = 0; i < p->k; i++) {
        if (mask & 1u << i) {
            g_string_append_printf(name, "%s%s", name->len > 0 ? "+" : "", p->policies[i]);
        }
    }
    return g_string_free(name, FALSE);
}

size_t lc_package_bytes(const struct lc_package *p, const struct lc_yearly *yearly, uint32_t n)
{
    uint32_t *numbers;
    const size_t each = (size_t)lc_yearly_headlines(&numbers, yearly) << p->k;
    size_t bytes;

    g_free(numbers);
    return __builtin_mul_overflow(each * sizeof(double), (size_t)n, &bytes) ? SIZE_MAX : bytes;
}

static void keep(struct lc_package *p, unsigned mask, const struct lc_panel *panel)
{
    p->stride = panel->n;
    p->values[mask] = g_new(double, (size_t)p->n_numbers * panel->n + 1);
    for (uint32_t i = 0; i < p->n_numbers; i++) {
        memcpy(p->values[mask] + (size_t)i * panel->n, lc_panel_get(panel, p->numbers[i]),
               panel->n * sizeof(double));
    }
}

void lc_package_begin(struct lc_package *p, const struct lc_yearly *yearly,
                      const struct lc_panel *without)
{
    p->n_numbers = lc_yearly_headlines(&p->numbers, yearly);
    keep(p, 0, without);
}

void lc_package_take(struct lc_package *p, const char *name, const struct lc_panel *panel)
{
    for (unsigned mask = 1; mask < 1u << p->k; mask++) {
        char *own = lc_package_combination(p, mask);

        if (strcmp(own, name) == 0) {
            keep(p, mask, panel);
        }
        g_free(own);
    }
}

/* One quantity of all combinations, without the replications that failed, and what each policy
 * contributes to it. */
struct wedges {
    uint32_t n;
    double *outcome; /* [2^k][n] */
    double *share;   /* [k][n]: Shapley values */
    double *whole;   /* n: all policies against none */
    double *alone;   /* n: a policy by itself against none */
};

static struct wedges wedges_new(const struct lc_package *p, uint32_t n)
{
    return (struct wedges){.n = n,
                           .outcome = g_new0(double, ((size_t)n << p->k) + 1),
                           .share = g_new0(double, (size_t)n * p->k + 1),
                           .whole = g_new0(double, n + 1),
                           .alone = g_new0(double, n + 1)};
}

static void wedges_free(struct wedges *w)
{
    g_free(w->outcome);
    g_free(w->share);
    g_free(w->whole);
    g_free(w->alone);
}

static void wedges_work_out(struct wedges *w, const struct lc_package *p, uint32_t number,
                            const uint32_t *replications)
{
    const size_t all = ((size_t)1 << p->k) - 1;

    for (size_t mask = 0; mask <= all; mask++) {
        const double *from = p->values[mask] + (size_t)number * p->stride;

        for (uint32_t i = 0; i < w->n; i++) {
            w->outcome[mask * w->n + i] = from[replications[i]];
        }
    }
    lc_shapley_values(w->share, w->outcome, p->k, w->n);
    for (uint32_t i = 0; i < w->n; i++) {
        w->whole[i] = w->outcome[all * w->n + i] - w->outcome[i];
    }
}

static const double *alone(const struct wedges *w, unsigned policy)
{
    for (uint32_t i = 0; i < w->n; i++) {
        w->alone[i] = w->outcome[((size_t)w->n << policy) + i] - w->outcome[i];
    }
    return w->alone;
}

/* What a row is about. */
struct row {
    const char *package, *against, *policy;
    const struct lc_report_column *column;
    int year;
};

/* values: of the policy; alone: what it does by itself. */
static void write_row(struct lc_csv *to, const struct row *row, const double *values,
                      const double *by_itself, struct lc_scratch *s, const uint32_t *replications)
{
    static const double probabilities[] = {0.1, 0.5, 0.9};
    double quantiles[3];

    memcpy(s->values, values, s->n * sizeof *values);
    const struct lc_summary summary = lc_summarise(s, quantiles, probabilities, 3, replications);

    lc_csv_text(to, row->package);
    lc_csv_text(to, row->against);
    lc_csv_text(to, row->policy);
    lc_csv_text(to, row->column->name);
    lc_csv_text(to, row->column->region);
    lc_csv_text(to, lc_series_get(row->column->series)->unit);
    lc_csv_integer(to, row->year);
    lc_csv_integer(to, summary.n);
    lc_csv_number(to, summary.mean, LC_OUTPUT_DIGITS);
    lc_csv_number(to, summary.mcse, ERROR_DIGITS);
    for (int i = 0; i < 3; i++) {
        lc_csv_number(to, quantiles[i], LC_OUTPUT_DIGITS);
    }
    lc_csv_number(to, lc_mean(by_itself, s->n), LC_OUTPUT_DIGITS);
    lc_csv_end(to);
}

void lc_package_write(struct lc_outfile *file, const struct lc_package *p,
                      const struct lc_yearly *yearly, const uint32_t *replications, uint32_t n)
{
    struct lc_csv to = lc_csv_begin(file, "package,against,policy,series,region,unit,year,n,mean,"
                                          "mcse,p10,p50,p90,mean_alone");
    struct lc_scratch s = lc_scratch_new(n);
    struct wedges w = wedges_new(p, n);
    char *package = g_strjoinv("+", p->names);

    for (uint32_t number = 0; number < p->n_numbers; number++) {
        const struct lc_yearly_item *item = &yearly->items[p->numbers[number]];
        struct row row = {package, p->against_name, NULL, &yearly->layout->columns[item->column],
                          item->year};

        wedges_work_out(&w, p, number, replications);
        for (unsigned i = 0; i < p->k; i++) {
            row.policy = p->names[i];
            write_row(&to, &row, w.share + (size_t)i * n, alone(&w, i), &s, replications);
        }
        row.policy = "(all)";
        write_row(&to, &row, w.whole, w.whole, &s, replications);
    }
    g_free(package);
    wedges_free(&w);
    lc_scratch_free(&s);
}

/* "all  +2.3" or "fast-permits  +2.5  (alone +2.6)" */
static void print_policy(FILE *to, const char *policy, double mean, const double *by_itself,
                         uint32_t n)
{
    char *safe = lc_text_escape(policy, 0, 0);

    fprintf(to, "  %-28s %+12.4g", safe, mean);
    if (by_itself) {
        fprintf(to, " %+12.4g", lc_mean(by_itself, n));
    }
    fputc('\n', to);
    g_free(safe);
}

static void print_series(const struct lc_package *p, const struct lc_yearly *yearly,
                         struct wedges *w, uint32_t number, const uint32_t *replications, FILE *to)
{
    const struct lc_yearly_item *item = &yearly->items[p->numbers[number]];
    const struct lc_report_column *column = &yearly->layout->columns[item->column];

    wedges_work_out(w, p, number, replications);
    char *title = g_strdup_printf("%s, %d", column->name, item->year);

    fprintf(to, "%-30s %12s %12s\n", title, "in package", "alone");
    g_free(title);
    for (unsigned i = 0; i < p->k; i++) {
        print_policy(to, p->names[i], lc_mean(w->share + (size_t)i * w->n, w->n), alone(w, i),
                     w->n);
    }
    print_policy(to, "(all)", lc_mean(w->whole, w->n), NULL, 0);
}

void lc_package_print(const struct lc_package *p, const struct lc_yearly *yearly,
                      const uint32_t *replications, uint32_t n, FILE *to)
{
    struct wedges w = wedges_new(p, n);
    const int last = yearly->layout->first_year + (int)yearly->layout->n_years - 1;

    fputs("Mean contributions to the package (Shapley values), and by itself\n", to);
    for (uint32_t number = 0; number < p->n_numbers; number++) {
        const struct lc_yearly_item *item = &yearly->items[p->numbers[number]];
        const bool is_shown = item->year == 2030 || item->year == 2035 || item->year == last;

        if (is_shown && item->column == yearly->items[p->numbers[0]].column) {
            print_series(p, yearly, &w, number, replications, to);
        }
    }
    wedges_free(&w);
}
