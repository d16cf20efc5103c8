#include "ensemble/agenda.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <pthread.h>
#include <string.h>

enum { BLOCKS = 20000, THREADS = 4 };

START_TEST(test_agenda_hands_out_in_the_order_added)
{
    static const uint32_t blocks[] = {3, 0, 7};
    struct lc_agenda *a = lc_agenda_new();
    uint32_t block = 99;

    ck_assert(!lc_agenda_next(a, &block));
    for (int i = 0; i < 3; i++) {
        lc_agenda_add(a, blocks[i]);
    }
    for (int i = 0; i < 3; i++) {
        ck_assert(lc_agenda_next(a, &block));
        ck_assert_uint_eq(block, blocks[i]);
    }
    ck_assert(!lc_agenda_next(a, &block));
    lc_agenda_free(a);
}
END_TEST

static unsigned char taken[THREADS][BLOCKS];
static struct lc_agenda *shared;

static void *take_all(void *row)
{
    unsigned char *mine = row;
    uint32_t block;

    while (lc_agenda_next(shared, &block)) {
        mine[block]++;
    }
    return NULL;
}

START_TEST(test_agenda_hands_each_block_to_one_thread_only)
{
    pthread_t threads[THREADS];

    shared = lc_agenda_new();
    for (uint32_t i = 0; i < BLOCKS; i++) {
        lc_agenda_add(shared, i);
    }
    for (int i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], NULL, take_all, taken[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    for (uint32_t i = 0; i < BLOCKS; i++) {
        int times = 0;

        for (int k = 0; k < THREADS; k++) {
            times += taken[k][i];
        }
        ck_assert_int_eq(times, 1);
    }
    lc_agenda_free(shared);
}
END_TEST

START_TEST(test_block_sizes_add_up_to_the_replications)
{
    static const uint32_t counts[] = {1, 99, 100, 101, 200, 250, 10000000, UINT32_MAX};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const uint32_t n = lc_blocks_of(counts[i]);
        const uint32_t last = lc_block_size(n - 1, counts[i]);

        ck_assert_uint_eq((uint64_t)(n - 1) * 100 + last, counts[i]);
        ck_assert_uint_ge(last, 1);
        ck_assert_uint_le(last, 100);
        ck_assert(n == 1 || lc_block_size(n - 2, counts[i]) == 100);
    }
    ck_assert_uint_eq(lc_blocks_of(0), 0);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("agenda");
    TCase *t = tcase_create("agenda");

    tcase_add_test(t, test_agenda_hands_out_in_the_order_added);
    tcase_add_test(t, test_agenda_hands_each_block_to_one_thread_only);
    tcase_add_test(t, test_block_sizes_add_up_to_the_replications);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
