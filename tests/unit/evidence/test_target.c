#include "evidence/target.h"

#include "evidence/fixture.h"
#include "observe/samples.h"

#include <gsl/gsl_errno.h>

#define POWER "ai_power_gw"              /* a state */
#define DRAW  "electricity_twh_per_year" /* a yearly rate */

static struct lc_arena *arena;
static struct lc_diag *diag;
static struct lc_layout *layout;
static struct lc_targets targets;

static void setup(void)
{
    arena = lc_arena_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_layout_free(layout);
    lc_diag_free(diag);
    lc_arena_free(arena);
}

/* Targets of a hindcast from 2023-01-01 to 2024-12-31. */
static bool make(const struct fixture_row *rows, uint32_t n_rows, const struct lc_fact *facts,
                 uint32_t n_facts)
{
    const lc_time start = fixture_day("2023-01-01");
    const struct lc_facts all = {facts, n_facts};

    lc_layout_free(layout);
    layout = lc_layout_new(fixture_mapping(rows, n_rows), start, fixture_day("2024-12-31"),
                           LC_EVERY_MONTH);
    const struct lc_target_input in = {layout, &all, &fixture_deflators, start};

    return lc_targets_make(&targets, arena, &in, diag);
}

/* The first point of a single mapped series: its first part. */
static const struct lc_part *make_part(enum lc_measure_kind measure, const char *series,
                                       struct lc_fact fact)
{
    const struct fixture_row row = {"r", "a", series, "north", 2.5, measure, .least = 1};

    fact.series = "a";
    ck_assert(make(&row, 1, &fact, 1));
    ck_assert_uint_eq(targets.n, 1);
    ck_assert_uint_eq(targets.items[0].n_points, 1);
    ck_assert_uint_eq(targets.items[0].n_parts, 1);
    return &targets.items[0].points[0].parts[0];
}

static size_t cell(uint32_t date, const char *series, const char *region)
{
    const int32_t column = lc_layout_find(layout, series, region);

    ck_assert_int_ge(column, 0);
    return lc_series_index(layout, date, (uint32_t)column);
}

static double sum_of_weights(const struct lc_part *p)
{
    double sum = 0;

    for (uint32_t i = 0; i < p->n_terms; i++) {
        sum += p->terms[i].weight;
    }
    return sum;
}

START_TEST(test_state_between_two_reports_is_interpolated)
{
    /* the instant after 2023-02-14 is halfway between the reports of 1 February and 1 March */
    const struct lc_part *p =
        make_part(LC_MEASURE_LEVEL, POWER, fixture_fact("", "2023-02-14", "2023-02-14", 1));

    ck_assert_double_eq(p->factor, 2.5);
    ck_assert(!p->is_log10);
    ck_assert_uint_eq(p->n_terms, 2);
    ck_assert_uint_eq(p->terms[0].cell, cell(0, POWER, "north"));
    ck_assert_uint_eq(p->terms[1].cell, cell(1, POWER, "north"));
    ck_assert_double_eq_tol(p->terms[0].weight, 0.5, 1e-15);
    ck_assert_double_eq_tol(p->terms[1].weight, 0.5, 1e-15);
    p = make_part(LC_MEASURE_LEVEL, POWER, fixture_fact("", "2023-04-09", "2023-04-09", 1));
    ck_assert_double_eq_tol(p->terms[0].weight, 0.7, 1e-15); /* 9 of April's 30 days have gone */
    ck_assert_uint_eq(p->terms[1].cell, cell(3, POWER, "north"));
}
END_TEST

START_TEST(test_state_at_a_report_is_that_report)
{
    const struct lc_part *p =
        make_part(LC_MEASURE_LEVEL, POWER, fixture_fact("", "2023-01-01", "2023-03-31", 1));

    ck_assert_uint_eq(p->n_terms, 1);
    ck_assert_uint_eq(p->terms[0].cell, cell(2, POWER, "north"));
    ck_assert_double_eq(p->terms[0].weight, 1);
    p = make_part(LC_MEASURE_LEVEL, POWER, fixture_fact("", "2024-12-31", "2024-12-31", 1));
    ck_assert_uint_eq(p->n_terms, 1);
    ck_assert_uint_eq(p->terms[0].cell, cell(23, POWER, "north"));
}
END_TEST

START_TEST(test_state_before_the_first_report_is_that_report)
{
    const struct lc_part *p =
        make_part(LC_MEASURE_LEVEL, POWER, fixture_fact("", "2023-01-05", "2023-01-05", 1));

    ck_assert_uint_eq(p->n_terms, 1);
    ck_assert_uint_eq(p->terms[0].cell, cell(0, POWER, "north"));
    ck_assert_double_eq(p->terms[0].weight, 1);
}
END_TEST

