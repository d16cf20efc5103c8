#include "fixture.h"

#include <gsl/gsl_errno.h>

static uint32_t hold(const char *name)
{
    for (uint32_t k = 0; k < fixture.layout->n_holds; k++) {
        if (strcmp(fixture.layout->holds[k].name, name) == 0) {
            return k;
        }
    }
    ck_abort_msg("no hold %s", name);
    return 0;
}

/* North, first date: power holds back 3 in even replications, chips 2 in all, of it stage one 1.5
 * in replication 1, else stage two-b 2; far south: chips 2 always, at launch. */
static double held(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const struct lc_layout *l = fixture.layout;

    ck_assert_int_eq(kind, LC_SAMPLE_HELD_BACK);
    if (cell == lc_held_back_index(l, 0, 0, LC_BIND_POWER)) {
        return replication % 2 == 0 ? 3 : 0;
    }
    if (cell == lc_held_back_index(l, 0, 0, hold("chips:one"))) {
        return replication == 1 ? 1.5 : 0;
    }
    if (cell == lc_held_back_index(l, 0, 0, hold("chips:two-b"))) {
        return replication == 1 ? 0.5 : 2;
    }
    return cell == lc_held_back_index(l, 0, 0, LC_BIND_CHIPS) ||
                   cell == lc_held_back_index(l, 0, 1, LC_BIND_CHIPS) ||
                   cell == lc_held_back_index(l, 0, 1, hold("chips:launch"))
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

    assert_row(text, "baseline,north,2026-03-31,power,0.5,1.5,0,3,\n");
    assert_row(text, "baseline,north,2026-03-31,chips,0.5,2,2,2,\n");
    assert_row(text, "baseline,far-south,2026-03-31,chips,1,2,2,2,\n");
    assert_row(text, "baseline,world,2026-03-31,power,0,1.5,0,3,\n"); /* 3 against 4 */
    assert_row(text, "baseline,world,2026-03-31,chips,1,4,4,4,\n");
    assert_row(text, "baseline,world,2026-03-31,none,0,0,0,0,\n");
    assert_row(text, "baseline,world,2026-06-30,chips,0,0,0,0,\n"); /* nothing held back */
    assert_row(text, "baseline,world,2026-06-30,none,1,0,0,0,\n");
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_binding_details_share_the_probability_of_their_constraint)
{
    fixture_init(4, &value);
    char *text = fixture_write(lc_write_binding);

    assert_row(text, "north,2026-03-31,chips,0.25,0.375,0,1.05,one\n"); /* 1 of 4: replication 1 */
    assert_row(text, "north,2026-03-31,chips,0.25,1.625,0.95,2,two-b\n");
    assert_row(text, "far-south,2026-03-31,chips,1,2,2,2,launch\n");
    assert_row(text, "world,2026-03-31,chips,0.25,2,2,2,launch\n"); /* the first of 2 and 2 */
    ck_assert_ptr_null(strstr(text, "delivery"));                   /* never held back */
    ck_assert_uint_eq(fixture_lines(text), 1 + 3 * 8 * (LC_CONSTRAINT_COUNT + 1) + 2 + 1 + 3);
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
    tcase_add_test(t, test_binding_details_share_the_probability_of_their_constraint);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
