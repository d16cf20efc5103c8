/* What must happen where one ingredient of the build-out is taken away, or is there without end. */
#include "model/harness.h"

#include "laws/demand.h"

#include <glib/gstdio.h>

static const struct run_case tutorial = {.model = "tutorial",
                                         .start = "2025-12-31",
                                         .to = "2035-12-31",
                                         .every = LC_EVERY_YEAR,
                                         .seed = 7};
static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2032-12-31",
                                          .every = LC_EVERY_YEAR,
                                          .seed = 7};

static struct ensemble *run_with(const struct run_case *base, uint32_t n, const char *const *sets)
{
    struct run_case c = *base;

    for (size_t i = 0; i + 1 < HARNESS_LIST && sets[i]; i++) {
        c.sets[i] = sets[i];
    }
    return ensemble_run(&c, n);
}

/* Power of the projects in the pipeline table, GW. */
static double initial_pipeline_gw(const struct lc_model *m)
{
    double mw = 0;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_PIPELINE); row++) {
        mw += m->cells[lc_cell(m, LC_T_PIPELINE, row, LC_PIPELINE_FACILITY_MW)];
    }
    return mw / 1000;
}

/* Sum of the series over time is within the limit in every replication. */
static void expect_at_most(const struct ensemble *e, const char *series, double limit)
{
    for (uint32_t run = 0; run < e->n; run++) {
        const double sum = sum_over_time(e, run, series, "world");

        ck_assert_msg(sum <= limit * (1 + 1e-6) + 1e-9, "%s, replication %u: %g, at most %g",
                      series, run, sum, limit);
    }
}

/* ---- no demand ---- */

static const char *const no_applications[] = {"applications.*.potential_busd_per_year=0",
                                              "adoption.*.*.spend_busd_per_year=0", NULL};
static const char *const no_applications_known_pipeline[] = {
    "applications.*.potential_busd_per_year=0", "adoption.*.*.spend_busd_per_year=0",
    "pipeline_scale=1", NULL};

START_TEST(test_limit_without_applications_only_the_initial_pipeline_is_built)
{
    struct ensemble *e = run_with(&tutorial, 8, no_applications);

    expect_at_most(e, "commissioned_gw_per_year", initial_pipeline_gw(e->model));
    for (uint32_t run = 0; run < e->n; run++) {
        ck_assert_double_eq(value_at(e, run, "revenue_busd_per_year", "world", tutorial.to), 0);
        ck_assert_double_lt(value_at(e, run, "research_spend_busd_per_year", "world", tutorial.to),
                            1e-6);
        ck_assert_double_eq(value_at(e, run, "pipeline_gw", "world", tutorial.to), 0);
    }
    ensemble_free(e);
}
END_TEST

START_TEST(test_limit_without_applications_the_reference_winds_down_too)
{
    struct ensemble *e = run_with(&reference, 3, no_applications_known_pipeline);

    expect_at_most(e, "commissioned_gw_per_year", initial_pipeline_gw(e->model));
    for (uint32_t run = 0; run < e->n; run++) {
        ck_assert_double_lt(value_at(e, run, "research_spend_busd_per_year", "world", reference.to),
                            0.01);
    }
    ensemble_free(e);
}
END_TEST

/* But for what labs stake on the potential, whoever uses it now. */
START_TEST(test_limit_without_adopters_nobody_follows)
{
    static const char *const sets[] = {
        "adoption.*.*.spend_busd_per_year=0", "adoption.*.*.adopted_share=0",
        "applications.*.bass_p_per_year=0", "research_ambition=0", NULL};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    for (uint32_t run = 0; run < e->n; run++) {
        ck_assert_double_eq(value_at(e, run, "adopted_share", "world", tutorial.to), 0);
    }
    expect_at_most(e, "commissioned_gw_per_year", initial_pipeline_gw(e->model));
    ensemble_free(e);
}
END_TEST

START_TEST(test_limit_below_the_threshold_nobody_adopts)
{
    static const char *const sets[] = {"applications.assistant.threshold_log10_flop=40",
                                       "applications.assistant.churn_per_year=0", NULL};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    for (uint32_t run = 0; run < e->n; run++) {
        ck_assert_double_eq_tol(value_at(e, run, "adopted_share", "world", tutorial.to), 0.2, 1e-9);
        ck_assert_uint_eq(e->runs[run]->events_by_kind[LC_EV_COHORT_ADOPT], 0);
    }
    ensemble_free(e);
}
END_TEST

