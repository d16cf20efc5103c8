/* What permits do where demand is given: the projects under way at the start, and no others. */
#include "model/harness.h"

#define REPLICATIONS 24

static const struct run_case given = {.model = "reference",
                                      .start = "2025-12-31",
                                      .to = "2032-12-31",
                                      .every = LC_EVERY_MONTH,
                                      .seed = 7,
                                      .sets = {"applications.*.potential_busd_per_year=0",
                                               "adoption.*.*.spend_busd_per_year=0",
                                               "pipeline_scale=1"}};

/* Commissioned since the start, GW, at the end of report i. */
static void add_up(const struct ensemble *e, uint32_t run, const char *region, double *gw)
{
    const uint32_t column = column_of(e, "commissioned_gw_per_year", region);
    double sum = 0;

    for (uint32_t i = 0; i < e->layout->n_dates; i++) {
        sum += e->runs[run]->series[lc_series_index(e->layout, i, column)] * period_years(e, i);
        gw[i] = sum;
    }
}

/* No application has a use, so nobody decides anything. */
static struct ensemble *run_with(const char *const *more, const char *permits)
{
    struct run_case c = given;
    size_t n = 3;

    for (size_t i = 0; more[i]; i++) {
        c.sets[n++] = more[i];
    }
    c.sets[n] = permits;
    return ensemble_run(&c, REPLICATIONS);
}

/* What faster permits add: GW at the worst month of all replications, and GW-years over all. */
static void compare(const struct ensemble *slow, const struct ensemble *fast, const char *region,
                    double *worst_gw, double *gw_years)
{
    const uint32_t n = slow->layout->n_dates;
    double *before = g_new(double, n), *after = g_new(double, n);

    *worst_gw = INFINITY;
    *gw_years = 0;
    for (uint32_t run = 0; run < slow->n; run++) {
        add_up(slow, run, region, before);
        add_up(fast, run, region, after);
        for (uint32_t i = 0; i < n; i++) {
            *worst_gw = fmin(*worst_gw, after[i] - before[i]);
            *gw_years += (after[i] - before[i]) * period_years(slow, i);
        }
    }
    g_free(before);
    g_free(after);
}

/* Permits are all that differs. Where nothing else is short, more is never less: in no replication,
 * region or month. Where projects share what is short, one that comes first takes crews or chips
 * from another for a while, as in any job shop (Graham 1969): more on the whole, not in each month.
 */
START_TEST(test_faster_permits_never_lower_capacity_of_given_projects_that_share_nothing_short)
{
    static const char *const scarce[] = {NULL}, *const ample[] = {
                                                    "workforce.*.*.workers=10000000",
                                                    "grid.*.headroom_mw=1000000",
                                                    "line-capacity.*.capacity_per_month=1000000",
                                                    "line-capacity.*.building_per_month=0",
                                                    "stages.*.growth_cap_per_year=0",
                                                    "maker-output.*.output_mw_per_year=1000000",
                                                    NULL};
    static const char permits[] = "regions.*.permit_months=1";
    double worst_gw, gw_years;
    struct ensemble *slow = run_with(ample, NULL), *fast = run_with(ample, permits);

    for (uint32_t r = 0; r < slow->layout->n_regions; r++) {
        const char *region = slow->model->tables[LC_T_REGIONS].key[r];

        compare(slow, fast, region, &worst_gw, &gw_years);
        ck_assert_msg(worst_gw > -1e-9, "%s: %g GW less", region, -worst_gw);
        ck_assert_msg(gw_years > 0, "%s: %g GW-years", region, gw_years);
    }
    ensemble_free(slow);
    ensemble_free(fast);
    slow = run_with(scarce, NULL);
    fast = run_with(scarce, permits);
    compare(slow, fast, "world", &worst_gw, &gw_years);
    ck_assert_double_gt(gw_years, 0);
    ck_assert_double_lt(worst_gw,
                        0); /* else the claim above holds more widely, and should say so */
    ensemble_free(slow);
    ensemble_free(fast);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("model/given_projects");
    TCase *tc = tcase_create("given_projects");

    gsl_set_error_handler_off();
    tcase_add_test(
        tc, test_faster_permits_never_lower_capacity_of_given_projects_that_share_nothing_short);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
