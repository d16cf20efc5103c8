#include "evidence/scorecard.h"

#include "evidence/ensemble.h"
#include "stats/rival.h"
#include "stats/score.h"

#include <gsl/gsl_errno.h>

enum { N = 5, CELLS = 4 };

static const uint32_t numbers[N] = {0, 1, 2, 5, 9}; /* of the replications: some have failed */
static const double cells[CELLS][N] = {
    {12, 8, 15, 9, 10}, {20, 10, 13, 12, 16}, {5, 4, 3, 2, 1}, {130, 90, 120, 100, 110}};

static double value_of(size_t cell, uint32_t replication)
{
    uint32_t i = 0;

    while (numbers[i] != replication) {
        i++;
    }
    return cells[cell][i];
}

/* What these ensembles score, without an error of observation. With numpy:
 *   x = np.log(ensemble); y = np.log(observed)
 *   crps: np.abs(x - y).mean() - np.abs(x[:, None] - x).sum() / (2 * 5 * 4)
 *   pit: ((x < y).sum() + (x == y).sum() / 2 + 1 / 2) / 6
 *   quantiles: np.exp(np.quantile(x, [.05, .1, .25, .5, .75, .9, .95])) */
static const struct {
    double observed, crps, pit, quantiles[LC_CARD_QUANTILES], bias_ln, median_error;
    bool is_covered[LC_LEVELS];
} expected[CELLS] = {
    {10.5,
     0.0385262400790646,
     0.583333333333333,
     {8.19069004431687, 8.38592542525895, 9, 10, 12, 13.7191515578198, 14.3452874968506},
     -0.0487901641694322,
     0.0476190476190478,
     {true, true, true}},
    {25,
     0.427325762303563,
     0.916666666666667,
     {10.3713728933665, 10.7565375693257, 12, 13, 16, 18.292202077093, 19.1270499958007},
     -0.653926467406664,
     0.48,
     {false, false, false}},
    {2,
     0.150407739677627,
     0.333333333333333,
     {1.14869835499703, 1.31950791077289, 2, 3, 4, 4.57305051927326, 4.78176249895018},
     0.405465108108164,
     0.5,
     {true, true, true}},
    {50,
     0.688297165937075,
     0.0833333333333333,
     {91.9166118840121, 93.874039335957, 100, 110, 120, 125.903704830195, 127.935458837358},
     0.78845736036427,
     1.2,
     {false, false, false}},
};

/* CRPS of the random walk through 1, 2, 3, 5, 8 a year apart, one and two years on: the formula of
 * stats/rival.h with numpy, the CRPS integrated by scipy.integrate.quad. */
static const double walk_crps[CELLS] = {0.174057206993, 0.0681776009623, 0, 1.234883091};

static struct lc_arena *arena;
static struct lc_scorecard card;
static struct lc_point history[N], points[CELLS];
static struct lc_part parts[CELLS];
static struct lc_term terms[CELLS];
static struct lc_target_series series[3];

/* Ends of years since 1970, as points of states. */
static struct lc_point point_of(int year, double value)
{
    const lc_time end = lc_time_of(1970 + year, 1, 1);

    return (struct lc_point){.from = end, .end = end, .value = value, .at_years = year};
}

/* Three series: two points and a past that rivals can use; one point and a past of two; one point
 * that overlaps. */
static void setup(void)
{
    static const double past[N] = {1, 2, 3, 5, 8};
    static const int years[CELLS] = {54, 55, 54, 54};

    arena = lc_arena_new();
    for (int i = 0; i < N; i++) {
        history[i] = point_of(49 + i, past[i]);
    }
    for (int i = 0; i < CELLS; i++) {
        terms[i] = (struct lc_term){(size_t)i, 1};
        parts[i] = (struct lc_part){1, false, &terms[i], 1};
        points[i] = point_of(years[i], expected[i].observed);
        points[i].parts = &parts[i];
    }
    const struct lc_target_series plain = {
        .least = 1e-6, .counts = true, .n_parts = 1, .history = history, .n_history = N};

    for (int i = 0; i < 3; i++) {
        series[i] = plain;
        series[i].points = i == 0 ? &points[0] : &points[i + 1];
        series[i].n_points = i == 0 ? 2 : 1;
    }
    series[0].name = "first";
    series[1].name = "second";
    series[1].n_history = 2;
    series[2].name = "overlapping";
    series[2].counts = false;
}

static void teardown(void)
{
    lc_arena_free(arena);
}

static void score(int after_year, int in_sample_year)
{
    const struct lc_samples samples = ensemble_of(value_of, numbers, N);
    const struct lc_targets targets = {series, 3};
    const struct lc_card_input in = {.targets = &targets,
                                     .samples = &samples,
                                     .seed = 1,
                                     .after = lc_time_of(1970 + after_year, 1, 1),
                                     .in_sample_until = lc_time_of(1970 + in_sample_year, 1, 1)};

    lc_scorecard_make(&card, arena, &in);
}