START_TEST(test_sum_takes_the_years_of_each_report_that_lie_in_its_period)
{
    static const double days[] = {16, 28, 15};
    const struct lc_part *p =
        make_part(LC_MEASURE_SUM, DRAW, fixture_fact("", "2023-01-16", "2023-03-15", 1));

    ck_assert_uint_eq(p->n_terms, 3);
    for (uint32_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(p->terms[i].cell, cell(i, DRAW, "north"));
        ck_assert_double_eq_tol(p->terms[i].weight, days[i] / 365.25, 1e-15);
    }
    ck_assert_double_eq_tol(sum_of_weights(p), 59 / 365.25, 1e-15);
}
END_TEST

START_TEST(test_weights_of_a_rate_sum_to_one)
{
    static const char *const series[] = {DRAW, POWER, "funded_share"};
    static const char *const ends[] = {"2023-01-31", "2023-03-15", "2024-02-29", "2024-12-31"};

    for (int i = 0; i < 4; i++) {
        const struct lc_part *p =
            make_part(LC_MEASURE_RATE, series[i % 2], fixture_fact("", "2023-01-16", ends[i], 1));

        ck_assert_double_eq_tol(sum_of_weights(p), 1, 1e-14);
    }
    const struct fixture_row row = {"r", "a", series[2], "world", 1, LC_MEASURE_RATE, .least = 1};
    const struct lc_fact fact = fixture_fact("a", "2023-01-16", "2023-12-31", 1);

    ck_assert(make(&row, 1, &fact, 1)); /* a mean is as good as a rate */
    ck_assert_double_eq_tol(sum_of_weights(&targets.items[0].points[0].parts[0]), 1, 1e-14);
}
END_TEST

START_TEST(test_period_that_begins_a_little_early_takes_the_first_rate_for_it)
{
    const struct lc_part *p =
        make_part(LC_MEASURE_SUM, DRAW, fixture_fact("", "2022-12-28", "2023-02-28", 1));

    ck_assert_uint_eq(p->n_terms, 2);
    ck_assert_double_eq_tol(p->terms[0].weight, 35 / 365.25, 1e-15);
    ck_assert_double_eq_tol(sum_of_weights(p), 63 / 365.25, 1e-15);
}
END_TEST

START_TEST(test_points_are_cut_into_history_and_what_is_scored)
{
    const struct fixture_row row = {"r", "a", DRAW, "world", 1, LC_MEASURE_SUM, .least = 1};
    const struct lc_fact facts[] = {
        fixture_fact("a", "2022-07-01", "2022-09-30", 1),
        fixture_fact("a", "2022-10-01", "2022-12-31", 2),
        fixture_fact("a", "2022-12-26", "2023-01-31", 3), /* begun too early */
        fixture_fact("a", "2023-01-01", "2023-03-31", 4),
        fixture_fact("a", "2022-07-01", "2023-06-30", 5), /* and so is this, among later ones */
        fixture_fact("a", "2023-04-01", "2023-06-30", 6),
        fixture_fact("a", "2024-10-01", "2024-12-31", 7),
        fixture_fact("a", "2024-10-02", "2025-01-01", 8)}; /* ends too late */

    ck_assert(make(&row, 1, facts, 8));
    const struct lc_target_series *t = &targets.items[0];

    ck_assert_uint_eq(t->n_history, 2);
    ck_assert_double_eq(t->history[1].value, 2);
    ck_assert_ptr_null(t->history[1].parts);
    ck_assert_uint_eq(t->n_points, 3);
    ck_assert_double_eq(t->points[0].value, 4);
    ck_assert_double_eq(t->points[1].value, 6);
    ck_assert_double_eq(t->points[2].value, 7);
    for (int i = 0; i < 3; i++) {
        ck_assert_ptr_nonnull(t->points[i].parts);
    }
}
END_TEST

