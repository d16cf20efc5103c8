#include "output/published.h"

#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

/* Series 0 is 0, 1, 2 ... in the replications. */
static double ramp(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    ck_assert_int_eq(kind, LC_SAMPLE_SERIES);
    return cell == 0 ? replication : 0;
}

static fixture_value *const ramp_value = ramp;
static const struct lc_term term = {.cell = 0, .weight = 0.5};
static const struct lc_part part = {.factor = 2, .terms = &term, .n_terms = 1};

static struct lc_fact fact_of(double value)
{
    return (struct lc_fact){.series = "world_power",
                            .unit = "GW",
                            .source = "Office, Outlook (2026)",
                            .note = "published 2026-04; base",
                            .from = lc_time_of(2027, 1, 1),
                            .end = lc_time_of(2028, 1, 1),
                            .value = value,
                            .low = NAN,
                            .high = value + 5};
}

static char *write_figure(const struct lc_fact *fact)
{
    struct lc_figure figure = {.fact = fact,
                               .publisher = "Office",
                               .series = "2 x ai_power_gw (world)",
                               .why = "same scope",
                               .parts = &part,
                               .n_parts = 1,
                               .dollars = 2,
                               .before = 10};
    const struct lc_figures figures = {&figure, 1};

    fixture.figures = &figures;
    return fixture_write(lc_write_published);
}

static const char header[] =
    "publisher,published,unit,period_start,period_end,source,note,value,low,high,series,n,p05,p10,"
    "p25,p50,p75,p90,p95,position,verdict,why\n";

/* 10 + 2 x (0 ... 100): quantiles in closed form */
static void expect_row(double value, const char *position_and_verdict)
{
    const struct lc_fact fact = fact_of(value);
    char *text = write_figure(&fact);
    char *row = g_strdup_printf(
        "%sOffice,world_power,GW,2027-01-01,2027-12-31,\"Office, Outlook (2026)\",published "
        "2026-04; base,%g,,%g,2 x ai_power_gw (world),101,20,30,60,110,160,190,200,%s our 80 %% "
        "range,same scope\n",
        header, value, value + 5, position_and_verdict);

    ck_assert_str_eq(text, row);
    g_free(row);
    g_free(text);
}

START_TEST(test_published_rows_hold_the_closed_form_and_the_verdict)
{
    fixture_init(101, &ramp_value);
    expect_row(29.5, "0.099009901,below");
    fixture_fini();
}
END_TEST

START_TEST(test_published_bounds_of_the_range_lie_inside)
{
    fixture_init(101, &ramp_value);
    expect_row(30, "0.099009901,inside");
    expect_row(190, "0.891089109,inside");
    expect_row(190.5, "0.900990099,above");
    expect_row(1000, "1,above");
    expect_row(-7, "0,below");
    fixture_fini();
}
END_TEST

START_TEST(test_published_without_figures_or_replications_is_a_header)
{
    const struct lc_fact fact = fact_of(1);

    fixture_init(3, &ramp_value);
    char *text = fixture_write(lc_write_published);

    ck_assert_str_eq(text, header);
    g_free(text);
    fixture_fini();
    fixture_init(0, &ramp_value);
    text = write_figure(&fact);
    ck_assert_str_eq(text, header);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("published");
    TCase *t = tcase_create("published");

    tcase_add_test(t, test_published_rows_hold_the_closed_form_and_the_verdict);
    tcase_add_test(t, test_published_bounds_of_the_range_lie_inside);
    tcase_add_test(t, test_published_without_figures_or_replications_is_a_header);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
