#include "engine/engine.h"

#include "base/limits.h"
#include "rand/stream.h"

#include <check.h>
#include <string.h>

enum { NOTE, SPAWN, STORM, FAIL, STOP, PAST, WALK, N_KINDS };

#define LOG_ROOM 4096

struct world {
    struct lc_engine *engine;
    struct lc_event log[LOG_ROOM];
    size_t n;
    size_t seen; /* by the monitor */
    uint64_t last_seen;
    atomic_bool stop;
    lc_handle handle;
    uint64_t seed, steps;
};

static void take_note(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    ck_assert_int_eq(lc_engine_now(w->engine), e->time);
    ck_assert_uint_eq(lc_engine_current(w->engine), e->sequence);
    ck_assert_uint_lt(w->n, LOG_ROOM);
    w->log[w->n++] = *e;
}

/* Has two children, at once and a day later, until b generations have passed. */
static void spawn(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    take_note(w, e);
    if (e->b > 0) {
        lc_engine_after(w->engine, 0, SPAWN, e->a * 2, e->b - 1);
        lc_engine_after(w->engine, LC_MS_PER_DAY, SPAWN, e->a * 2 + 1, e->b - 1);
    }
}

static void storm(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    lc_engine_after(w->engine, (lc_time)e->a, STORM, e->a, e->b);
}

static void give_up(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    lc_engine_fail(w->engine, "share %g of cohort %u is negative", -0.5, (unsigned)e->a);
    lc_engine_fail(w->engine, "a later reason");
}

static void stop(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    take_note(w, e);
    atomic_store(&w->stop, true);
}

/* Schedules (b = 0) or re-times (b = 1) an event to one millisecond ago. */
static void reach_past(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    if (e->b) {
        ck_assert(!lc_engine_rearm(w->engine, w->handle, e->time - 1));
        ck_assert(lc_engine_is_pending(w->engine, w->handle));
    } else {
        ck_assert_uint_eq(lc_engine_at(w->engine, e->time - 1, 0, NOTE, 0, 0), LC_NO_HANDLE);
    }
}

/* A random walk over the engine's functions; its every fifth step lets others have the thread. */
static void walk(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    struct lc_stream s;
    const struct lc_stream_key key = {.seed = w->seed, .entity = e->a, .ordinal = w->steps};
    take_note(w, e);
    lc_stream_init(&s, &key);
    const lc_time delay = (lc_time)(lc_pcg64dxsm_next(&s.state) % 5);
    const uint8_t priority = (uint8_t)(lc_pcg64dxsm_next(&s.state) % 4);
    if (lc_draw_uniform(&s) < 0.3) {
        lc_engine_cancel(w->engine, w->handle);
    } else {
        lc_engine_rearm(w->engine, w->handle, e->time + delay);
    }
    lc_engine_after(w->engine, delay, WALK, e->a, 0);
    w->handle = lc_engine_at(w->engine, e->time + 2, priority, NOTE, e->a, 1);
    if (++w->steps % 5 == 0) {
        atomic_store(&w->stop, true);
    }
}

static void count_seen(void *context, const struct lc_event *e)
{
    struct world *const w = context;
    w->seen++;
    w->last_seen = e->sequence;
}

static lc_handler *const handlers[N_KINDS] = {take_note, spawn,      storm, give_up,
                                              stop,      reach_past, walk};

static struct lc_engine_setup setup_of(struct world *w)
{
    return (struct lc_engine_setup){.handlers = handlers,
                                    .n_kinds = N_KINDS,
                                    .context = w,
                                    .start = 1000,
                                    .horizon = LC_TIME_NEVER,
                                    .stop = &w->stop,
                                    .monitor = {count_seen, w}};
}

static struct world world;

static void set_up(void)
{
    memset(&world, 0, sizeof world);
    world.engine = lc_engine_new();
    const struct lc_engine_setup setup = setup_of(&world);
    lc_engine_reset(world.engine, &setup);
}

static void tear_down(void)
{
    lc_engine_free(world.engine);
}

START_TEST(test_engine_with_nothing_to_do_ends_empty_at_the_start)
{
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    ck_assert_int_eq(lc_engine_now(world.engine), 1000);
    ck_assert_uint_eq(lc_engine_current(world.engine), 0);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 0);
    ck_assert_str_eq(lc_engine_failure(world.engine), "");
}
END_TEST

