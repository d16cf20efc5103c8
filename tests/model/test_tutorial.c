/* The tutorial model against the numbers that models/tutorial/README.md works out by hand. */
#include "model/harness.h"

static const struct run_case monthly = {.model = "tutorial",
                                        .start = "2025-12-31",
                                        .to = "2027-12-31",
                                        .every = LC_EVERY_MONTH,
                                        .seed = 1};

static void expect_value(const struct ensemble *e, const char *series, const char *date,
                         double expected, double relative)
{
    const double found = value_at(e, 0, series, "world", date);

    ck_assert_msg(fabs(found - expected) <= relative * fabs(expected),
                  "%s at %s: %.9g, by hand %.9g", series, date, found, expected);
}

/* The first month: 1 % where the month has moved the figure a little, exact where it can't. */
START_TEST(test_tutorial_starts_at_the_numbers_worked_out_by_hand)
{
    struct ensemble *e = ensemble_run(&monthly, 1);
    const char *first = "2026-01-31";

    expect_value(e, "ai_power_gw", first, 1, 1e-9);
    expect_value(e, "compute_million_h100e", first, 1, 1e-9);
    expect_value(e, "spend_assistant_busd_per_year", first, 12, 0.03);
    expect_value(e, "inference_spend_busd_per_year", first, 6, 0.03);
    expect_value(e, "capital_models_busd_per_year", first, 2.75, 0.001);
    expect_value(e, "rent_usd_per_h100e_hour", first, 1.536, 0.02);
    expect_value(e, "utilisation_world_share", first, 0.65, 0.03);
    expect_value(e, "electricity_twh_per_year", first, 6.92, 0.02);
    expect_value(e, "co2_mt_per_year", first, 2.77, 0.02);
    expect_value(e, "tokens_trillion_per_day", first, 16.4, 0.03);
    expect_value(e, "power_price_usd_per_mwh", first, 60, 1e-9);
    expect_value(e, "employment_assistant_index", first, 1, 1e-12);
    expect_value(e, "capacity_packaging_per_month", first, 1.6, 1e-9);
    ensemble_free(e);
}
END_TEST

/* CO2 is 400 kg on every MWh of the grid. */
START_TEST(test_tutorial_co2_follows_electricity)
{
    struct run_case c = monthly;

    c.sets[0] = "sites.gas-engines.home.limit_mw=0";
    struct ensemble *e = ensemble_run(&c, 1);

    for (uint32_t i = 0; i < e->layout->n_dates; i++) {
        const double *row = e->runs[0]->series + (size_t)i * e->layout->n_columns;
        const double twh = row[column_of(e, "electricity_twh_per_year", "home")];

        ck_assert_double_eq_tol(row[column_of(e, "co2_mt_per_year", "home")], 0.4 * twh,
                                1e-9 * twh);
    }
    ensemble_free(e);
}
END_TEST

/* Packaging cut to a quarter makes 10 000 units of 2 H100e a month; a month's output may wait in
 * stock. */
START_TEST(test_tutorial_ships_no_more_than_the_narrowest_stage_makes)
{
    struct run_case c = monthly;

    c.to = "2027-06-30"; /* chip-two has more H100e */
    c.sets[0] = "stages.*.growth_cap_per_year=0";
    c.sets[1] = "line-capacity.home-packaging.capacity_per_month=0.4";
    struct ensemble *e = ensemble_run(&c, 4);
    bool is_full = false;

    for (uint32_t run = 0; run < e->n; run++) {
        double shipped = 0;

        for (uint32_t i = 0; i < e->layout->n_dates; i++) {
            const uint32_t column = column_of(e, "compute_shipped_million_h100e_per_year", "world");

            shipped +=
                e->runs[run]->series[lc_series_index(e->layout, i, column)] * period_years(e, i);
            ck_assert_double_le(shipped, 0.02 * (i + 2) + 1e-9);
        }
        is_full |= shipped > 0.02 * 9;
    }
    ck_assert_msg(is_full, "chips never came near the limit");
    ensemble_free(e);
}
END_TEST

/* Nobody waits for anything, and no plant is built: power comes from the grid. */
static const char *const plenty[] = {
    "sites.gas-engines.home.limit_mw=0",
    "grid.home.headroom_mw=1000000",
    "workforce.home.*.workers=10000000",
    "line-capacity.*.capacity_per_month=1000",
    "capital.world.operating_cash_busd_per_year=1000",
    "builders.builder.strategic_share=1",
};

static double lead_time_with(const char *set)
{
    struct run_case c = monthly;

    c.to = "2033-12-31";
    c.every = LC_EVERY_YEAR;
    for (size_t i = 0; i < sizeof plenty / sizeof *plenty; i++) {
        c.sets[i] = plenty[i];
    }
    c.sets[sizeof plenty / sizeof *plenty] = set;
    struct ensemble *e = ensemble_run(&c, 1);
    const double years = value_at(e, 0, "lead_time_years", "world", c.to);

    ck_assert_double_gt(sum_over_time(e, 0, "commissioned_gw_per_year", "world"), 0.2);
    ensemble_free(e);
    return years;
}

/* Site 3, permit 6, shell 6, fit-out 6, racks 2, commissioning 1 months. Chips leave once a month
 * and travel 30 days, so the racks may wait up to that long. */
static void expect_lead_time(const char *set, double years)
{
    const double found = lead_time_with(set), chips = 1.0 / 6;

    ck_assert_msg(found >= years - 0.02 && found <= years + chips, "%s: %.3f years, by hand %.3f",
                  set ? set : "as it is", found, years);
}

