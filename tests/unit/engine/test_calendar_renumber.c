/* The order counter of the heap keys has 32 bits. Using them up takes minutes, so this test sees
 * the inside of calendar.c and sets the counter near its end. */
#include "engine/calendar.c"

#include <check.h>

static struct lc_calendar *c;

static void set_up(void)
{
    c = lc_calendar_new();
}

static void tear_down(void)
{
    lc_calendar_free(c);
}

static lc_handle add(lc_time time, uint32_t a)
{
    const struct lc_event e = {.time = time, .a = a};
    return lc_calendar_schedule(c, &e);
}

START_TEST(test_calendar_ties_keep_their_order_across_a_renumbering)
{
    struct lc_event e;
    c->order = ORDER_END - 500;
    for (uint32_t i = 0; i < 1000; i++) {
        add(i % 2, i);
    }
    ck_assert_uint_lt(c->order, 2000);
    for (uint32_t i = 0; i < 1000; i++) {
        ck_assert(lc_calendar_pop(c, &e));
        ck_assert_uint_eq(e.a, i < 500 ? 2 * i : 2 * (i - 500) + 1);
        ck_assert_uint_eq(e.sequence, e.a + 1);
    }
}
END_TEST

START_TEST(test_calendar_handles_survive_a_renumbering_by_move_after_a_pop)
{
    struct lc_event e;
    lc_handle h[50];
    for (uint32_t i = 0; i < 50; i++) {
        h[i] = add(100 - i, i);
    }
    ck_assert(lc_calendar_pop(c, &e)); /* leaves the hole at the root */
    ck_assert_uint_eq(e.a, 49);
    c->order = ORDER_END;
    ck_assert(lc_calendar_move(c, h[10], 99)); /* where h[1] is: behind it */
    ck_assert_uint_eq(c->order, 50);
    for (uint32_t i = 0; i < 49; i++) {
        ck_assert_int_eq(lc_calendar_time(c, h[i]), i == 10 ? 99 : 100 - i);
    }
    ck_assert(lc_calendar_cancel(c, h[20]));
    uint32_t order[48];
    size_t n = 0;
    for (uint32_t i = 49; i-- > 0;) {
        if (i != 10 && i != 20) {
            order[n++] = i;
        }
        if (i == 1) {
            order[n++] = 10;
        }
    }
    ck_assert_uint_eq(n, 48);
    for (size_t i = 0; i < n; i++) {
        ck_assert(lc_calendar_pop(c, &e));
        ck_assert_uint_eq(e.a, order[i]);
    }
    ck_assert(!lc_calendar_pop(c, &e));
}
END_TEST

int main(void)
{
    Suite *const suite = suite_create("calendar renumbering");
    TCase *const t = tcase_create("renumbering");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_calendar_ties_keep_their_order_across_a_renumbering);
    tcase_add_test(t, test_calendar_handles_survive_a_renumbering_by_move_after_a_pop);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
