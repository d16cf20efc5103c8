#include "fixture.h"
#include "output/matrix.h"

#include <gsl/gsl_errno.h>

#define FROM lc_time_of(2026, 1, 1)

static struct lc_layout *years_to(int last)
{
    return lc_layout_new(small_model(), FROM, lc_time_of(last, 12, 31), LC_EVERY_YEAR);
}

START_TEST(test_matrix_ends_with_2030_2035_and_the_last_year)
{
    static const struct {
        int last;
        unsigned n;
        int years[LC_MATRIX_YEARS];
    } cases[] = {{2027, 1, {2027}},
                 {2030, 1, {2030}},
                 {2031, 2, {2030, 2031}},
                 {2035, 2, {2030, 2035}},
                 {2036, 3, {2030, 2035, 2036}}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct lc_layout *l = years_to(cases[i].last);
        struct lc_matrix x;

        lc_matrix_init(&x, l, FROM);
        ck_assert_uint_eq(x.n_years, cases[i].n);
        ck_assert_mem_eq(x.years, cases[i].years, sizeof x.years);
        lc_matrix_fini(&x);
        lc_layout_free(l);
    }
}
END_TEST

static double amount(const struct lc_matrix *x, const struct lc_observation *o,
                     uint32_t application, unsigned row, unsigned year)
{
    const uint32_t quantity = lc_matrix_quantity(x, application, row * x->n_years + year);
    const struct lc_quantity *q = &x->probe.quantities[quantity];
    double sum = 0;

    for (uint32_t k = 0; k < q->n; k++) {
        const struct lc_probe_term *t = &x->probe.terms[q->first + k];

        sum += t->weight * (t->kind == LC_SAMPLE_SERIES ? o->series : o->ledger)[t->cell];
    }
    return sum / q->divisor;
}

static unsigned row_of(const char *layer, const char *quantity)
{
    unsigned i = 0;

    while (strcmp(lc_matrix_rows[i].layer, layer) != 0 ||
           strcmp(lc_matrix_rows[i].quantity, quantity) != 0) {
        ck_assert_uint_lt(++i, lc_n_matrix_rows);
    }
    return i;
}

/* Cost lines: site (infrastructure), servers (chips); posted in 2026 (year 0) and 2032 (year 6). */
START_TEST(test_matrix_sums_what_was_posted_to_the_application_up_to_the_year)
{
    struct lc_layout *l = years_to(2036);
    struct lc_observation *o = lc_observation_new(l);
    struct lc_matrix x;

    lc_matrix_init(&x, l, FROM);
    o->ledger[lc_ledger_index(l, 0, 0, 0, 0)] = 1;
    o->ledger[lc_ledger_index(l, 0, 0, 1, 0)] = 2;
    o->ledger[lc_ledger_index(l, 6, 0, 1, 0)] = 4;
    o->ledger[lc_ledger_index(l, 6, 1, 0, 0)] = 8;
    o->ledger[lc_ledger_index(l, 6, 1, 0, 1)] = 16; /* of the other application */
    o->ledger[lc_ledger_index(l, 0, l->n_cost_lines + LC_MEASURE_FIRM_POWER, 0, 0)] = 32;
    o->ledger[lc_ledger_index(l, 0, l->n_cost_lines + LC_MEASURE_WORKER_YEARS_CHIPS, 0, 0)] = 64;
    ck_assert_double_eq(amount(&x, o, 0, row_of("infrastructure", "capital"), 0), 3);
    ck_assert_double_eq(amount(&x, o, 0, row_of("infrastructure", "capital"), 1), 7);
    ck_assert_double_eq(amount(&x, o, 0, row_of("chips", "capital"), 1), 8);
    ck_assert_double_eq(amount(&x, o, 1, row_of("chips", "capital"), 1), 16);
    ck_assert_double_eq(amount(&x, o, 0, row_of("physical", "capital"), 2), 15);
    ck_assert_double_eq(amount(&x, o, 0, row_of("energy", "capital"), 2), 0);
    ck_assert_double_eq(amount(&x, o, 0, row_of("energy", "firm-power"), 0), 32);
    ck_assert_double_eq(amount(&x, o, 0, row_of("chips", "work"), 0), 64);
    ck_assert_double_eq(amount(&x, o, 0, row_of("physical", "work"), 2), 64);
    lc_matrix_fini(&x);
    lc_observation_free(o);
    lc_layout_free(l);
}
END_TEST

