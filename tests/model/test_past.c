/* Started at the end of 2022, the reference model passes near what was observed three years later.
 * In-sample: values of models/reference/initial/2022-12-31 were tuned on these years, so this
 * guards the calibration and proves nothing. */
#include "model/harness.h"

static const struct run_case past = {.model = "reference",
                                     .start = "2022-12-31",
                                     .to = "2025-12-31",
                                     .every = LC_EVERY_YEAR,
                                     .seed = 1};
enum { RUNS = 60 };

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median over replications at the last report is within a factor of two of what was observed.
 */
static void expect_near(const struct ensemble *e, const char *series, double observed)
{
    double values[RUNS];

    for (uint32_t run = 0; run < RUNS; run++) {
        values[run] = value_at(e, run, series, "world", past.to);
    }
    qsort(values, RUNS, sizeof *values, compare);
    const double median = (values[RUNS / 2 - 1] + values[RUNS / 2]) / 2;

    ck_assert_msg(median > observed / 2 && median < observed * 2, "%s: median %g, observed %g",
                  series, median, observed);
}

START_TEST(test_past_medians_of_2025_are_within_a_factor_of_two_of_what_was_observed)
{
    struct ensemble *e = ensemble_run(&past, RUNS);

    expect_near(e, "ai_power_gw", 25); /* data/parameters.csv: AI facility power, end of 2025 */
    expect_near(e, "compute_million_h100e", 15); /* data/observed.csv: ai_compute_installed_world */
    expect_near(e, "capital_infrastructure_busd_per_year", 440); /* world AI capex of 2025 */
    ensemble_free(e);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/past");
    TCase *tc = tcase_create("past");

    tcase_set_timeout(tc, 300);
    tcase_add_test(tc, test_past_medians_of_2025_are_within_a_factor_of_two_of_what_was_observed);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