/* ---- Bass ---- */

/* F from F0 after t years: Bass's curve, entered where it has reached F0. */
static double bass_from(double p, double q, double start, double years)
{
    const double a = (1 - start) / (1 + q / p * start);
    const double entered = -log(a) / (p + q);

    ck_assert_double_eq_tol(lc_bass_share(p, q, entered), start, 1e-12);
    return lc_bass_share(p, q, entered + years);
}

/* The mean of 200 replications lies within 5 standard errors (measured) and a hundredth of the
 * curve: imitation among finitely many cohorts lags its limit by the order of 1/cohorts. False
 * alarm below 1e-5. */
START_TEST(test_limit_of_infinite_supply_is_bass_closed_form)
{
    static const char *const sets[] = {
        "fleet.*.*.*.facility_mw=1000000", "builders.builder.size_median_mw=10000",
        "chip_life_years=30", "regions.home.moratorium_share=1", NULL};
    const uint32_t n = 200;
    struct ensemble *e = run_with(&tutorial, n, sets);

    for (uint32_t i = 0; i < e->layout->n_dates; i++) {
        const uint32_t column = column_of(e, "adopted_assistant_share", "world");
        const double years = lc_years_between(e->setup.from, e->layout->dates[i]);
        const double expected = bass_from(0.03, 0.4, 0.2, years);
        double sum = 0, squares = 0;

        for (uint32_t run = 0; run < n; run++) {
            const double f = e->runs[run]->series[lc_series_index(e->layout, i, column)];

            sum += f;
            squares += f * f;
        }
        const double mean = sum / n;
        const double error = sqrt((squares / n - mean * mean) / (n - 1));

        ck_assert_msg(fabs(mean - expected) < 5 * error + 0.01 * expected,
                      "after %.2f years: %.5f +- %.5f, Bass %.5f", years, mean, error, expected);
    }
    ensemble_free(e);
}
END_TEST

/* ---- one thing is missing ---- */

START_TEST(test_limit_without_growth_of_lines_capacity_stays)
{
    static const char *const sets[] = {"stages.*.growth_cap_per_year=0", NULL};
    static const char *const series[] = {
        "capacity_wafers_per_month", "capacity_packaging_per_month", "capacity_memory_per_month",
        "capacity_assembly_per_month"};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    for (uint32_t run = 0; run < e->n; run++) {
        for (size_t k = 0; k < sizeof series / sizeof *series; k++) {
            ck_assert_double_eq_tol(value_at(e, run, series[k], "world", tutorial.to),
                                    value_at(e, run, series[k], "world", "2026-12-31"), 1e-9);
        }
    }
    ensemble_free(e);
}
END_TEST

START_TEST(test_limit_without_capital_only_the_initial_pipeline_is_built)
{
    static const char *const sets[] = {"capital.world.operating_cash_busd_per_year=0",
                                       "external_share=0", "reinvested_share=0", NULL};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    expect_at_most(e, "commissioned_gw_per_year", initial_pipeline_gw(e->model));
    ensemble_free(e);
}
END_TEST

/* What is under way at the start has its agreements; nothing comes on top. */
START_TEST(test_limit_without_power_nothing_is_granted)
{
    static const char *const sets[] = {"grid.home.headroom_mw=0",
                                       "regions.home.grid_additions_mw_per_year=0",
                                       "sites.gas-engines.home.limit_mw=0", NULL};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    for (uint32_t run = 0; run < e->n; run++) {
        ck_assert_double_eq(value_at(e, run, "plants_gw", "world", tutorial.to), 0);
        ck_assert_double_le(value_at(e, run, "ai_power_gw", "world", tutorial.to), 1.2 + 1e-9);
    }
    expect_at_most(e, "power_granted_gw_per_year", initial_pipeline_gw(e->model));
    ensemble_free(e);
}
END_TEST