/* G$ a year at the end of each year count for that year. */
START_TEST(test_matrix_revenue_is_summed_over_time_in_millions)
{
    struct lc_layout *l = years_to(2031);
    struct lc_observation *o = lc_observation_new(l);
    const uint32_t column = l->first_column[LC_S_REVENUE_APPLICATION] + 1;
    struct lc_matrix x;

    lc_matrix_init(&x, l, FROM);
    for (uint32_t date = 0; date < l->n_dates; date++) {
        o->series[lc_series_index(l, date, column)] = date < 5 ? 2 : 10;
    }
    const double five = lc_years_between(FROM, lc_time_of(2031, 1, 1));
    const double one = lc_years_between(lc_time_of(2031, 1, 1), lc_time_of(2032, 1, 1));

    ck_assert_double_eq_tol(amount(&x, o, 1, 0, 0), 2000 * five, 1e-9);
    ck_assert_double_eq_tol(amount(&x, o, 1, 0, 1), 2000 * five + 10000 * one, 1e-9);
    ck_assert_double_eq(amount(&x, o, 0, 0, 1), 0);
    lc_matrix_fini(&x);
    lc_observation_free(o);
    lc_layout_free(l);
}
END_TEST

/* Two replications of three are there: revenue 10 and 30, facility power 2 and 4 attributed, 1 and
 * 2 marginal. */
START_TEST(test_matrix_rows_hold_both_readings_and_their_ratio)
{
    static const uint32_t kept[] = {0, 2};
    fixture_value *const none = NULL;

    fixture_init(0, &none);
    struct lc_matrix x;

    lc_matrix_init(&x, fixture.layout, FROM);
    const size_t n = (size_t)lc_matrix_cells(&x) * 3;
    double *attributed = g_new0(double, n), *marginal = g_new0(double, n);
    const struct lc_matrix_sheet sheet = {&x, "baseline", "one", attributed, marginal, kept, 2, 3};
    const unsigned mw = row_of("infrastructure", "facility-power");

    memcpy(attributed, (double[]){10, 99, 30}, 3 * sizeof(double));
    memcpy(attributed + 3 * (size_t)mw, (double[]){2, 99, 4}, 3 * sizeof(double));
    memcpy(marginal + 3 * (size_t)mw, (double[]){1, 99, 2}, 3 * sizeof(double));
    struct lc_outfile *f = lc_outfile_open(fixture_folder, "table.csv");

    lc_matrix_write(f, &sheet);
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    char *text = fixture_read("table.csv");

    ck_assert_str_eq(
        text,
        "baseline,one,applications,revenue,M2024$,attributed,2027,2,20,10,12,20,28,2024$/2024$,2,1,"
        "0,1,1,1,1\n"
        "baseline,one,applications,revenue,M2024$,marginal,2027,2,0,0,0,0,0,2024$/2024$,2,0,0,0,0,0"
        ",0\n"
        "baseline,one,infrastructure,facility-power,MW,attributed,2027,2,3,1,2.2,3,3.8,MW/G2024$,2,"
        "150,25,140,166.666667,193.333333,1\n"
        "baseline,one,infrastructure,facility-power,MW,marginal,2027,2,1.5,0.5,1.1,1.5,1.9,"
        "MW/G2024$,2,75,12.5,70,83.3333333,96.6666667,0.5\n");
    g_free(text);
    g_free(attributed);
    g_free(marginal);
    lc_matrix_fini(&x);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("matrix");
    TCase *t = tcase_create("matrix");

    tcase_add_test(t, test_matrix_ends_with_2030_2035_and_the_last_year);
    tcase_add_test(t, test_matrix_sums_what_was_posted_to_the_application_up_to_the_year);
    tcase_add_test(t, test_matrix_revenue_is_summed_over_time_in_millions);
    tcase_add_test(t, test_matrix_rows_hold_both_readings_and_their_ratio);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
