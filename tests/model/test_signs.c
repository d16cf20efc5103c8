/* What policies do, in the paired median and in the mean: the same replications (common random
 * numbers) with and without the scenario. Not in every replication: expectations can overshoot.
 *
 * A test passes when the median of the paired differences has the sign, and the mean too. If a
 * scenario had no effect on average, the median would have the wrong sign in half of the runs of
 * this file: these are tests of large effects, with the numbers printed.
 */
#include "model/harness.h"

#define REPLICATIONS 16

static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2033-12-31",
                                          .every = LC_EVERY_QUARTER,
                                          .seed = 1};
static struct ensemble *baseline;

static void setup(void)
{
    gsl_set_error_handler_off();
    baseline = ensemble_run(&reference, REPLICATIONS);
}

static void teardown(void)
{
    ensemble_free(baseline);
}

static struct ensemble *with_scenario(const char *name)
{
    struct run_case c = reference;

    c.scenarios[0] = name;
    return ensemble_run(&c, REPLICATIONS);
}

/* Sum over time up to a date: the path up to it does not depend on what comes after. */
static double sum_until(const struct ensemble *e, uint32_t run, const char *series,
                        const char *region, const char *until)
{
    const uint32_t column = column_of(e, series, region), last = report_of(e, until);
    double sum = 0;

    for (uint32_t i = 0; i <= last; i++) {
        sum += e->runs[run]->series[lc_series_index(e->layout, i, column)] * period_years(e, i);
    }
    return sum;
}

/* The sum over time of a series moves in the direction (+1 or -1), in paired median and mean. */
static void expect_sign_until(const struct ensemble *e, const char *series, const char *region,
                              int direction, const char *until)
{
    double difference[REPLICATIONS], mean = 0, base = 0;
    char text[REPLICATIONS * 16] = "";

    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        const double without = sum_until(baseline, run, series, region, until);

        difference[run] = sum_until(e, run, series, region, until) - without;
        mean += difference[run] / REPLICATIONS;
        base += without / REPLICATIONS;
        g_snprintf(text + strlen(text), (gulong)(sizeof text - strlen(text)), " %.4g",
                   difference[run]);
    }
    const double median = median_of(difference, REPLICATIONS);

    ck_assert_msg(median * direction > 0 && mean * direction > 0,
                  "%s, sum of %s in %s: median %+.4g, mean %+.4g of %.4g, expected %s; pairs:%s",
                  e->model->scenarios[0].name, series, region, median, mean, base,
                  direction > 0 ? "more" : "less", text);
}

static void expect_sign(const struct ensemble *e, const char *series, const char *region,
                        int direction)
{
    expect_sign_until(e, series, region, direction, reference.to);
}