START_TEST(test_engine_clock_follows_the_events_and_monitor_sees_each)
{
    lc_engine_at(world.engine, 3000, 0, NOTE, 3, 0);
    lc_engine_at(world.engine, 1000, 0, NOTE, 1, 0); /* at the start itself */
    lc_engine_after(world.engine, 1000, NOTE, 2, 0);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    ck_assert_uint_eq(world.n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(world.log[i].a, i + 1);
        ck_assert_int_eq(world.log[i].time, 1000 * ((lc_time)i + 1));
        ck_assert_uint_eq(world.log[i].cause, 0);
    }
    ck_assert_uint_eq(world.log[1].priority, 128);
    ck_assert_uint_eq(world.seen, 3);
    ck_assert_uint_eq(world.last_seen, 1);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 3);
    ck_assert_uint_eq(lc_engine_handled_kind(world.engine, NOTE), 3);
    ck_assert_uint_eq(lc_engine_handled_kind(world.engine, SPAWN), 0);
    ck_assert_uint_eq(lc_engine_handled_kind(world.engine, N_KINDS), 0);
}
END_TEST

START_TEST(test_engine_every_event_is_caused_by_the_one_that_scheduled_it)
{
    lc_engine_after(world.engine, 0, SPAWN, 1, 8);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    ck_assert_uint_eq(world.n, 511); /* 2^9 - 1 in nine generations */
    for (size_t i = 0; i < world.n; i++) {
        const struct lc_event *const child = &world.log[i];
        if (child->a == 1) {
            ck_assert_uint_eq(child->cause, 0);
            continue;
        }
        const struct lc_event *parent = NULL;
        for (size_t j = 0; j < i; j++) {
            parent = world.log[j].sequence == child->cause ? &world.log[j] : parent;
        }
        ck_assert_ptr_nonnull(parent);
        ck_assert_uint_eq(parent->a, child->a / 2);
        ck_assert_uint_eq(parent->b, child->b + 1);
        ck_assert_int_eq(child->time - parent->time, child->a % 2 ? LC_MS_PER_DAY : 0);
    }
}
END_TEST

START_TEST(test_engine_horizon_is_inclusive_and_what_lies_beyond_stays_pending)
{
    struct lc_engine_setup setup = setup_of(&world);
    setup.horizon = 2000;
    lc_engine_reset(world.engine, &setup);
    lc_engine_at(world.engine, 2000, 0, NOTE, 1, 0);
    const lc_handle beyond = lc_engine_at(world.engine, 2001, 0, NOTE, 2, 0);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_HORIZON);
    ck_assert_uint_eq(world.n, 1);
    ck_assert_uint_eq(world.log[0].a, 1);
    ck_assert(lc_engine_is_pending(world.engine, beyond));
    ck_assert_int_eq(lc_engine_now(world.engine), 2000);
}
END_TEST

START_TEST(test_engine_stop_flag_ends_between_events_and_the_run_can_go_on)
{
    lc_engine_at(world.engine, 2000, 0, STOP, 1, 0);
    lc_engine_at(world.engine, 2000, 0, NOTE, 2, 0);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_STOPPED);
    ck_assert_uint_eq(world.n, 1);
    ck_assert_uint_eq(world.seen, 1);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_STOPPED);
    ck_assert_uint_eq(world.n, 1);
    atomic_store(&world.stop, false);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    ck_assert_uint_eq(world.n, 2);
}
END_TEST

START_TEST(test_engine_failure_ends_after_this_event_and_the_first_reason_is_kept)
{
    lc_engine_at(world.engine, 2000, 0, FAIL, 9, 0);
    lc_engine_at(world.engine, 2000, 0, NOTE, 0, 0);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_FAILED);
    ck_assert_str_eq(lc_engine_failure(world.engine), "share -0.5 of cohort 9 is negative");
    ck_assert_uint_eq(world.n, 0);
    ck_assert_uint_eq(world.seen, 1);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_FAILED);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 1);
}
END_TEST

START_TEST(test_engine_failure_text_is_cut_at_255_bytes)
{
    char text[400];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    lc_engine_fail(world.engine, "%s", text);
    ck_assert_uint_eq(strlen(lc_engine_failure(world.engine)), 255);
}
END_TEST

START_TEST(test_engine_scheduling_or_moving_to_before_now_is_a_failure)
{
    world.handle = lc_engine_at(world.engine, 5000, 0, NOTE, 0, 0);
    lc_engine_at(world.engine, 2000, 0, PAST, 0, (uint32_t)_i);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_FAILED);
    ck_assert_ptr_nonnull(strstr(lc_engine_failure(world.engine), "1 ms before now"));
    ck_assert_uint_eq(lc_engine_rearmed(world.engine), 0);
}
END_TEST