START_TEST(test_point_is_scored_as_numpy_scores_it)
{
    score(53, 0);
    ck_assert_uint_eq(card.n_points, CELLS);
    for (int i = 0; i < CELLS; i++) {
        const struct lc_point_score *s = &card.points[i];

        ck_assert_ptr_eq(s->point, &points[i]);
        ck_assert_double_eq_tol(s->crps, expected[i].crps, 1e-13);
        ck_assert_double_eq_tol(s->pit, expected[i].pit, 1e-13);
        for (int k = 0; k < LC_LEVELS; k++) {
            ck_assert_int_eq(s->is_covered[k], expected[i].is_covered[k]);
        }
        for (int k = 0; k < LC_CARD_QUANTILES; k++) {
            ck_assert_double_eq_tol(s->quantiles[k], expected[i].quantiles[k], 1e-11);
        }
    }
}
END_TEST

START_TEST(test_rivals_see_the_past_of_their_series_alone)
{
    static const double times[] = {49, 50, 51, 52, 53}, horizons[] = {1, 2};
    const double values[] = {0, log(2), log(3), log(5), log(8)};
    const struct lc_rival_past past = {N, times, values};
    struct lc_rival_normal trend[2];

    score(53, 0);
    ck_assert(lc_rival_damped_trend(trend, horizons, 2, &past));
    for (int i = 0; i < CELLS; i++) {
        const double *rival = card.points[i].rival_crps;

        if (i == 2) {
            ck_assert(isnan(rival[LC_RIVAL_WALK]) && isnan(rival[LC_RIVAL_TREND]));
            continue;
        }
        const struct lc_rival_normal *law = &trend[i == 1];

        ck_assert_double_eq_tol(rival[LC_RIVAL_WALK], walk_crps[i], 1e-9);
        ck_assert_double_eq_tol(rival[LC_RIVAL_TREND],
                                lc_crps_normal(law->mean, law->sd, log(expected[i].observed)),
                                1e-12);
    }
}
END_TEST

START_TEST(test_series_has_the_means_of_its_points)
{
    score(53, 0);
    ck_assert_uint_eq(card.n_series, 3);
    const struct lc_score *s = &card.series[0];

    ck_assert_ptr_eq(s->series, &series[0]);
    ck_assert_uint_eq(s->n_points, 2);
    ck_assert_uint_eq(s->n_compared, 2);
    ck_assert_double_eq_tol(s->crps, (expected[0].crps + expected[1].crps) / 2, 1e-13);
    ck_assert_double_eq_tol(s->compared_crps, s->crps, 1e-15);
    ck_assert_double_eq_tol(s->pit, 0.75, 1e-13);
    ck_assert_double_eq_tol(s->bias_ln, (expected[0].bias_ln + expected[1].bias_ln) / 2, 1e-13);
    ck_assert_double_eq_tol(s->median_error,
                            (expected[0].median_error + expected[1].median_error) / 2, 1e-13);
    for (int k = 0; k < LC_LEVELS; k++) {
        ck_assert_double_eq(s->coverage[k], 0.5);
    }
    ck_assert_double_eq_tol(s->rival_crps[LC_RIVAL_WALK], (walk_crps[0] + walk_crps[1]) / 2, 1e-9);
    ck_assert_double_eq_tol(
        s->skill[LC_RIVAL_WALK],
        1 - (expected[0].crps + expected[1].crps) / (walk_crps[0] + walk_crps[1]), 1e-9);
}
END_TEST

START_TEST(test_too_short_a_past_has_no_rival_and_no_skill)
{
    score(53, 0);
    const struct lc_score *s = &card.series[1];

    ck_assert_uint_eq(s->n_points, 1);
    ck_assert_uint_eq(s->n_compared, 0);
    ck_assert(isnan(s->skill[LC_RIVAL_WALK]) && isnan(s->skill[LC_RIVAL_TREND]));
    ck_assert(isnan(s->compared_crps) && isnan(s->rival_crps[0]));
    ck_assert_double_eq_tol(s->crps, expected[2].crps, 1e-13);
}
END_TEST

START_TEST(test_index_has_no_rival)
{
    series[0].measure = LC_MEASURE_INDEX;
    score(53, 0);
    ck_assert_uint_eq(card.series[0].n_compared, 0);
    ck_assert_uint_eq(card.n_skills, 0);
    ck_assert(isnan(card.mean_skill[0]) && isnan(card.median_skill[0]));
}
END_TEST