START_TEST(test_parts_of_one_observed_series_add_up_in_one_target)
{
    const struct fixture_row rows[] = {
        {"one", "a", POWER, "north", 2, LC_MEASURE_LEVEL, .least = 0.5, .error_ln = 0.1},
        {"other", "b", POWER, "world", 3, LC_MEASURE_LEVEL, .least = 1, .overlaps = true},
        {"two", "a", POWER, "far-south", 4, LC_MEASURE_LEVEL, .least = 0.5, .error_ln = 0.1}};
    const struct lc_fact facts[] = {fixture_fact("a", "2023-03-31", "2023-03-31", 1),
                                    fixture_fact("b", "2023-03-31", "2023-03-31", 1)};

    ck_assert(make(rows, 3, facts, 2));
    ck_assert_uint_eq(targets.n, 2);
    const struct lc_target_series *t = targets.items;

    ck_assert_str_eq(t[0].name, "a");
    ck_assert_str_eq(t[0].unit, "unit");
    ck_assert_str_eq(t[0].note, "scope");
    ck_assert_uint_eq(t[0].n_parts, 2);
    ck_assert_double_eq(t[0].points[0].parts[1].factor, 4);
    ck_assert_uint_eq(t[0].points[0].parts[1].terms[0].cell, cell(2, POWER, "far-south"));
    ck_assert_double_eq(t[0].error_ln, 0.1);
    ck_assert_double_eq(t[0].least, 0.5);
    ck_assert(t[0].counts && !t[1].counts);
}
END_TEST

START_TEST(test_index_is_relative_to_the_first_observation_after_the_start)
{
    const struct fixture_row row = {"r", "a", POWER, "world", 1, LC_MEASURE_INDEX, .least = 1e-6};
    const struct lc_fact facts[] = {fixture_fact("a", "2022-06-30", "2022-06-30", 40),
                                    fixture_fact("a", "2023-03-31", "2023-03-31", 8),
                                    fixture_fact("a", "2023-09-30", "2023-09-30", 12),
                                    fixture_fact("a", "2024-03-31", "2024-03-31", 2)};

    ck_assert(make(&row, 1, facts, 4));
    const struct lc_target_series *t = &targets.items[0];

    ck_assert_str_eq(t->unit, "ratio");
    ck_assert_ptr_nonnull(t->base);
    ck_assert_double_eq(t->base->value, 8);
    ck_assert_uint_eq(t->base->parts[0].terms[0].cell, cell(2, POWER, "world"));
    ck_assert_uint_eq(t->n_points, 2);
    ck_assert_double_eq(t->points[0].value, 1.5);
    ck_assert_double_eq(t->points[1].value, 0.25);
    ck_assert_double_eq(t->points[0].published, 12);
    ck_assert(make(&row, 1, facts, 2)); /* a base alone is nothing to score */
    ck_assert_uint_eq(targets.n, 0);
}
END_TEST

START_TEST(test_logarithmic_series_is_marked_as_such)
{
    const struct fixture_row row = {
        "r", "a", "largest_run_log10_flop", "world", 1, LC_MEASURE_RECORD, .least = 1};
    const struct lc_fact fact = fixture_fact("a", "2023-05-01", "2023-05-01", 1e25);

    ck_assert(make(&row, 1, &fact, 1));
    const struct lc_point *p = &targets.items[0].points[0];

    ck_assert(p->parts[0].is_log10);
    ck_assert_int_eq(p->end, fixture_day("2024-01-01"));
    ck_assert_uint_eq(p->parts[0].terms[0].cell, cell(11, "largest_run_log10_flop", "world"));
}
END_TEST

START_TEST(test_series_without_a_point_in_the_forecast_is_left_out)
{
    const struct fixture_row row = {"r", "a", POWER, "world", 1, LC_MEASURE_LEVEL, .least = 1};
    const struct lc_fact facts[] = {fixture_fact("a", "2022-06-30", "2022-06-30", 40),
                                    fixture_fact("a", "2025-03-31", "2025-03-31", 8)};

    ck_assert(make(&row, 1, facts, 2));
    ck_assert_uint_eq(targets.n, 0);
    ck_assert(make(NULL, 0, facts, 2));
    ck_assert_uint_eq(targets.n, 0);
}
END_TEST

static const struct {
    struct fixture_row row;
    const char *phrase;
} bad[] = {
    {{"r", "a", "ai_power", "world", 1, LC_MEASURE_LEVEL, .least = 1},
     "series: 'ai_power' is no series of this model, did you mean 'ai_power_gw'?"},
    {{"r", "a", POWER, "middle", 1, LC_MEASURE_LEVEL, .least = 1},
     "region: ai_power_gw has no region 'middle'"},
    {{"r", "c", POWER, "world", 1, LC_MEASURE_LEVEL, .least = 1},
     "observed: no observation of 'c'"},
    {{"r", "a", POWER, "world", 1, LC_MEASURE_SUM, .least = 1},
     "measure: ai_power_gw is a state, expected level, rate, index or record"},
    {{"r", "a", POWER, "world", 1, LC_MEASURE_INCREMENT, .least = 1}, "is a state, expected"},
    {{"r", "a", DRAW, "world", 1, LC_MEASURE_LEVEL, .least = 1},
     "measure: electricity_twh_per_year is a yearly rate, expected rate, sum or increment"},
    {{"r", "a", DRAW, "world", 1, LC_MEASURE_INDEX, .least = 1}, "is a yearly rate, expected"},
    {{"r", "a", DRAW, "world", 1, LC_MEASURE_RECORD, .least = 1}, "is a yearly rate, expected"},
    {{"r", "a", "x\x1b[2J", "world", 1, LC_MEASURE_LEVEL, .least = 1}, "is no series"},
    {{"r", "a", POWER, "world", 1, LC_MEASURE_LEVEL, LC_GATHER_YEAR, .least = 1},
     "gather: only a sum or an increment can be gathered"},
    {{"r", "b", POWER, "world", 1, LC_MEASURE_LEVEL, .least = 2},
     "least: expected 'as written' as for the part 'good'"},
    {{"r", "b", POWER, "world", 1, LC_MEASURE_RATE, .least = 1}, "measure: expected"},
};

