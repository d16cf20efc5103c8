/* Levers of scenarios: numbers that are drawn, the order in which scenarios act, and hazards. */
#include "ensemble/plan.h"
#include "model/harness.h"
#include "world/levers.h"

#include <glib/gstdio.h>

#define HEADER                                                                                     \
    "from,until,target,scope,operation,value,hazard_per_year,name,distribution,arg1,arg2,note\n"
#define MANY 200 /* replications of the tests of hazards */

static gchar *folder;

static const struct run_case tutorial = {.model = "tutorial",
                                         .start = "2025-12-31",
                                         .to = "2028-12-31",
                                         .every = LC_EVERY_QUARTER,
                                         .seed = 1};

static void setup(void)
{
    folder = g_dir_make_tmp("layercake-test-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
}

static void teardown(void)
{
    g_rmdir(folder);
    g_free(folder);
}

/* Writes a scenario's rows to a file of the folder; its path is to be freed with g_free(). */
static gchar *write_scenario(const char *name, const char *rows)
{
    gchar *path = g_strdup_printf("%s/%s.csv", folder, name);
    gchar *text = g_strconcat(HEADER, rows, NULL);

    ck_assert(g_file_set_contents(path, text, -1, NULL));
    g_free(text);
    return path;
}

/* The tutorial under scenarios of one's own; "" for none. */
static struct ensemble *run_rows(const char *first, const char *second, const char *to, uint32_t n)
{
    gchar *paths[] = {write_scenario("first", first), write_scenario("second", second)};
    struct run_case c = tutorial;

    c.to = to;
    c.scenarios[0] = paths[0];
    c.scenarios[1] = paths[1];
    struct ensemble *e = ensemble_run(&c, n);

    for (int i = 0; i < 2; i++) {
        g_unlink(paths[i]);
        g_free(paths[i]);
    }
    return e;
}

static bool same_reports(const struct ensemble *a, const struct ensemble *b, uint32_t run)
{
    const struct lc_observation *x = a->runs[run], *y = b->runs[run];

    return x->events == y->events &&
           memcmp(x->series, y->series,
                  lc_samples_cells(a->layout, LC_SAMPLE_SERIES) * sizeof(double)) == 0 &&
           memcmp(x->ledger, y->ledger,
                  lc_samples_cells(a->layout, LC_SAMPLE_LEDGER) * sizeof(double)) == 0;
}

START_TEST(test_a_fixed_law_reports_the_same_bytes_as_its_value)
{
    const char *value = "2026-07-01,,regions.home.permit_months,,multiply,0.5,,,,,,\n"
                        ",,hurdle_rate,,set,0.09,,,,,,\n"
                        "2027-01-01,,squeeze,,shock,1,,,,,,\n";
    const char *fixed = "2026-07-01,,regions.home.permit_months,,multiply,,,,fixed,0.5,,\n"
                        ",,hurdle_rate,,set,,,,fixed,0.09,,\n"
                        "2027-01-01,,squeeze,,shock,,,,fixed,1,,\n";
    struct ensemble *a = run_rows(value, "", tutorial.to, 3);
    struct ensemble *b = run_rows(fixed, "", tutorial.to, 3);
    struct ensemble *none = run_rows("", "", tutorial.to, 3);

    ck_assert_uint_eq(b->model->n_parameters, a->model->n_parameters + 3);
    for (uint32_t run = 0; run < 3; run++) {
        ck_assert(same_reports(a, b, run));
        ck_assert(!same_reports(a, none, run));
    }
    ensemble_free(a);
    ensemble_free(b);
    ensemble_free(none);
}
END_TEST

/* A reported number that is the lever times a constant: sorted, it must follow the law. */
START_TEST(test_a_drawn_lever_spreads_what_it_acts_on_by_its_law)
{
    struct ensemble *e =
        run_rows(",,regions.home.power_price_usd_per_mwh,,multiply,,,,uniform,1,2,\n", "",
                 "2026-01-31", 100);
    struct ensemble *base = run_rows("", "", "2026-01-31", 100);
    const uint32_t p = e->model->n_parameters - 1;
    bool is_met[100] = {false};

    for (uint32_t run = 0; run < 100; run++) {
        const double draw = e->runs[run]->draws[p];
        const uint32_t stratum = (uint32_t)((draw - 1) * 100);
        const double price = value_at(e, run, "power_price_usd_per_mwh", "home", "2026-01-31");
        const double without = value_at(base, run, "power_price_usd_per_mwh", "home", "2026-01-31");

        ck_assert_uint_lt(stratum, 100);
        ck_assert(!is_met[stratum]);
        is_met[stratum] = true;
        ck_assert_double_eq_tol(price / without, draw, 1e-9);
    }
    ensemble_free(e);
    ensemble_free(base);
}
END_TEST

/* Of the reference model, whose parameters are rank-correlated and drawn from a sample. */
START_TEST(test_drawn_levers_leave_the_models_own_draws_alone)
{
    const struct run_case none = {.model = "reference", .start = "2025-12-31"};
    struct run_case with = none;

    with.scenarios[0] = "queue-reform";
    with.scenarios[1] = "nuclear-push";
    struct lc_model *a = harness_load(&none), *b = harness_load(&with);
    struct lc_plan *plan_a = lc_plan_new(a, 7), *plan_b = lc_plan_new(b, 7);
    double *x = g_new(double, a->n_parameters), *y = g_new(double, b->n_parameters);

    ck_assert_uint_gt(b->n_parameters, a->n_parameters);
    for (uint32_t index = 0; index < 300; index += 3) {
        lc_draws_get(plan_a, index, x);
        lc_draws_get(plan_b, index, y);
        ck_assert(memcmp(x, y, a->n_parameters * sizeof *x) == 0);
    }
    g_free(x);
    g_free(y);
    lc_plan_free(plan_a);
    lc_plan_free(plan_b);
    lc_model_free(a);
    lc_model_free(b);
}
END_TEST

/* A scenario's lever has the same draws alone and in a package. */
START_TEST(test_drawn_levers_do_not_hang_on_other_scenarios)
{
    struct run_case alone = {.model = "reference", .start = "2025-12-31"}, both = alone;

    alone.scenarios[0] = "queue-reform";
    both.scenarios[0] = "nuclear-push";
    both.scenarios[1] = "queue-reform";
    struct lc_model *a = harness_load(&alone), *b = harness_load(&both);
    struct lc_plan *plan_a = lc_plan_new(a, 7), *plan_b = lc_plan_new(b, 7);
    double *x = g_new(double, a->n_parameters), *y = g_new(double, b->n_parameters);

    for (uint32_t index = 0; index < 100; index++) {
        lc_draws_get(plan_a, index, x);
        lc_draws_get(plan_b, index, y);
        ck_assert_double_eq(x[a->n_parameters - 1], y[b->n_parameters - 1]);
    }
    g_free(x);
    g_free(y);
    lc_plan_free(plan_a);
    lc_plan_free(plan_b);
    lc_model_free(a);
    lc_model_free(b);
}
END_TEST

/* The value in force at the start of a cell under two scenarios in this order. */
static double under(const char *first, const char *second)
{
    struct ensemble *e = run_rows(first, second, "2026-01-31", 1);
    const uint32_t cell = lc_cell(e->model, LC_T_REGIONS, 0, LC_REGION_PERMIT_MONTHS);
    struct lc_levers l;

    lc_levers_init(&l, e->model);
    lc_levers_reset(&l, e->runs[0]->draws, e->setup.from);
    const double value = l.values[cell];

    lc_levers_fini(&l);
    ensemble_free(e);
    return value;
}

START_TEST(test_scenarios_act_in_the_order_given)
{
    const char *set = ",,regions.home.permit_months,,set,10,,,,,,\n";
    const char *twice = ",,regions.home.permit_months,,multiply,,,,fixed,2,,\n";

    ck_assert_double_eq(under(set, twice), 20);
    ck_assert_double_eq(under(twice, set), 10);
}
END_TEST

/* Strikes of a shock in three years are Poisson: 200 replications with a mean of 1.5 have a mean
 * within 5 standard errors of it (false alarm 6e-7), and a variance within 5 of its own. */
START_TEST(test_a_shock_with_a_hazard_strikes_as_a_poisson_process)
{
    struct ensemble *e = run_rows("2026-01-01,,open_release,language,shock,,0.5,,uniform,0,1,\n",
                                  "", "2028-12-31", MANY);
    const double years = lc_years_between(e->setup.from, e->layout->dates[e->layout->n_dates - 1]);
    const double mean = 0.5 * years;
    double sum = 0, squares = 0;

    for (uint32_t run = 0; run < MANY; run++) {
        const double n = (double)e->runs[run]->events_by_kind[LC_EV_SHOCK_STRIKE];

        sum += n;
        squares += (n - mean) * (n - mean);
    }
    ck_assert_double_eq_tol(sum / MANY, mean, 5 * sqrt(mean / MANY));
    ck_assert_double_eq_tol(squares / MANY, mean, 5 * sqrt((mean + 2 * mean * mean) / MANY));
    ensemble_free(e);
}
END_TEST

/* A change with a hazard strikes at most once: by then with probability 1 - exp(-hazard x years).
 * 5 standard errors: false alarm 6e-7. */
START_TEST(test_a_change_with_a_hazard_strikes_once_or_never)
{
    struct ensemble *e =
        run_rows("2026-01-01,,regions.home.pue,,multiply,1.1,0.5,,,,,\n", "", "2027-12-31", MANY);
    const double years = lc_years_between(e->setup.from, e->layout->dates[e->layout->n_dates - 1]);
    const double p = 1 - exp(-0.5 * years);
    double struck = 0;

    for (uint32_t run = 0; run < MANY; run++) {
        const uint64_t n = e->runs[run]->events_by_kind[LC_EV_SHOCK_STRIKE];

        ck_assert_uint_le(n, 1);
        struck += (double)n;
    }
    ck_assert_double_eq_tol(struck / MANY, p, 5 * sqrt(p * (1 - p) / MANY));
    ensemble_free(e);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/drawn");
    TCase *tc = tcase_create("drawn");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, test_a_fixed_law_reports_the_same_bytes_as_its_value);
    tcase_add_test(tc, test_a_drawn_lever_spreads_what_it_acts_on_by_its_law);
    tcase_add_test(tc, test_drawn_levers_leave_the_models_own_draws_alone);
    tcase_add_test(tc, test_drawn_levers_do_not_hang_on_other_scenarios);
    tcase_add_test(tc, test_scenarios_act_in_the_order_given);
    tcase_add_test(tc, test_a_shock_with_a_hazard_strikes_as_a_poisson_process);
    tcase_add_test(tc, test_a_change_with_a_hazard_strikes_once_or_never);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
