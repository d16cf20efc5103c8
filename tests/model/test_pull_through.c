/* What is attributed adds up to all there is; a run without an application has no trace of it. */
#include "harness.h"
#include "input/without.h"
#include "output/matrix.h"

#define ROUNDING 1e-9 /* relative, of sums added in another order */

static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2029-12-31",
                                          .every = LC_EVERY_QUARTER,
                                          .seed = 3};

static double quantity_of(const struct lc_matrix *x, const struct lc_observation *o,
                          uint32_t quantity)
{
    const struct lc_quantity *q = &x->probe.quantities[quantity];
    double sum = 0;

    for (uint32_t k = 0; k < q->n; k++) {
        const struct lc_probe_term *term = &x->probe.terms[q->first + k];

        sum += term->weight * (term->kind == LC_SAMPLE_SERIES ? o->series : o->ledger)[term->cell];
    }
    return sum / q->divisor;
}

/* Over all applications, to the end. */
static double attributed_to_all(const struct lc_matrix *x, const struct lc_observation *o,
                                unsigned row)
{
    double sum = 0;

    for (uint32_t a = 0; a < x->layout->n_applications; a++) {
        sum += quantity_of(x, o, lc_matrix_quantity(x, a, (row + 1) * x->n_years - 1));
    }
    return sum;
}

/* The series come from the flows of the world, the matrix from the ledger's entries. */
START_TEST(test_attributed_amounts_of_all_applications_sum_to_the_totals)
{
    struct ensemble *e = ensemble_run(&reference, 2);
    struct lc_matrix x;

    lc_matrix_init(&x, e->layout, e->setup.from);
    for (uint32_t run = 0; run < e->n; run++) {
        for (unsigned row = 0; row < lc_n_matrix_rows; row++) {
            const struct lc_matrix_row *r = &lc_matrix_rows[row];
            gchar *series = g_strdup_printf("capital_%s_cumulative_busd", r->layer);
            const double all = attributed_to_all(&x, e->runs[run], row);
            double total = sum_over_time(e, run, "revenue_busd_per_year", "world");

            if (strcmp(r->quantity, "capital") == 0) {
                total = value_at(e, run, series, "world", reference.to);
            }
            if (strcmp(r->quantity, "capital") == 0 || row == 0) {
                ck_assert_double_gt(total, 0);
                ck_assert_msg(fabs(all / (1000 * total) - 1) < ROUNDING, "%s %s: %.12g of %.12g",
                              r->layer, r->quantity, all, 1000 * total);
            }
            g_free(series);
        }
    }
    lc_matrix_fini(&x);
    ensemble_free(e);
}
END_TEST

/* The case without that application; the sets must outlive it. */
static struct run_case without(const struct run_case *c, const char *name, char ***sets)
{
    struct run_case out = *c;
    struct lc_model *m = harness_load(c);
    const int64_t row = lc_row_find(m, LC_T_APPLICATIONS, name);
    size_t n = 0;

    ck_assert_int_ge(row, 0);
    *sets = lc_without_sets(m, (uint32_t)row);
    lc_model_free(m);
    while (out.sets[n]) {
        n++;
    }
    for (size_t i = 0; (*sets)[i]; i++) {
        out.sets[n++] = (*sets)[i];
    }
    ck_assert_uint_lt(n, HARNESS_LIST);
    return out;
}

START_TEST(test_without_an_application_nobody_adopts_it_or_pays_for_it_at_any_time)
{
    static const char *const names[] = {"software-development", "new-enterprise"};

    for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
        char **sets, *member = g_strdelimit(g_strdup(names[k]), "-", '_');
        char *spend = g_strdup_printf("spend_%s_busd_per_year", member);
        char *revenue = g_strdup_printf("revenue_%s_busd_per_year", member);
        char *adopted = g_strdup_printf("adopted_%s_share", member);
        const struct run_case c = without(&reference, names[k], &sets);
        struct ensemble *e = ensemble_run(&c, 2);

        for (uint32_t run = 0; run < e->n; run++) {
            ck_assert_double_eq(sum_over_time(e, run, spend, "world"), 0);
            ck_assert_double_eq(sum_over_time(e, run, revenue, "world"), 0);
            ck_assert_double_eq(sum_over_time(e, run, adopted, "world"), 0);
        }
        ensemble_free(e);
        g_strfreev(sets);
        g_free(spend);
        g_free(revenue);
        g_free(adopted);
        g_free(member);
    }
}
END_TEST

/* Where adoption hangs on nothing but its own draws, that of the others stays what it was. */
START_TEST(test_without_an_application_others_keep_their_draws)
{
    struct run_case c = reference;
    char **sets;

    c.sets[0] = "price_sensitivity=0";
    c.sets[1] = "service_sensitivity=0";
    c.sets[2] = "open_boost=0";
    c.sets[3] = "open_floor=0";
    c.sets[4] = "threshold_shift=-4";
    c.sets[5] = "applications.*.churn_per_year=0";
    const struct run_case less = without(&c, "office-agents", &sets);
    struct ensemble *a = ensemble_run(&c, 2), *b = ensemble_run(&less, 2);
    const uint32_t first = a->layout->first_column[LC_S_ADOPTED_APPLICATION];
    const int64_t row = lc_row_find(a->model, LC_T_APPLICATIONS, "office-agents");

    for (uint32_t run = 0; run < a->n; run++) {
        ck_assert_mem_eq(a->runs[run]->draws, b->runs[run]->draws,
                         a->model->n_parameters * sizeof(double));
        for (uint32_t k = 0; k < a->layout->n_applications; k++) {
            for (uint32_t date = 0; date < a->layout->n_dates && k != row; date++) {
                const size_t cell = lc_series_index(a->layout, date, first + k);

                ck_assert_double_eq(a->runs[run]->series[cell], b->runs[run]->series[cell]);
            }
        }
        ck_assert_double_lt(sum_over_time(b, run, "revenue_busd_per_year", "world"),
                            sum_over_time(a, run, "revenue_busd_per_year", "world"));
    }
    ensemble_free(a);
    ensemble_free(b);
    g_strfreev(sets);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("model/pull_through");
    TCase *tc = tcase_create("pull_through");

    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_attributed_amounts_of_all_applications_sum_to_the_totals);
    tcase_add_test(tc, test_without_an_application_nobody_adopts_it_or_pays_for_it_at_any_time);
    tcase_add_test(tc, test_without_an_application_others_keep_their_draws);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