START_TEST(test_what_does_not_count_is_scored_and_is_in_no_total)
{
    score(53, 0);
    const struct lc_score *total = &card.total;

    ck_assert_uint_eq(card.series[2].n_points, 1);
    ck_assert_double_eq_tol(card.series[2].crps, expected[3].crps, 1e-13);
    ck_assert_uint_eq(card.n_counted, 2);
    ck_assert_uint_eq(total->n_points, 3);
    ck_assert_uint_eq(total->n_compared, 2);
    ck_assert_ptr_null(total->series);
    ck_assert_double_eq_tol(total->crps,
                            (expected[0].crps + expected[1].crps + expected[2].crps) / 3, 1e-13);
    ck_assert_double_eq_tol(total->compared_crps, (expected[0].crps + expected[1].crps) / 2, 1e-13);
    ck_assert_double_eq_tol(total->coverage[1], 2.0 / 3, 1e-15);
    ck_assert_double_eq_tol(total->skill[LC_RIVAL_WALK], card.series[0].skill[LC_RIVAL_WALK],
                            1e-12);
    ck_assert_uint_eq(card.n_skills, 1); /* the overlapping one has one, and does not count */
    ck_assert_double_eq_tol(card.mean_skill[0], card.series[0].skill[0], 1e-15);
    ck_assert_double_eq_tol(card.median_skill[1], card.series[0].skill[1], 1e-15);
}
END_TEST

START_TEST(test_mean_and_median_of_skills_are_over_series)
{
    series[2].counts = true;
    score(53, 0);
    ck_assert_uint_eq(card.n_skills, 2);
    for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
        const double mean = (card.series[0].skill[rival] + card.series[2].skill[rival]) / 2;

        ck_assert_double_eq_tol(card.mean_skill[rival], mean, 1e-13);
        ck_assert_double_eq_tol(card.median_skill[rival], mean, 1e-13);
    }
    ck_assert_double_ne(card.total.skill[0], card.mean_skill[0]);
}
END_TEST

START_TEST(test_points_up_to_a_date_are_left_out)
{
    score(54, 0);
    ck_assert_uint_eq(card.n_points, 1);
    ck_assert_ptr_eq(card.points[0].point, &points[1]);
    ck_assert_uint_eq(card.n_series, 1);
    ck_assert_uint_eq(card.n_counted, 1);
    ck_assert_double_eq_tol(card.points[0].rival_crps[LC_RIVAL_WALK], walk_crps[1], 1e-9);
    score(55, 0);
    ck_assert_uint_eq(card.n_points, 0);
    ck_assert_uint_eq(card.n_series, 0);
    ck_assert(isnan(card.total.crps));
}
END_TEST

START_TEST(test_points_of_the_calibration_are_in_sample)
{
    score(53, 54);
    ck_assert(card.points[0].is_in_sample && !card.points[1].is_in_sample);
    ck_assert(card.points[3].is_in_sample);
    ck_assert_uint_eq(card.n_in_sample, 2); /* of those that count */
}
END_TEST

START_TEST(test_error_of_the_observation_widens_the_forecast)
{
    const struct lc_samples samples = ensemble_of(value_of, numbers, N);
    double ln[N], spare[3 * N];

    series[0].error_ln = 0.4;
    score(53, 0);
    lc_predict_ln(ln, &samples, &series[0], &points[1], spare);
    lc_predict_add_error(ln, &samples, 1, &series[0], &points[1]);
    ck_assert_double_eq_tol(card.points[1].crps, lc_crps_sample(ln, N, log(25)), 1e-15);
    ck_assert_double_ne(card.points[1].crps, expected[1].crps);
    ck_assert_double_eq_tol(card.points[2].crps, expected[2].crps, 1e-13);
}
END_TEST

START_TEST(test_bias_is_held_against_the_least_that_is_told_from_nothing)
{
    series[1].least = 4; /* the ensemble's median is 3, the observation 2 */
    score(53, 0);
    ck_assert_double_eq_tol(card.series[1].bias_ln, 0, 1e-15);
    ck_assert_double_eq_tol(card.series[1].median_error, 0, 1e-15);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("scorecard");
    TCase *t = tcase_create("scorecard");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_point_is_scored_as_numpy_scores_it);
    tcase_add_test(t, test_rivals_see_the_past_of_their_series_alone);
    tcase_add_test(t, test_series_has_the_means_of_its_points);
    tcase_add_test(t, test_too_short_a_past_has_no_rival_and_no_skill);
    tcase_add_test(t, test_index_has_no_rival);
    tcase_add_test(t, test_what_does_not_count_is_scored_and_is_in_no_total);
    tcase_add_test(t, test_mean_and_median_of_skills_are_over_series);
    tcase_add_test(t, test_points_up_to_a_date_are_left_out);
    tcase_add_test(t, test_points_of_the_calibration_are_in_sample);
    tcase_add_test(t, test_error_of_the_observation_widens_the_forecast);
    tcase_add_test(t, test_bias_is_held_against_the_least_that_is_told_from_nothing);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