START_TEST(test_engine_scheduling_before_the_start_is_a_failure)
{
    ck_assert_uint_eq(lc_engine_at(world.engine, 999, 0, NOTE, 0, 0), LC_NO_HANDLE);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_FAILED);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 0);
}
END_TEST

START_TEST(test_engine_counts_moves_apart_from_events)
{
    const lc_handle a = lc_engine_at(world.engine, 5000, 0, NOTE, 1, 0);
    const lc_handle b = lc_engine_at(world.engine, 5000, 0, NOTE, 2, 0);
    ck_assert(lc_engine_rearm(world.engine, a, 6000));
    ck_assert(lc_engine_rearm(world.engine, a, 4000));
    ck_assert(lc_engine_cancel(world.engine, b));
    ck_assert(!lc_engine_cancel(world.engine, b));
    ck_assert(!lc_engine_rearm(world.engine, b, 7000));
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    ck_assert_uint_eq(lc_engine_rearmed(world.engine), 2);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 1);
    ck_assert_int_eq(world.log[0].time, 4000);
}
END_TEST

START_TEST(test_engine_event_cap_allows_exactly_that_many_and_names_the_kind)
{
    struct lc_engine_setup setup = setup_of(&world);
    setup.event_cap = 100;
    lc_engine_reset(world.engine, &setup);
    for (uint32_t i = 0; i < 100; i++) {
        lc_engine_at(world.engine, 1000 + i, 0, NOTE, i, 0);
    }
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    lc_engine_reset(world.engine, &setup);
    for (uint32_t i = 0; i < 10; i++) {
        lc_engine_at(world.engine, 1000 + i, 0, NOTE, i, 0);
    }
    lc_engine_at(world.engine, 1000, 0, STORM, 1, 0); /* once a millisecond for ever */
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_RUNAWAY);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 100);
    ck_assert_uint_eq(lc_engine_handled_kind(world.engine, STORM), 90);
    ck_assert_uint_eq(lc_engine_runaway_kind(world.engine), STORM);
}
END_TEST

START_TEST(test_engine_instant_cap_allows_exactly_that_many_and_names_the_kind_of_the_storm)
{
    struct lc_engine_setup setup = setup_of(&world);
    setup.instant_cap = 50;
    lc_engine_reset(world.engine, &setup);
    for (uint32_t i = 0; i < 300; i++) { /* 50 at each of six instants */
        lc_engine_at(world.engine, 1000 + i / 50, 0, NOTE, i, 0);
    }
    lc_engine_at(world.engine, 2000, 0, NOTE, 0, 0);
    lc_engine_at(world.engine, 2000, 0, STORM, 0, 0); /* without end at the same instant */
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_RUNAWAY);
    ck_assert_uint_eq(lc_engine_handled_kind(world.engine, NOTE), 301);
    ck_assert_uint_eq(lc_engine_handled_kind(world.engine, STORM), 49);
    ck_assert_uint_eq(lc_engine_runaway_kind(world.engine), STORM);
    ck_assert_int_eq(lc_engine_now(world.engine), 2000);
}
END_TEST

START_TEST(test_engine_default_cap_ends_a_storm)
{
    lc_engine_at(world.engine, 2000, 0, STORM, 0, 0);
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_RUNAWAY);
    ck_assert_uint_eq(lc_engine_handled(world.engine), LC_MAX_EVENTS_AT_ONCE);
}
END_TEST

START_TEST(test_engine_cap_reached_with_nothing_left_is_no_runaway)
{
    struct lc_engine_setup setup = setup_of(&world);
    setup.event_cap = 1;
    setup.instant_cap = 1;
    lc_engine_reset(world.engine, &setup);
    lc_engine_at(world.engine, LC_TIME_NEVER, 0, NOTE, 0, 0); /* at the last of all times */
    ck_assert_int_eq(lc_engine_run(world.engine), LC_END_EMPTY);
    ck_assert_uint_eq(lc_engine_handled(world.engine), 1);
}
END_TEST

static void start_walk(struct world *w, uint64_t seed)
{
    memset(w, 0, sizeof *w);
    w->seed = seed;
    w->engine = lc_engine_new();
    struct lc_engine_setup setup = setup_of(w);
    setup.horizon = 1200;
    lc_engine_reset(w->engine, &setup);
    for (uint32_t i = 0; i < 3; i++) {
        lc_engine_after(w->engine, i, WALK, i, 0);
    }
}

