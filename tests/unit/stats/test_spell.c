#include "stats/spell.h"

#include <check.h>
#include <gsl/gsl_errno.h>

enum { PERIODS = 6, PATHS = 3 };

/* By period, then path: one spell of three, one of the last two, and none. */
static const float depth[PERIODS * PATHS] = {0, 0, 0, 1, 0, -1, 3, 0, 0, 2, 0, 0, 0, 5, 0, 1, 5, 0};
static const double years[PERIODS] = {0.25, 0.25, 0.5, 0.25, 0.25, 1};

static void expect(const struct lc_spell *s, const struct lc_spell *expected)
{
    ck_assert_uint_eq(s->path, expected->path);
    ck_assert_uint_eq(s->first, expected->first);
    ck_assert_uint_eq(s->last, expected->last);
    ck_assert_uint_eq(s->peak, expected->peak);
    ck_assert_double_eq(s->depth, expected->depth);
    ck_assert_double_eq(s->area, expected->area);
    ck_assert_double_eq(s->years, expected->years);
}

START_TEST(test_spells_have_start_peak_depth_area_and_length)
{
    const struct lc_spell expected[] = {{0, 1, 3, 2, 3, 0.25 + 1.5 + 0.5, 1},
                                        {0, 5, 5, 5, 1, 1, 1},
                                        {1, 4, 5, 4, 5, 1.25 + 5, 1.25}};
    struct lc_spells s = {0};

    lc_spells_find(&s, depth, PATHS, years, PERIODS, 0);
    ck_assert_uint_eq(s.n, 3);
    for (size_t i = 0; i < s.n; i++) {
        expect(&s.items[i], &expected[i]);
    }
    lc_spells_fini(&s);
}
END_TEST

START_TEST(test_spells_shorter_than_asked_for_are_left_out)
{
    struct lc_spells s = {0};

    lc_spells_find(&s, depth, PATHS, years, PERIODS, 1.1);
    ck_assert_uint_eq(s.n, 1);
    ck_assert_uint_eq(s.items[0].path, 1);
    lc_spells_find(&s, depth, PATHS, years, PERIODS, 2);
    ck_assert_uint_eq(s.n, 0);
    lc_spells_fini(&s);
}
END_TEST

/* Every period that holds is in one spell and no other, whatever the paths. */
START_TEST(test_spells_cover_what_holds_once)
{
    enum { N = 40, T = 97 };
    static float random[N * T];
    double all[T], total = 0, found = 0;
    struct lc_spells s = {0};
    uint32_t state = 7;

    for (int i = 0; i < T; i++) {
        all[i] = 0.5;
    }
    for (int i = 0; i < N * T; i++) {
        state = state * 1103515245u + 12345u;
        random[i] = (float)((int)(state >> 16 & 7) - 3);
        total += random[i] > 0 ? random[i] * 0.5 : 0;
    }
    lc_spells_find(&s, random, N, all, T, 0);
    for (size_t i = 0; i < s.n; i++) {
        found += s.items[i].area;
        ck_assert_double_eq(s.items[i].years, 0.5 * (s.items[i].last - s.items[i].first + 1));
        ck_assert(i == 0 || s.items[i].path > s.items[i - 1].path ||
                  s.items[i].first > s.items[i - 1].last + 1);
    }
    ck_assert_double_eq(found, total);
    lc_spells_fini(&s);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("spell");
    TCase *t = tcase_create("spell");

    tcase_add_test(t, test_spells_have_start_peak_depth_area_and_length);
    tcase_add_test(t, test_spells_shorter_than_asked_for_are_left_out);
    tcase_add_test(t, test_spells_cover_what_holds_once);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
