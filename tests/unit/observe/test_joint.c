#include "observe/joint.h"

#include <check.h>

START_TEST(test_joint_heaviest_come_first_and_equal_ones_by_number)
{
    struct lc_joint *j = lc_joint_new();

    lc_joint_add(j, 7, 1);
    lc_joint_add(j, 3, 2);
    lc_joint_add(j, 9, 5);
    lc_joint_add(j, 2, 2);
    lc_joint_sort(j);
    const uint32_t order[] = {9, 2, 3, 7};

    ck_assert_uint_eq(lc_joint_count(j), 4);
    for (uint32_t i = 0; i < 4; i++) {
        ck_assert_uint_eq(lc_joint_at(j, i)->project, order[i]);
    }
    lc_joint_free(j);
}
END_TEST

START_TEST(test_joint_takes_no_cause_without_weight)
{
    struct lc_joint *j = lc_joint_new();

    lc_joint_add(j, 1, 0);
    lc_joint_add(j, 2, -1);
    ck_assert_uint_eq(lc_joint_count(j), 0);
    lc_joint_free(j);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("joint");
    TCase *t = tcase_create("joint");

    tcase_add_test(t, test_joint_heaviest_come_first_and_equal_ones_by_number);
    tcase_add_test(t, test_joint_takes_no_cause_without_weight);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);

    srunner_run_all(r, CK_NORMAL);
    const int failed = srunner_ntests_failed(r);

    srunner_free(r);
    return failed != 0;
}