START_TEST(test_bad_row_is_complained_of_once_with_its_line)
{
    const struct fixture_row rows[] = {
        {"good", "b", POWER, "world", 1, LC_MEASURE_LEVEL, .least = 1}, bad[_i].row};
    const struct lc_fact facts[] = {fixture_fact("a", "2023-03-31", "2023-03-31", 1),
                                    fixture_fact("b", "2023-03-31", "2023-03-31", 1)};

    ck_assert(!make(rows, 2, facts, 2));
    ck_assert_uint_eq(lc_diag_count(diag), 1);
    const char *text = lc_diag_text(diag, 0);

    ck_assert_msg(strncmp(text, FIXTURE_FILE ":3:", strlen(FIXTURE_FILE ":3:")) == 0, "%s", text);
    ck_assert_msg(strstr(text, bad[_i].phrase), "found \"%s\", expected \"%s\"", text,
                  bad[_i].phrase);
    ck_assert_ptr_null(strchr(text, '\x1b'));
}
END_TEST

START_TEST(test_observations_in_two_units_are_refused)
{
    const struct fixture_row row = {"r", "a", POWER, "world", 1, LC_MEASURE_LEVEL, .least = 1};
    struct lc_fact facts[] = {fixture_fact("a", "2023-03-31", "2023-03-31", 1),
                              fixture_fact("a", "2023-06-30", "2023-06-30", 2)};

    facts[1].unit = "other";
    ck_assert(!make(&row, 1, facts, 2));
    ck_assert_uint_eq(lc_diag_count(diag), 1);
    ck_assert_str_eq(lc_diag_text(diag, 0),
                     FIXTURE_FILE ":2: observed: 'a' is in 'unit' and in 'other'");
}
END_TEST

START_TEST(test_every_bad_part_is_complained_of)
{
    const struct fixture_row rows[] = {
        {"one", "a", POWER, "world", 1, LC_MEASURE_SUM, .least = 1},
        {"two", "a", DRAW, "world", 1, LC_MEASURE_SUM, .least = 1},
        {"three", "a", POWER, "north", 1, LC_MEASURE_SUM, .least = 1}};
    const struct lc_fact fact = fixture_fact("a", "2023-03-01", "2023-03-31", 1);

    ck_assert(!make(rows, 3, &fact, 1));
    ck_assert_uint_eq(lc_diag_count(diag), 2);
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 0), FIXTURE_FILE ":2:"));
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 1), FIXTURE_FILE ":4:"));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("target");
    TCase *t = tcase_create("target");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_state_between_two_reports_is_interpolated);
    tcase_add_test(t, test_state_at_a_report_is_that_report);
    tcase_add_test(t, test_state_before_the_first_report_is_that_report);
    tcase_add_test(t, test_sum_takes_the_years_of_each_report_that_lie_in_its_period);
    tcase_add_test(t, test_weights_of_a_rate_sum_to_one);
    tcase_add_test(t, test_period_that_begins_a_little_early_takes_the_first_rate_for_it);
    tcase_add_test(t, test_points_are_cut_into_history_and_what_is_scored);
    tcase_add_test(t, test_parts_of_one_observed_series_add_up_in_one_target);
    tcase_add_test(t, test_index_is_relative_to_the_first_observation_after_the_start);
    tcase_add_test(t, test_logarithmic_series_is_marked_as_such);
    tcase_add_test(t, test_series_without_a_point_in_the_forecast_is_left_out);
    tcase_add_loop_test(t, test_bad_row_is_complained_of_once_with_its_line, 0,
                        sizeof bad / sizeof *bad);
    tcase_add_test(t, test_observations_in_two_units_are_refused);
    tcase_add_test(t, test_every_bad_part_is_complained_of);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