/* Runs to the next stop; false when the run has ended. */
static bool go_on(struct world *w)
{
    atomic_store(&w->stop, false);
    return lc_engine_run(w->engine) == LC_END_STOPPED;
}

static void expect_same_history(const struct world *x, const struct world *y)
{
    ck_assert_uint_eq(x->n, y->n);
    ck_assert_uint_gt(x->n, 100);
    for (size_t i = 0; i < x->n; i++) {
        ck_assert_int_eq(x->log[i].time, y->log[i].time);
        ck_assert_uint_eq(x->log[i].sequence, y->log[i].sequence);
        ck_assert_uint_eq(x->log[i].cause, y->log[i].cause);
        ck_assert_uint_eq(x->log[i].kind, y->log[i].kind);
        ck_assert_uint_eq(x->log[i].priority, y->log[i].priority);
        ck_assert_uint_eq(x->log[i].a, y->log[i].a);
    }
    ck_assert_uint_eq(lc_engine_rearmed(x->engine), lc_engine_rearmed(y->engine));
}

START_TEST(test_engine_two_in_one_thread_do_not_touch_each_other)
{
    static struct world alone, first, second, other;
    start_walk(&alone, 5);
    while (go_on(&alone)) {
    }
    start_walk(&first, 5);
    start_walk(&other, 6);
    start_walk(&second, 5);
    bool going = true;
    while (going) {
        going = go_on(&first);
        going = go_on(&other) || going;
        going = go_on(&second) || going;
    }
    expect_same_history(&alone, &first);
    expect_same_history(&alone, &second);
    bool are_alike = true;
    for (size_t i = 0; i < 50; i++) {
        are_alike = are_alike && alone.log[i].time == other.log[i].time;
    }
    ck_assert(!are_alike);
    lc_engine_free(alone.engine);
    lc_engine_free(first.engine);
    lc_engine_free(second.engine);
    lc_engine_free(other.engine);
}
END_TEST

START_TEST(test_engine_after_a_reset_repeats_the_same_history)
{
    static struct world once, again;
    start_walk(&once, 8);
    while (go_on(&once)) {
    }
    start_walk(&again, 9);
    for (int i = 0; i < 10; i++) { /* leave it in the middle of something else */
        go_on(&again);
    }
    struct lc_engine *const used = again.engine;
    start_walk(&again, 8);
    lc_engine_free(again.engine);
    again.engine = used;
    struct lc_engine_setup setup = setup_of(&again);
    setup.horizon = 1200;
    lc_engine_reset(used, &setup);
    for (uint32_t i = 0; i < 3; i++) {
        lc_engine_after(used, i, WALK, i, 0);
    }
    while (go_on(&again)) {
    }
    expect_same_history(&once, &again);
    lc_engine_free(once.engine);
    lc_engine_free(again.engine);
}
END_TEST

int main(void)
{
    Suite *const suite = suite_create("engine");
    TCase *const t = tcase_create("engine");
    tcase_set_timeout(t, 60); /* sanitizers are slow */
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_engine_with_nothing_to_do_ends_empty_at_the_start);
    tcase_add_test(t, test_engine_clock_follows_the_events_and_monitor_sees_each);
    tcase_add_test(t, test_engine_every_event_is_caused_by_the_one_that_scheduled_it);
    tcase_add_test(t, test_engine_horizon_is_inclusive_and_what_lies_beyond_stays_pending);
    tcase_add_test(t, test_engine_stop_flag_ends_between_events_and_the_run_can_go_on);
    tcase_add_test(t, test_engine_failure_ends_after_this_event_and_the_first_reason_is_kept);
    tcase_add_test(t, test_engine_failure_text_is_cut_at_255_bytes);
    tcase_add_loop_test(t, test_engine_scheduling_or_moving_to_before_now_is_a_failure, 0, 2);
    tcase_add_test(t, test_engine_scheduling_before_the_start_is_a_failure);
    tcase_add_test(t, test_engine_counts_moves_apart_from_events);
    tcase_add_test(t, test_engine_event_cap_allows_exactly_that_many_and_names_the_kind);
    tcase_add_test(
        t, test_engine_instant_cap_allows_exactly_that_many_and_names_the_kind_of_the_storm);
    tcase_add_test(t, test_engine_default_cap_ends_a_storm);
    tcase_add_test(t, test_engine_cap_reached_with_nothing_left_is_no_runaway);
    tcase_add_test(t, test_engine_two_in_one_thread_do_not_touch_each_other);
    tcase_add_test(t, test_engine_after_a_reset_repeats_the_same_history);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
