/* What is neither made nor lost, seen from the outside: sums of series against each other and
 * against the ledger. The program checks its own stocks at every report; a replication in which one
 * of those checks fails, fails these tests. */
#include "model/harness.h"

#define REPLICATIONS    10
#define TWH_PER_GW_YEAR 8.766

static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2032-12-31",
                                          .every = LC_EVERY_MONTH,
                                          .seed = 11};
static struct ensemble *shared;

static void setup(void)
{
    gsl_set_error_handler_off();
    shared = ensemble_run(&reference, REPLICATIONS);
}

static void teardown(void)
{
    ensemble_free(shared);
}

static void expect_equal(const char *what, uint32_t run, double a, double b, double relative)
{
    ck_assert_msg(fabs(a - b) <= relative * fmax(1, fmax(fabs(a), fabs(b))),
                  "%s, replication %u: %.12g and %.12g", what, run, a, b);
}

static double layer_before(uint32_t run, enum lc_layer layer, int32_t region, int year)
{
    double sum = 0;

    for (uint32_t item = 0; item < shared->layout->n_cost_lines; item++) {
        sum += shared->layout->items[item].layer == layer
                   ? ledger_before(shared, run, item, region, year)
                   : 0;
    }
    return sum / 1000;
}

static double ledger_of_layer(uint32_t run, enum lc_layer layer, int32_t region)
{
    return layer_before(run, layer, region, INT_MAX);
}

static const char *layer_series(enum lc_layer layer, const char *tail)
{
    static char name[80];

    snprintf(name, sizeof name, "capital_%s_%s", lc_layer_names[layer], tail);
    return name;
}

START_TEST(test_conservation_capital_of_each_layer_is_the_sum_of_the_ledger)
{
    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        for (enum lc_layer layer = 0; layer < LC_LAYER_COUNT; layer++) {
            const double ledger = ledger_of_layer(run, layer, -1);
            const char *total = layer_series(layer, "cumulative_busd");

            expect_equal(total, run, value_at(shared, run, total, "world", reference.to), ledger,
                         1e-9);
            const char *flow = layer_series(layer, "busd_per_year");

            expect_equal(flow, run, sum_over_time(shared, run, flow, "world"), ledger, 1e-9);
        }
    }
}
END_TEST

/* What is paid at the clearing on the first of January was called for in December. */
START_TEST(test_conservation_ledger_and_reports_have_the_same_years)
{
    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        for (enum lc_layer layer = 0; layer < LC_LAYER_COUNT; layer++) {
            const char *total = layer_series(layer, "cumulative_busd");

            for (int year = 2026; year < 2032; year++) {
                char date[24];

                snprintf(date, sizeof date, "%d-12-31", year);
                expect_equal(total, run, value_at(shared, run, total, "world", date),
                             layer_before(run, layer, -1, year + 1), 1e-9);
            }
        }
    }
}
END_TEST

START_TEST(test_conservation_physical_capital_is_the_sum_over_regions_and_layers)
{
    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        double regions = 0, layers = 0;

        for (uint32_t r = 0; r < shared->layout->n_regions; r++) {
            const char *region = shared->model->tables[LC_T_REGIONS].key[r];
            const double here =
                sum_over_time(shared, run, "capital_physical_busd_per_year", region);
            double ledger = 0;

            for (enum lc_layer layer = 0; layer <= LC_LAYER_INFRASTRUCTURE; layer++) {
                ledger += ledger_of_layer(run, layer, (int32_t)r);
            }
            expect_equal(region, run, here, ledger, 1e-9);
            regions += here;
            layers += ledger;
        }
        expect_equal(
            "regions", run, regions,
            value_at(shared, run, "capital_physical_cumulative_busd", "world", reference.to), 1e-9);
        expect_equal("layers", run, regions, layers, 1e-9);
    }
}
END_TEST

/* Every series by region adds up to its world, and vendors to all chips. */
START_TEST(test_conservation_regions_add_up_to_the_world)
{
    static const char *const series[] = {
        "ai_power_gw",
        "electricity_twh_per_year",
        "compute_million_h100e",
        "revenue_busd_per_year",
        "factories_operating",
        "pipeline_gw",
        "commissioned_gw_per_year",
        "headroom_gw",
        "power_queue_gw",
        "power_granted_gw_per_year",
        "plants_gw",
        "co2_mt_per_year",
        "construction_workers",
        "vacancies_workers",
    };

    for (size_t k = 0; k < sizeof series / sizeof *series; k++) {
        const uint32_t world = column_of(shared, series[k], "world");

        for (uint32_t run = 0; run < REPLICATIONS; run++) {
            for (uint32_t i = 0; i < shared->layout->n_dates; i++) {
                const double *row =
                    shared->runs[run]->series + (size_t)i * shared->layout->n_columns;
                double sum = 0;

                for (uint32_t r = 1; r <= shared->layout->n_regions; r++) {
                    sum += row[world + r];
                }
                expect_equal(series[k], run, row[world], sum, 1e-9);
            }
        }
    }
}
END_TEST

/* Energy is the hard constraint: what is drawn in a month is at most what is energised. */
START_TEST(test_conservation_electricity_is_at_most_the_energised_power)
{
    const uint32_t power = column_of(shared, "ai_power_gw", "world");
    const uint32_t energy = column_of(shared, "electricity_twh_per_year", "world");

    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        for (uint32_t i = 0; i < shared->layout->n_dates; i++) {
            const double *row = shared->runs[run]->series + (size_t)i * shared->layout->n_columns;

            for (uint32_t r = 0; r <= shared->layout->n_regions; r++) {
                ck_assert_double_ge(row[energy + r], 0);
                ck_assert_msg(row[energy + r] <= row[power + r] * TWH_PER_GW_YEAR * (1 + 1e-9),
                              "replication %u report %u region %u: %g TWh a year, %g GW", run, i, r,
                              row[energy + r], row[power + r]);
            }
        }
    }
}
END_TEST

