#include "stats/shapley.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>
#include <string.h>

enum { K = 5, N = 7, COALITIONS = 1 << K };

static double v[(1 << LC_SHAPLEY_PARTS_MAX) * N], phi[LC_SHAPLEY_PARTS_MAX * N];

static void draw_game(size_t k, uint64_t test)
{
    struct lc_stream s;

    begin(&s, test, 0);
    for (size_t i = 0; i < ((size_t)1 << k) * N; i++) {
        v[i] = lc_draw_normal(&s);
    }
}

/* Shapley's own glove game: parts 0 and 1 have a left glove each, part 2 a right one. */
START_TEST(test_glove_game_is_divided_as_in_the_books)
{
    for (int c = 0; c < 8; c++) {
        v[c] = (c & 4) && (c & 3);
    }
    lc_shapley_values(phi, v, 3, 1);
    ck_assert_double_eq_tol(phi[0], 1.0 / 6, 1e-15);
    ck_assert_double_eq_tol(phi[1], 1.0 / 6, 1e-15);
    ck_assert_double_eq_tol(phi[2], 4.0 / 6, 1e-15);
}
END_TEST

/* Mean over all 120 orders of what a part adds: the definition, by another way. */
START_TEST(test_values_are_the_mean_over_all_orders)
{
    double mean[K * N] = {0};

    draw_game(K, 1);
    for (int code = 0; code < 120; code++) {
        int left[K] = {0, 1, 2, 3, 4}, rest = code, coalition = 0;

        for (int n_left = K; n_left > 0; n_left--) {
            const int place = rest % n_left, part = left[place];

            rest /= n_left;
            memmove(left + place, left + place + 1, (size_t)(n_left - 1 - place) * sizeof *left);
            for (int j = 0; j < N; j++) {
                mean[part * N + j] +=
                    (v[(coalition | 1 << part) * N + j] - v[coalition * N + j]) / 120;
            }
            coalition |= 1 << part;
        }
    }
    lc_shapley_values(phi, v, K, N);
    for (int i = 0; i < K * N; i++) {
        ck_assert_double_eq_tol(phi[i], mean[i], 1e-13);
    }
}
END_TEST

START_TEST(test_parts_add_up_to_the_whole_in_every_replication)
{
    for (size_t k = 1; k <= LC_SHAPLEY_PARTS_MAX; k++) {
        draw_game(k, 10 + k);
        lc_shapley_values(phi, v, k, N);
        for (size_t j = 0; j < N; j++) {
            double sum = 0;

            for (size_t i = 0; i < k; i++) {
                sum += phi[i * N + j];
            }
            ck_assert_double_eq_tol(sum, v[(((size_t)1 << k) - 1) * N + j] - v[j], 1e-12);
        }
    }
}
END_TEST

START_TEST(test_part_that_changes_nothing_gets_exactly_nothing)
{
    draw_game(K, 2);
    for (int c = 0; c < COALITIONS; c++) {
        memcpy(v + (c | 4) * N, v + (c & ~4) * N, N * sizeof *v);
    }
    lc_shapley_values(phi, v, K, N);
    for (int j = 0; j < N; j++) {
        ck_assert(phi[2 * N + j] == 0);
        ck_assert(phi[1 * N + j] != 0);
    }
}
END_TEST

START_TEST(test_parts_that_do_alike_get_alike)
{
    draw_game(K, 3);
    for (int c = 0; c < COALITIONS; c++) { /* 0 alone is as good as 3 alone, whoever else is in */
        if ((c & 1) && !(c & 8)) {
            memcpy(v + ((c & ~1) | 8) * N, v + c * N, N * sizeof *v);
        }
    }
    lc_shapley_values(phi, v, K, N);
    for (int j = 0; j < N; j++) {
        ck_assert_double_eq_tol(phi[j], phi[3 * N + j], 1e-14);
    }
}
END_TEST

START_TEST(test_effects_without_interaction_are_each_part_s_own)
{
    for (int c = 0; c < COALITIONS; c++) {
        v[c] = 10;
        for (int i = 0; i < K; i++) {
            v[c] += c >> i & 1 ? i - 2.5 : 0;
        }
    }
    lc_shapley_values(phi, v, K, 1);
    for (int i = 0; i < K; i++) {
        ck_assert_double_eq_tol(phi[i], i - 2.5, 1e-14);
    }
}
END_TEST

START_TEST(test_interaction_of_two_is_shared_in_halves)
{
    for (int c = 0; c < 4; c++) {
        v[c] = (c & 1) * 3 + (c >> 1) * 5 + (c == 3 ? -4 : 0);
    }
    lc_shapley_values(phi, v, 2, 1);
    ck_assert_double_eq_tol(phi[0], 1, 1e-15);
    ck_assert_double_eq_tol(phi[1], 3, 1e-15);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("shapley");
    TCase *t = tcase_create("shapley");

    tcase_add_test(t, test_glove_game_is_divided_as_in_the_books);
    tcase_add_test(t, test_values_are_the_mean_over_all_orders);
    tcase_add_test(t, test_parts_add_up_to_the_whole_in_every_replication);
    tcase_add_test(t, test_part_that_changes_nothing_gets_exactly_nothing);
    tcase_add_test(t, test_parts_that_do_alike_get_alike);
    tcase_add_test(t, test_effects_without_interaction_are_each_part_s_own);
    tcase_add_test(t, test_interaction_of_two_is_shared_in_halves);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
