/* What lies far ahead waits in bins when the calendar was told a span. The oracle is the calendar
 * without one, in which all is near: whatever is done to both, both must give the same events. */
#include "engine/calendar.h"

#include "rand/stream.h"

#include <check.h>

#define STEPS 60000
#define SPAN  1000000 /* ms */

static struct lc_calendar *near, *far;

static void set_up(void)
{
    near = lc_calendar_new();
    far = lc_calendar_new();
    lc_calendar_span(far, 0, SPAN);
}

static void tear_down(void)
{
    lc_calendar_free(near);
    lc_calendar_free(far);
}

static lc_handle add(lc_time time, uint32_t a)
{
    const struct lc_event e = {.time = time, .a = a, .priority = (uint8_t)(a % 3)};
    const lc_handle h = lc_calendar_schedule(far, &e);
    ck_assert_uint_eq(lc_calendar_schedule(near, &e), h);
    return h;
}

/* Takes the next event of both. */
static bool pop(lc_time *now)
{
    struct lc_event a, b;
    ck_assert_uint_eq(lc_calendar_size(near), lc_calendar_size(far));
    ck_assert_int_eq(lc_calendar_next_time(near), lc_calendar_next_time(far));
    const bool is_one = lc_calendar_pop(near, &a);
    ck_assert_int_eq(lc_calendar_pop(far, &b), is_one);
    if (is_one) {
        ck_assert_int_eq(a.time, b.time);
        ck_assert_uint_eq(a.sequence, b.sequence);
        ck_assert_uint_eq(a.a, b.a);
        *now = a.time;
    }
    return is_one;
}

/* Mostly soon, sometimes at once, late, or beyond the span. */
static lc_time draw_time(struct lc_stream *s, lc_time now)
{
    const double kind = lc_draw_uniform(s);
    const double mean = kind < 0.7 ? SPAN / 1000.0 : kind < 0.9 ? SPAN / 10.0 : SPAN * 2.0;
    return kind < 0.1 ? now : now + (lc_time)lc_draw_exponential(s, mean);
}

START_TEST(test_far_bins_change_no_order_under_adding_cancelling_and_moving)
{
    static lc_handle handles[STEPS];
    struct lc_stream s;
    lc_time now = 0;
    lc_stream_init(&s, &(struct lc_stream_key){.seed = 20261122});
    for (uint32_t i = 0; i < STEPS; i++) {
        handles[i] = add(draw_time(&s, now), i);
        const double what = lc_draw_uniform(&s);
        const lc_handle h = handles[(uint32_t)(lc_draw_uniform(&s) * (i + 1))];
        if (what < 0.3) {
            ck_assert_int_eq(lc_calendar_cancel(near, h), lc_calendar_cancel(far, h));
        } else if (what < 0.5) {
            const lc_time time = draw_time(&s, now);
            ck_assert_int_eq(lc_calendar_move(near, h, time), lc_calendar_move(far, h, time));
        } else if (what < 0.9) {
            pop(&now);
        }
        ck_assert_int_eq(lc_calendar_time(near, h), lc_calendar_time(far, h));
    }
    while (pop(&now)) {
    }
    ck_assert_int_gt(now, SPAN);
}
END_TEST

START_TEST(test_far_takes_times_before_and_far_beyond_the_span)
{
    lc_time now;
    add(LC_TIME_NEVER, 0);
    add(SPAN, 1);
    add(-5, 2);
    add(SPAN + 1, 3);
    add(0, 4);
    for (int i = 0; i < 5; i++) {
        ck_assert(pop(&now));
    }
    ck_assert_int_eq(now, LC_TIME_NEVER);
    add(7, 5); /* after the last bin was opened */
    ck_assert(pop(&now));
    ck_assert(!pop(&now));
}
END_TEST

START_TEST(test_far_is_empty_and_out_of_use_after_a_reset)
{
    lc_time now;
    for (uint32_t i = 0; i < 100; i++) {
        add(i * SPAN / 50, i);
    }
    lc_calendar_reset(near);
    lc_calendar_reset(far);
    ck_assert(!pop(&now));
    add(SPAN / 2, 1);
    add(SPAN / 4, 2);
    ck_assert(pop(&now));
    ck_assert_int_eq(now, SPAN / 4);
}
END_TEST

START_TEST(test_far_of_a_span_of_all_time_holds_all)
{
    lc_time now = 0;
    lc_calendar_reset(far);
    lc_calendar_span(far, 0, LC_TIME_NEVER);
    for (uint32_t i = 0; i < 1000; i++) {
        add((lc_time)(i * 7919 % 1000), i);
    }
    while (pop(&now)) {
    }
    ck_assert_int_eq(now, 999);
}
END_TEST

int main(void)
{
    Suite *const suite = suite_create("far");
    TCase *const t = tcase_create("far");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_far_bins_change_no_order_under_adding_cancelling_and_moving);
    tcase_add_test(t, test_far_takes_times_before_and_far_beyond_the_span);
    tcase_add_test(t, test_far_is_empty_and_out_of_use_after_a_reset);
    tcase_add_test(t, test_far_of_a_span_of_all_time_holds_all);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