START_TEST(test_limit_without_workers_nothing_is_finished)
{
    static const char *const sets[] = {
        "workforce.*.*.workers=0",   "trades.*.intake_per_year=0",     "trades.*.entry_per_year=0",
        "builders.*.size_sigma=0.1", "pipeline.*.*.*.facility_mw=100", NULL};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    expect_at_most(e, "commissioned_gw_per_year", 0);
    ensemble_free(e);
}
END_TEST

START_TEST(test_limit_without_chips_compute_never_grows)
{
    static const char *const sets[] = {"line-capacity.*.capacity_per_month=0",
                                       "stages.*.growth_cap_per_year=0", NULL};
    struct ensemble *e = run_with(&tutorial, 4, sets);

    expect_at_most(e, "compute_shipped_million_h100e_per_year", 0);
    expect_at_most(e, "commissioned_gw_per_year", 0);
    for (uint32_t run = 0; run < e->n; run++) {
        ck_assert_double_le(value_at(e, run, "compute_million_h100e", "world", tutorial.to),
                            1 + 1e-9);
    }
    ensemble_free(e);
}
END_TEST

/* ---- what a lever may do to the start ---- */

/* Open weights said to be ahead of the frontier are the frontier. */
START_TEST(test_limit_open_weights_may_lead_from_the_start)
{
    static const char *const sets[] = {"frontier.language.open_log10_flop=27", NULL};
    struct ensemble *e = run_with(&tutorial, 1, sets);

    ck_assert_double_ge(value_at(e, 0, "frontier_language_log10_flop", "world", "2026-12-31"),
                        value_at(e, 0, "frontier_open_language_log10_flop", "world", "2026-12-31"));
    ensemble_free(e);
}
END_TEST

START_TEST(test_limit_more_than_one_trade_may_stay_with_the_plant)
{
    static const char *const sets[] = {"trades.equipment-installers.permanent=1", NULL};

    ensemble_free(run_with(&reference, 1, sets));
}
END_TEST

START_TEST(test_limit_a_trade_may_come_to_stay_with_the_plant)
{
    static const char rows[] = "# What if installers stayed?\n"
                               "from,until,target,scope,operation,value,hazard_per_year,note\n"
                               "2027-01-01,2029-01-01,trades.equipment-installers.permanent,,set,1,"
                               ",made up for tests\n";
    struct run_case c = reference;
    gchar *folder = g_dir_make_tmp("layercake-test-XXXXXX", NULL);
    gchar *file = g_build_filename(folder, "installers.csv", NULL);

    ck_assert(g_file_set_contents(file, rows, -1, NULL));
    c.scenarios[0] = file;
    ensemble_free(ensemble_run(&c, 1));
    g_unlink(file);
    g_rmdir(folder);
    g_free(file);
    g_free(folder);
}
END_TEST

START_TEST(test_limit_no_trade_need_stay_with_the_plant)
{
    static const char *const sets[] = {"trades.*.permanent=0", NULL};
    struct ensemble *e = run_with(&reference, 1, sets);

    ck_assert_double_eq(value_at(e, 0, "operators", "world", reference.to), 0);
    ensemble_free(e);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("model/limits");
    TCase *tc = tcase_create("limits");

    tcase_add_test(tc, test_limit_without_applications_only_the_initial_pipeline_is_built);
    tcase_add_test(tc, test_limit_without_applications_the_reference_winds_down_too);
    tcase_add_test(tc, test_limit_without_adopters_nobody_follows);
    tcase_add_test(tc, test_limit_below_the_threshold_nobody_adopts);
    tcase_add_test(tc, test_limit_of_infinite_supply_is_bass_closed_form);
    tcase_add_test(tc, test_limit_without_growth_of_lines_capacity_stays);
    tcase_add_test(tc, test_limit_without_capital_only_the_initial_pipeline_is_built);
    tcase_add_test(tc, test_limit_without_power_nothing_is_granted);
    tcase_add_test(tc, test_limit_without_workers_nothing_is_finished);
    tcase_add_test(tc, test_limit_without_chips_compute_never_grows);
    tcase_add_test(tc, test_limit_open_weights_may_lead_from_the_start);
    tcase_add_test(tc, test_limit_more_than_one_trade_may_stay_with_the_plant);
    tcase_add_test(tc, test_limit_a_trade_may_come_to_stay_with_the_plant);
    tcase_add_test(tc, test_limit_no_trade_need_stay_with_the_plant);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