START_TEST(test_tutorial_factory_takes_24_months_when_nobody_waits)
{
    expect_lead_time(NULL, 2);
}
END_TEST

START_TEST(test_tutorial_factory_takes_half_a_year_less_without_permits)
{
    expect_lead_time("regions.home.permit_months=0", 1.5);
    expect_lead_time("regions.home.permit_months=12", 2.5);
}
END_TEST

/* The study runs beside permit, shell and fit-out: it costs time only beyond them. */
START_TEST(test_tutorial_power_study_holds_up_only_what_waits_for_it)
{
    expect_lead_time("regions.home.study_months=1", 2);
    expect_lead_time("regions.home.study_months=12", 2);
    /* site and study end after 39 months; chips may be held back until power has a date */
    const double late = lead_time_with("regions.home.study_months=36");

    ck_assert_msg(late >= 40 / 12.0 - 0.02 && late <= 44 / 12.0, "%.3f years", late);
}
END_TEST

/* Full adoption: a = 1.1, employment 1.1^0.5 = 1.049 or 1.1^-0.5 = 0.953. */
static double employment_with(const char *elasticity)
{
    struct run_case c = monthly;

    c.every = LC_EVERY_YEAR;
    c.to = "2028-12-31";
    c.sets[0] = "applications.assistant.productivity_gain=0.2";
    c.sets[1] = elasticity;
    c.sets[2] = "applications.assistant.bass_p_per_year=10";
    c.sets[3] = "applications.assistant.churn_per_year=0";
    struct ensemble *e = ensemble_run(&c, 1);

    ck_assert_double_eq_tol(value_at(e, 0, "adopted_assistant_share", "world", c.to), 1, 1e-9);
    const double index = value_at(e, 0, "employment_assistant_index", "world", c.to);

    ensemble_free(e);
    return index;
}

START_TEST(test_tutorial_employment_at_full_adoption_is_as_worked_out)
{
    ck_assert_double_eq_tol(employment_with("applications.assistant.demand_elasticity=1.5"),
                            sqrt(1.1), 1e-9);
    ck_assert_double_eq_tol(employment_with("applications.assistant.demand_elasticity=0.5"),
                            1 / sqrt(1.1), 1e-9);
    ck_assert_double_eq_tol(employment_with("applications.assistant.demand_elasticity=1"), 1,
                            1e-12);
}
END_TEST

/* Without applications only training runs, workers and coming chip generations are left to chance:
 * what is built is the initial pipeline, in every replication of every seed. */
START_TEST(test_tutorial_path_without_chance_is_the_same_for_every_seed)
{
    static const char *const same[] = {
        "ai_power_gw",
        "compute_million_h100e",
        "capital_physical_cumulative_busd",
        "pipeline_gw",
        "commissioned_gw_per_year",
        "retired_gw_per_year",
        "vacant_gw",
        "headroom_gw",
        "demand_busd_per_year",
        "research_spend_busd_per_year",
        "construction_workers",
    };
    struct run_case c = monthly;

    c.to = "2028-12-31"; /* before halls of the initial fleet that fall vacant could be filled */
    c.every = LC_EVERY_QUARTER;
    c.sets[0] = "applications.assistant.potential_busd_per_year=0";
    c.sets[1] = "adoption.assistant.home.spend_busd_per_year=0";
    c.sets[2] = "sites.gas-engines.home.limit_mw=0";
    struct ensemble *a = ensemble_run(&c, 2);

    c.seed = 99;
    struct ensemble *b = ensemble_run(&c, 1);

    for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
        const uint32_t column = column_of(a, same[k], "world");

        for (uint32_t i = 0; i < a->layout->n_dates; i++) {
            const size_t cell = lc_series_index(a->layout, i, column);

            ck_assert_msg(a->runs[0]->series[cell] == a->runs[1]->series[cell] &&
                              a->runs[0]->series[cell] == b->runs[0]->series[cell],
                          "%s at report %u", same[k], i);
        }
    }
    /* 100 MW at its fit-out and 100 MW at its permit: building, IT at 20 M$/MW, connections */
    expect_value(a, "capital_infrastructure_cumulative_busd", c.to, 0.6 + 0.9, 1e-9);
    expect_value(a, "capital_energy_cumulative_busd", c.to, 0.02, 1e-9);
    const uint32_t it = (uint32_t)lc_row_find(a->model, LC_T_COST_LINES, "it");

    ck_assert_double_eq_tol(ledger_sum(a, 0, it, -1), 4000, 1e-6);
    ensemble_free(a);
    ensemble_free(b);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("model/tutorial");
    TCase *tc = tcase_create("tutorial");

    tcase_add_test(tc, test_tutorial_starts_at_the_numbers_worked_out_by_hand);
    tcase_add_test(tc, test_tutorial_co2_follows_electricity);
    tcase_add_test(tc, test_tutorial_ships_no_more_than_the_narrowest_stage_makes);
    tcase_add_test(tc, test_tutorial_factory_takes_24_months_when_nobody_waits);
    tcase_add_test(tc, test_tutorial_factory_takes_half_a_year_less_without_permits);
    tcase_add_test(tc, test_tutorial_power_study_holds_up_only_what_waits_for_it);
    tcase_add_test(tc, test_tutorial_employment_at_full_adoption_is_as_worked_out);
    tcase_add_test(tc, test_tutorial_path_without_chance_is_the_same_for_every_seed);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