static uint32_t measure_item(enum lc_measure measure)
{
    return shared->layout->n_cost_lines + (uint32_t)measure;
}

START_TEST(test_conservation_compute_and_power_in_the_ledger_are_those_of_the_series)
{
    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        expect_equal(
            "H100e", run, ledger_sum(shared, run, measure_item(LC_MEASURE_COMPUTE), -1) / 1e6,
            sum_over_time(shared, run, "compute_shipped_million_h100e_per_year", "world"), 1e-9);
        /* the ledger takes back what projects that are given up leave; the series doesn't */
        const double firm = ledger_sum(shared, run, measure_item(LC_MEASURE_FIRM_POWER), -1) / 1000;
        const double granted = sum_over_time(shared, run, "power_granted_gw_per_year", "world");

        ck_assert_msg(firm <= granted * (1 + 1e-9) && firm > granted / 2,
                      "replication %u: %g GW in the ledger, %g GW granted", run, firm, granted);
        ck_assert_double_le(
            ledger_sum(shared, run, measure_item(LC_MEASURE_FACILITY_POWER), -1) / 1000,
            sum_over_time(shared, run, "commissioned_gw_per_year", "world") * (1 + 1e-9) + 10);
    }
}
END_TEST

/* Worker-years are posted when a crew has done its work. Workers are busy longer than that: while
 * they are hired, on projects that are given up, and in crews still at work at the end. */
START_TEST(test_conservation_worker_years_are_part_of_the_time_of_busy_workers)
{
    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        const double posted =
            ledger_sum(shared, run, measure_item(LC_MEASURE_WORKER_YEARS_ENERGY), -1) +
            ledger_sum(shared, run, measure_item(LC_MEASURE_WORKER_YEARS_CHIPS), -1) +
            ledger_sum(shared, run, measure_item(LC_MEASURE_WORKER_YEARS_INFRASTRUCTURE), -1);

        const double busy = sum_over_time(shared, run, "construction_workers", "world");

        ck_assert_msg(posted <= busy * 1.01 && posted >= busy * 0.7,
                      "replication %u: %g worker-years posted, %g busy", run, posted, busy);
    }
}
END_TEST

START_TEST(test_conservation_shares_and_stocks_stay_in_their_bounds)
{
    static const char *const shares[] = {
        "adopted_share",          "open_share",          "research_share",
        "utilisation_west_share", "unserved_west_share", "utilisation_china_share",
        "unserved_china_share",   "capacity_hhi",        "funded_share"};

    for (uint32_t run = 0; run < REPLICATIONS; run++) {
        const size_t cells = lc_samples_cells(shared->layout, LC_SAMPLE_SERIES);

        for (size_t i = 0; i < cells; i++) {
            ck_assert_msg(isfinite(shared->runs[run]->series[i]), "%s is not finite",
                          shared->layout->columns[i % shared->layout->n_columns].name);
        }
        for (size_t k = 0; k < sizeof shares / sizeof *shares; k++) {
            for (uint32_t i = 0; i < shared->layout->n_dates; i++) {
                const double share = shared->runs[run]->series[lc_series_index(
                    shared->layout, i, column_of(shared, shares[k], "world"))];

                ck_assert_msg(share >= -1e-12 && share <= 1 + 1e-12, "%s is %g", shares[k], share);
            }
        }
    }
}
END_TEST

/* The series of held-back capacity is that of the regions' constraints. */
START_TEST(test_conservation_held_back_capacity_adds_up)
{
    for (uint32_t c = 0; c < LC_CONSTRAINT_COUNT; c++) {
        char name[80];

        snprintf(name, sizeof name, "held_back_%s_gw_years_per_year", lc_constraint_names[c]);
        for (uint32_t run = 0; run < REPLICATIONS; run++) {
            double mw_years = 0;

            for (uint32_t i = 0; i < shared->layout->n_dates; i++) {
                for (uint32_t r = 0; r < shared->layout->n_regions; r++) {
                    mw_years += shared->runs[run]->held_back_mwyears[lc_held_back_index(
                        shared->layout, i, r, (enum lc_constraint)c)];
                }
            }
            expect_equal(name, run, sum_over_time(shared, run, name, "world"), mw_years / 1000,
                         1e-9);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/conservation");
    TCase *tc = tcase_create("conservation");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_conservation_capital_of_each_layer_is_the_sum_of_the_ledger);
    tcase_add_test(tc, test_conservation_ledger_and_reports_have_the_same_years);
    tcase_add_test(tc, test_conservation_physical_capital_is_the_sum_over_regions_and_layers);
    tcase_add_test(tc, test_conservation_regions_add_up_to_the_world);
    tcase_add_test(tc, test_conservation_electricity_is_at_most_the_energised_power);
    tcase_add_test(tc, test_conservation_compute_and_power_in_the_ledger_are_those_of_the_series);
    tcase_add_test(tc, test_conservation_worker_years_are_part_of_the_time_of_busy_workers);
    tcase_add_test(tc, test_conservation_shares_and_stocks_stay_in_their_bounds);
    tcase_add_test(tc, test_conservation_held_back_capacity_adds_up);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
