#include "fixture.h"

#include <gsl/gsl_errno.h>

/* North, first date: power holds back 3 in even replications, chips 2 in all; far south: chips 2
 * always. */
static double held(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const struct lc_layout *l = fixture.layout;

    ck_assert_int_eq(kind, LC_SAMPLE_HELD_BACK);
    if (cell == lc_held_back_index(l, 0, 0, LC_BIND_POWER)) {
        return replication % 2 == 0 ? 3 : 0;
    }
    return cell == lc_held_back_index(l, 0, 0, LC_BIND_CHIPS) ||
                   cell == lc_held_back_index(l, 0, 1, LC_BIND_CHIPS)
               ? 2
               : 0;
}

static fixture_value *const value = held;

static void assert_row(const char *text, const char *row)
{
    ck_assert_msg(strstr(text, row) != NULL, "no row %s", row);
}

START_TEST(test_binding_is_the_constraint_that_holds_back_most)
{
    fixture_init(4, &value);
    char *text = fixture_write(lc_write_binding);

    assert_row(text, "baseline,north,2026-03-31,power,0.5,1.5,0,3\n");
    assert_row(text, "baseline,north,2026-03-31,chips,0.5,2,2,2\n");
    assert_row(text, "baseline,far-south,2026-03-31,chips,1,2,2,2\n");
    assert_row(text, "baseline,world,2026-03-31,power,0,1.5,0,3\n"); /* 3 against 4 */
    assert_row(text, "baseline,world,2026-03-31,chips,1,4,4,4\n");
    assert_row(text, "baseline,world,2026-06-30,chips,0,0,0,0\n"); /* nothing held back */
    ck_assert_uint_eq(fixture_lines(text), 1 + 3 * 8 * LC_CONSTRAINT_COUNT);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("binding");
    TCase *t = tcase_create("binding");

    tcase_add_test(t, test_binding_is_the_constraint_that_holds_back_most);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
