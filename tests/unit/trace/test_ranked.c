#include "trace/ranked.h"

#include "trace/chain.h"

#include <check.h>

START_TEST(test_ranked_tells_those_of_one_per_cent_and_what_is_left)
{
    struct lc_ranked *r = lc_ranked_new();

    lc_ranked_add(r, 0, 0.5); /* of 100 */
    lc_ranked_add(r, 1, 60);
    lc_ranked_add(r, 2, 0.25);
    lc_ranked_add(r, 3, 30);
    lc_ranked_add(r, 4, 5);
    lc_ranked_add(r, 5, 4.25);
    ck_assert_uint_eq(lc_ranked_sort(r, r->sum), 4);
    ck_assert_uint_eq(lc_ranked_at(r, 0)->id, 1);
    ck_assert_uint_eq(lc_ranked_at(r, 3)->id, 5);
    ck_assert_double_eq_tol(lc_ranked_rest(r, 4), 0.0075, 1e-15);
    lc_ranked_free(r);
}
END_TEST

START_TEST(test_ranked_tells_the_largest_however_small)
{
    struct lc_ranked *r = lc_ranked_new();

    for (guint i = 0; i < 1000; i++) {
        lc_ranked_add(r, i, 1);
    }
    ck_assert_uint_eq(lc_ranked_sort(r, r->sum), LC_CHAIN_LEAST_ROWS);
    ck_assert_uint_eq(lc_ranked_at(r, 0)->id, 0);
    ck_assert_double_eq_tol(lc_ranked_rest(r, LC_CHAIN_LEAST_ROWS),
                            1 - LC_CHAIN_LEAST_ROWS / 1000.0, 1e-12);
    lc_ranked_free(r);
}
END_TEST

START_TEST(test_ranked_adds_up_what_comes_under_one_number)
{
    struct lc_ranked *r = lc_ranked_new();

    lc_ranked_add(r, 4, 1);
    lc_ranked_add(r, 4, 2);
    lc_ranked_add(r, 5, -1);
    ck_assert_uint_eq(lc_ranked_sort(r, r->sum), 2);
    ck_assert_double_eq(lc_ranked_at(r, 0)->amount, 3);
    ck_assert_double_eq(r->sum, 2);
    lc_ranked_free(r);
}
END_TEST

START_TEST(test_ranked_nothing_is_a_share_of_what_adds_up_to_nothing)
{
    ck_assert_double_eq(lc_ranked_share(3, 12), 0.25);
    ck_assert_double_nan(lc_ranked_share(3, 0));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("ranked");
    TCase *t = tcase_create("ranked");

    tcase_add_test(t, test_ranked_tells_those_of_one_per_cent_and_what_is_left);
    tcase_add_test(t, test_ranked_tells_the_largest_however_small);
    tcase_add_test(t, test_ranked_adds_up_what_comes_under_one_number);
    tcase_add_test(t, test_ranked_nothing_is_a_share_of_what_adds_up_to_nothing);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);

    srunner_run_all(r, CK_NORMAL);
    const int failed = srunner_ntests_failed(r);

    srunner_free(r);
    return failed != 0;
}
