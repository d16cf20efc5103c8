#include "world/ids.h"

#include <check.h>
#include <stdlib.h>

static struct lc_ids list;

static void tear_down(void)
{
    free(list.items);
    list = (struct lc_ids){0};
}

static void expect(const uint32_t *items, size_t n)
{
    ck_assert_uint_eq(list.n, n);
    for (size_t i = 0; i < n; i++) {
        ck_assert_uint_eq(list.items[i], items[i]);
    }
}

START_TEST(test_ids_ascend_in_whatever_order_they_come)
{
    lc_ids_add(&list, 5);
    lc_ids_add(&list, 2);
    lc_ids_add(&list, 9);
    lc_ids_add(&list, 0);
    expect((const uint32_t[]){0, 2, 5, 9}, 4);
}
END_TEST

START_TEST(test_ids_lose_the_first_the_last_and_the_only_one)
{
    for (uint32_t id = 1; id <= 4; id++) {
        lc_ids_add(&list, id);
    }
    lc_ids_remove(&list, 1);
    lc_ids_remove(&list, 4);
    expect((const uint32_t[]){2, 3}, 2);
    lc_ids_remove(&list, 3);
    lc_ids_remove(&list, 2);
    expect(NULL, 0);
}
END_TEST

START_TEST(test_ids_that_are_not_there_are_not_missed)
{
    lc_ids_remove(&list, 7);
    lc_ids_add(&list, 6);
    lc_ids_remove(&list, 7);
    lc_ids_remove(&list, 5);
    expect((const uint32_t[]){6}, 1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("ids");
    TCase *t = tcase_create("ids");

    tcase_add_checked_fixture(t, NULL, tear_down);
    tcase_add_test(t, test_ids_ascend_in_whatever_order_they_come);
    tcase_add_test(t, test_ids_lose_the_first_the_last_and_the_only_one);
    tcase_add_test(t, test_ids_that_are_not_there_are_not_missed);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
