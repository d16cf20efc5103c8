/* The baseline to 2040 as a whole: nothing that the model has lies idle in it, and its orders of
 * magnitude are those of the build-out. Bounds, not forecasts. */
#include "model/harness.h"

#define REPLICATIONS 24

static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2040-12-31",
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

static double median_at(const char *series, const char *date)
{
    double values[REPLICATIONS];

    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        values[run] = value_at(baseline, run, series, "world", date);
    }
    return median_of(values, REPLICATIONS);
}

START_TEST(test_baseline_fires_every_kind_of_event)
{
    GString *missing = g_string_new("");

    for (unsigned kind = 0; kind < LC_EVENT_COUNT; kind++) {
        uint64_t n = 0;

        for (uint32_t run = 0; run < REPLICATIONS; run++) {
            n += baseline->runs[run]->events_by_kind[kind];
        }
        if (n == 0 && kind != LC_EV_POLICY_CHANGE && kind != LC_EV_SHOCK_STRIKE) {
            g_string_append_printf(missing, " %s",
                                   lc_event_info_get((enum lc_event_kind)kind)->name);
        }
    }
    ck_assert_msg(missing->len == 0, "never happens:%s", missing->str);
    g_string_free(missing, TRUE);
}
END_TEST

/* A lever that starts and ends, and a shock: only scenarios have them. */
START_TEST(test_baseline_with_scenarios_fires_what_only_policies_do)
{
    struct run_case c = reference;

    c.to = "2028-12-31";
    c.scenarios[0] = "moratorium";
    c.scenarios[1] = "open-frontier-shock";
    struct ensemble *e = ensemble_run(&c, 1);

    ck_assert_uint_eq(e->runs[0]->events_by_kind[LC_EV_POLICY_CHANGE], 2);
    ck_assert_uint_eq(e->runs[0]->events_by_kind[LC_EV_SHOCK_STRIKE], 2);
    ensemble_free(e);
}
END_TEST

static unsigned binding_constraint(uint32_t run, uint32_t date, uint32_t region)
{
    const double *held = baseline->runs[run]->held_back_mwyears +
                         lc_held_back_index(baseline->layout, date, region, LC_BIND_POWER);
    unsigned most = 0;

    for (unsigned c = 1; c < LC_CONSTRAINT_COUNT; c++) {
        most = held[c] > held[most] ? c : most;
    }
    return held[most] > 0 ? most : LC_CONSTRAINT_COUNT;
}

START_TEST(test_baseline_each_constraint_binds_somewhere)
{
    unsigned n[LC_CONSTRAINT_COUNT + 1] = {0};
    GString *text = g_string_new("");
    bool all = true;

    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        for (uint32_t i = 0; i < baseline->layout->n_dates; i++) {
            for (uint32_t r = 0; r < baseline->layout->n_regions; r++) {
                n[binding_constraint(run, i, r)]++;
            }
        }
    }
    for (unsigned c = 0; c < LC_CONSTRAINT_COUNT; c++) {
        g_string_append_printf(text, " %s %u", lc_constraint_names[c], n[c]);
        all = all && n[c] > 0;
    }
    ck_assert_msg(all, "region-quarters in which each binds:%s", text->str);
    g_string_free(text, TRUE);
}
END_TEST

START_TEST(test_baseline_every_layer_takes_capital_in_every_replication)
{
    for (unsigned layer = 0; layer < LC_LAYER_COUNT; layer++) {
        char name[80];

        snprintf(name, sizeof name, "capital_%s_cumulative_busd", lc_layer_names[layer]);
        for (uint32_t run = 0; run < REPLICATIONS; run++) {
            const double busd = value_at(baseline, run, name, "world", "2032-12-31");

            ck_assert_msg(busd > 0, "%s in replication %u: %g", name, run, busd);
        }
    }
}
END_TEST

/* A few hundred billion dollars a year at the start, trillions in total by the 2030s. */
START_TEST(test_baseline_capital_has_the_order_of_magnitude)
{
    const double first = median_at("capital_physical_cumulative_busd", "2026-12-31");
    const double later = median_at("capital_physical_cumulative_busd", "2032-12-31");

    ck_assert_msg(first > 200 && first < 1500, "2026: %g G$", first);
    ck_assert_msg(later > 1000, "to 2032: %g G$", later);
}
END_TEST

START_TEST(test_baseline_handles_a_hundred_thousand_events_a_replication)
{
    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        ck_assert_msg(baseline->runs[run]->events >= 100000, "replication %u: %llu events", run,
                      (unsigned long long)baseline->runs[run]->events);
    }
}
END_TEST

/* Replications differ: uncertainty is there, in every layer. */
START_TEST(test_baseline_replications_differ_in_every_layer)
{
    static const char *const series[] = {"ai_power_gw",           "compute_million_h100e",
                                         "revenue_busd_per_year", "plants_gw",
                                         "construction_workers",  "frontier_language_log10_flop",
                                         "rent_west_ratio",       "power_price_usd_per_mwh"};

    for (size_t k = 0; k < sizeof series / sizeof *series; k++) {
        const double one = value_at(baseline, 0, series[k], "world", reference.to);
        bool is_same = true;

        for (uint32_t run = 1; run < REPLICATIONS; run++) {
            is_same = is_same && value_at(baseline, run, series[k], "world", reference.to) == one;
        }
        ck_assert_msg(!is_same, "%s is %g in all", series[k], one);
    }
}
END_TEST

/* Employment must come out both ways: growing sectors and shrinking ones. */
START_TEST(test_baseline_has_sectors_that_grow_and_sectors_that_shrink)
{
    unsigned grow = 0, shrink = 0;

    for (uint32_t i = 0; i < baseline->layout->n_columns; i++) {
        if (baseline->layout->columns[i].series == LC_S_EMPLOYMENT_APPLICATION) {
            const double index =
                baseline->runs[0]
                    ->series[lc_series_index(baseline->layout, baseline->layout->n_dates - 1, i)];

            grow += index > 1 + 1e-6;
            shrink += index < 1 - 1e-6;
        }
    }
    ck_assert_msg(grow > 0 && shrink > 0, "%u grow, %u shrink", grow, shrink);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/baseline");
    TCase *tc = tcase_create("baseline");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_baseline_fires_every_kind_of_event);
    tcase_add_test(tc, test_baseline_with_scenarios_fires_what_only_policies_do);
    tcase_add_test(tc, test_baseline_each_constraint_binds_somewhere);
    tcase_add_test(tc, test_baseline_every_layer_takes_capital_in_every_replication);
    tcase_add_test(tc, test_baseline_capital_has_the_order_of_magnitude);
    tcase_add_test(tc, test_baseline_handles_a_hundred_thousand_events_a_replication);
    tcase_add_test(tc, test_baseline_replications_differ_in_every_layer);
    tcase_add_test(tc, test_baseline_has_sectors_that_grow_and_sectors_that_shrink);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