START_TEST(test_sign_faster_permits_raise_capacity)
{
    struct ensemble *e = with_scenario("fast-permits");

    expect_sign(e, "ai_power_gw", "world", 1);
    expect_sign(e, "held_back_permits_gw_years_per_year", "world", -1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_an_open_release_raises_adoption)
{
    struct ensemble *e = with_scenario("open-frontier-shock");

    expect_sign(e, "adopted_share", "world", 1);
    expect_sign(e, "frontier_open_language_log10_flop", "world", 1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_more_apprentices_widen_the_pool_and_help_capacity)
{
    struct ensemble *e = with_scenario("apprenticeship-surge");

    expect_sign(e, "apprentices", "world", 1);
    expect_sign(e, "pool_electricians_workers", "world", 1);
    expect_sign(e, "ai_power_gw", "world", 1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_a_carbon_price_lowers_co2)
{
    struct ensemble *e = with_scenario("carbon-price");

    expect_sign(e, "co2_mt_per_year", "world", -1);
    expect_sign(e, "power_price_usd_per_mwh", "world", 1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_export_controls_lower_compute_in_china)
{
    struct ensemble *e = with_scenario("export-controls-tightened");

    expect_sign(e, "compute_million_h100e", "china", -1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_lifting_export_controls_raises_compute_in_china)
{
    struct ensemble *e = with_scenario("export-controls-lifted");

    expect_sign(e, "compute_million_h100e", "china", 1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_a_squeeze_lowers_capital)
{
    struct ensemble *e = with_scenario("capital-squeeze");

    expect_sign(e, "capital_physical_busd_per_year", "world", -1);
    expect_sign(e, "ai_power_gw", "world", -1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_a_moratorium_lowers_power_where_it_holds)
{
    struct ensemble *e = with_scenario("moratorium");

    expect_sign(e, "ai_power_gw", "united-states", -1); /* others may take over what it loses */
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_a_longer_safety_review_lowers_adoption)
{
    struct ensemble *e = with_scenario("safety-review");

    expect_sign(e, "adopted_share", "world", -1);
    expect_sign(e, "frontier_language_log10_flop", "world", -1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_a_lost_fab_lowers_compute)
{
    struct ensemble *e = with_scenario("taiwan-disruption");

    /* to the end of the disruption; and what it leaves behind two years on */
    expect_sign_until(e, "compute_shipped_million_h100e_per_year", "world", -1, "2027-06-30");
    expect_sign_until(e, "compute_million_h100e", "world", -1, "2029-06-30");
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_a_turbine_shortage_lowers_turbines)
{
    struct ensemble *e = with_scenario("gas-turbine-shortage");

    expect_sign(e, "plants_aeroderivative_gw", "world", -1);
    ensemble_free(e);
}
END_TEST

START_TEST(test_sign_flexible_loads_find_more_headroom)
{
    struct ensemble *e = with_scenario("flexible-loads");

    expect_sign(e, "power_granted_gw_per_year", "world", 1);
    ensemble_free(e);
}
END_TEST

/* Nothing is commissioned but refits of halls that stood at the start. */
START_TEST(test_sign_no_build_out_freezes_capacity)
{
    struct ensemble *e = with_scenario("no-build-out");

    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        const double start = value_at(baseline, run, "ai_power_gw", "world", "2026-03-31");

        for (uint32_t i = 0; i < e->layout->n_dates; i++) {
            const double power =
                e->runs[run]
                    ->series[lc_series_index(e->layout, i, column_of(e, "ai_power_gw", "world"))];

            ck_assert_msg(power <= start * 1.001, "replication %u report %u: %g GW of %g", run, i,
                          power, start);
        }
    }
    expect_sign(e, "ai_power_gw", "world", -1);
    ensemble_free(e);
}
END_TEST

/* What a scenario expects to stay the same does, in a replication of each. */
static void expect_same(const struct ensemble *base, const struct ensemble *e, uint32_t *n)
{
    const struct lc_scenario *s = &e->model->scenarios[0];

    for (uint32_t i = 0; i < s->n_expectations; i++) {
        const struct lc_expectation *x = &s->expectations[i];
        char date[LC_DATE_TEXT];

        lc_date_format(date, lc_time_of(x->year, 12, 31));
        if (x->sign == 0 && lc_time_of(x->year, 12, 31) <= e->setup.to) {
            const double with = value_at(e, 0, x->series, x->region, date);
            const double without = value_at(base, 0, x->series, x->region, date);

            ck_assert_msg(with == without, "%s: %s in %s: %.17g, without it %.17g", s->name,
                          x->series, date, with, without);
            (*n)++;
        }
    }
}

/* Every scenario that is shipped runs, and all but the baseline change something. */
START_TEST(test_sign_every_scenario_changes_something)
{
    gchar *folder = harness_path("scenarios");
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *file;
    struct run_case c = reference;

    c.to = "2028-12-31";
    ck_assert_ptr_nonnull(dir);
    struct ensemble *base = ensemble_run(&c, 1);
    uint32_t n_same = 0;

    while ((file = g_dir_read_name(dir))) {
        if (!g_str_has_suffix(file, ".csv")) {
            continue;
        }
        gchar *name = g_strndup(file, strlen(file) - 4);

        c.scenarios[0] = name;
        struct ensemble *e = ensemble_run(&c, 1);
        const bool is_same = same_observation(e->layout, base->runs[0], e->runs[0]);

        ck_assert_msg(is_same == (strcmp(name, "baseline") == 0), "%s", name);
        expect_same(base, e, &n_same);
        ensemble_free(e);
        g_free(name);
    }
    ck_assert_uint_gt(n_same, 0);
    ensemble_free(base);
    g_dir_close(dir);
    g_free(folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/signs");
    TCase *tc = tcase_create("signs");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_sign_faster_permits_raise_capacity);
    tcase_add_test(tc, test_sign_an_open_release_raises_adoption);
    tcase_add_test(tc, test_sign_more_apprentices_widen_the_pool_and_help_capacity);
    tcase_add_test(tc, test_sign_a_carbon_price_lowers_co2);
    tcase_add_test(tc, test_sign_export_controls_lower_compute_in_china);
    tcase_add_test(tc, test_sign_lifting_export_controls_raises_compute_in_china);
    tcase_add_test(tc, test_sign_a_squeeze_lowers_capital);
    tcase_add_test(tc, test_sign_a_moratorium_lowers_power_where_it_holds);
    tcase_add_test(tc, test_sign_a_longer_safety_review_lowers_adoption);
    tcase_add_test(tc, test_sign_a_lost_fab_lowers_compute);
    tcase_add_test(tc, test_sign_a_turbine_shortage_lowers_turbines);
    tcase_add_test(tc, test_sign_flexible_loads_find_more_headroom);
    tcase_add_test(tc, test_sign_no_build_out_freezes_capacity);
    tcase_add_test(tc, test_sign_every_scenario_changes_something);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
