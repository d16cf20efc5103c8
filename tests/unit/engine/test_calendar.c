#include "engine/calendar.h"

#include "rand/stream.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct lc_calendar *calendar;

static void set_up(void)
{
    calendar = lc_calendar_new();
}

static void tear_down(void)
{
    lc_calendar_free(calendar);
}

/* Schedules an event that is recognised by its entity a. */
static lc_handle add(lc_time time, uint8_t priority, uint32_t a)
{
    const struct lc_event e = {.time = time, .priority = priority, .a = a};
    return lc_calendar_schedule(calendar, &e);
}

static void expect_order(const uint32_t *a, size_t n)
{
    struct lc_event e;
    for (size_t i = 0; i < n; i++) {
        ck_assert(lc_calendar_pop(calendar, &e));
        ck_assert_uint_eq(e.a, a[i]);
    }
    ck_assert(!lc_calendar_pop(calendar, &e));
}

START_TEST(test_calendar_empty_has_no_next_and_leaves_out_untouched)
{
    struct lc_event e;
    memset(&e, 0x5a, sizeof e);
    const struct lc_event before = e;
    ck_assert_uint_eq(lc_calendar_size(calendar), 0);
    ck_assert_int_eq(lc_calendar_next_time(calendar), LC_TIME_NEVER);
    ck_assert(!lc_calendar_pop(calendar, &e));
    ck_assert_mem_eq(&e, &before, sizeof e);
    ck_assert(!lc_calendar_cancel(calendar, LC_NO_HANDLE));
    ck_assert(!lc_calendar_move(calendar, LC_NO_HANDLE, 0));
    ck_assert(!lc_calendar_is_pending(calendar, LC_NO_HANDLE));
}
END_TEST

START_TEST(test_calendar_gives_back_every_field)
{
    const struct lc_event in = {.time = -5,
                                .sequence = 999,
                                .cause = UINT64_C(1) << 60,
                                .a = UINT32_MAX,
                                .b = UINT32_MAX - 1,
                                .kind = UINT16_MAX,
                                .priority = UINT8_MAX};
    struct lc_event out;
    const lc_handle h = lc_calendar_schedule(calendar, &in);
    ck_assert_uint_ne(h, LC_NO_HANDLE);
    ck_assert(lc_calendar_pop(calendar, &out));
    ck_assert_int_eq(out.time, in.time);
    ck_assert_uint_eq(out.sequence, h >> 24);
    ck_assert_uint_eq(out.sequence, 1);
    ck_assert_uint_eq(out.cause, in.cause);
    ck_assert_uint_eq(out.a, in.a);
    ck_assert_uint_eq(out.b, in.b);
    ck_assert_uint_eq(out.kind, in.kind);
    ck_assert_uint_eq(out.priority, in.priority);
}
END_TEST

START_TEST(test_calendar_earlier_times_fire_first_even_at_the_extremes)
{
    add(LC_TIME_NEVER, 0, 6);
    add(0, 0, 4);
    add(INT64_MIN, 255, 1);
    add(-1, 255, 3);
    add(LC_TIME_NEVER - 1, 255, 5);
    add(INT64_MIN + 1, 0, 2);
    ck_assert_int_eq(lc_calendar_next_time(calendar), INT64_MIN);
    expect_order((const uint32_t[]){1, 2, 3, 4, 5, 6}, 6);
}
END_TEST

START_TEST(test_calendar_lower_priority_number_fires_first_at_equal_times)
{
    add(7, 255, 5);
    add(7, 128, 3);
    add(7, 0, 1);
    add(7, 129, 4);
    add(7, 1, 2);
    add(6, 255, 0);
    expect_order((const uint32_t[]){0, 1, 2, 3, 4, 5}, 6);
}
END_TEST

START_TEST(test_calendar_equal_times_fire_in_order_scheduled)
{
    for (uint32_t i = 0; i < 1000; i++) {
        add(42, 128, i);
    }
    for (uint32_t i = 0; i < 1000; i++) {
        struct lc_event e;
        ck_assert(lc_calendar_pop(calendar, &e));
        ck_assert_uint_eq(e.a, i);
        ck_assert_uint_eq(e.sequence, i + 1);
    }
}
END_TEST

START_TEST(test_calendar_moved_event_goes_behind_its_equals_and_keeps_its_name)
{
    const lc_handle first = add(10, 128, 1);
    add(10, 128, 2);
    const lc_handle third = add(20, 128, 3);
    ck_assert(lc_calendar_move(calendar, first, 10)); /* to its own time: still counts as new */
    ck_assert(lc_calendar_move(calendar, third, 10));
    ck_assert_int_eq(lc_calendar_time(calendar, third), 10);
    add(10, 128, 4);
    add(10, 127, 0);
    struct lc_event e;
    const uint32_t order[] = {0, 2, 1, 3, 4};
    const uint64_t sequence[] = {5, 2, 1, 3, 4};
    for (size_t i = 0; i < 5; i++) {
        ck_assert(lc_calendar_pop(calendar, &e));
        ck_assert_uint_eq(e.a, order[i]);
        ck_assert_uint_eq(e.sequence, sequence[i]);
        ck_assert_int_eq(e.time, 10);
    }
}
END_TEST

START_TEST(test_calendar_move_keeps_priority_and_cause)
{
    const struct lc_event in = {.time = 9, .cause = 77, .priority = 3, .kind = 4, .a = 5, .b = 6};
    struct lc_event e;
    const lc_handle h = lc_calendar_schedule(calendar, &in);
    ck_assert(lc_calendar_move(calendar, h, 1));
    ck_assert(lc_calendar_pop(calendar, &e));
    ck_assert_int_eq(e.time, 1);
    ck_assert_uint_eq(e.cause, 77);
    ck_assert_uint_eq(e.priority, 3);
    ck_assert_uint_eq(e.kind, 4);
    ck_assert_uint_eq(e.a, 5);
    ck_assert_uint_eq(e.b, 6);
}
END_TEST

START_TEST(test_calendar_cancelled_event_never_fires)
{
    const lc_handle h[] = {add(1, 0, 1), add(2, 0, 2), add(3, 0, 3), add(4, 0, 4), add(5, 0, 5)};
    ck_assert(lc_calendar_cancel(calendar, h[0])); /* the first, one inside, the last */
    ck_assert(lc_calendar_cancel(calendar, h[2]));
    ck_assert(lc_calendar_cancel(calendar, h[4]));
    ck_assert(!lc_calendar_cancel(calendar, h[2]));
    ck_assert_uint_eq(lc_calendar_size(calendar), 2);
    ck_assert_int_eq(lc_calendar_time(calendar, h[2]), LC_TIME_NEVER);
    expect_order((const uint32_t[]){2, 4}, 2);
}
END_TEST

START_TEST(test_calendar_stale_handles_never_hit_a_successor)
{
    struct lc_event e;
    lc_handle stale[200];
    for (uint32_t i = 0; i < 200; i++) {
        stale[i] = add(0, 0, i);
        if (i % 2) {
            ck_assert(lc_calendar_cancel(calendar, stale[i]));
        } else {
            ck_assert(lc_calendar_pop(calendar, &e));
        }
        const lc_handle successor = add(5, 0, 1000 + i); /* in the same slot */
        for (uint32_t j = 0; j <= i; j++) {
            ck_assert(!lc_calendar_is_pending(calendar, stale[j]));
            ck_assert(!lc_calendar_cancel(calendar, stale[j]));
            ck_assert(!lc_calendar_move(calendar, stale[j], 1));
            ck_assert_int_eq(lc_calendar_time(calendar, stale[j]), LC_TIME_NEVER);
        }
        ck_assert_int_eq(lc_calendar_time(calendar, successor), 5);
        ck_assert(lc_calendar_cancel(calendar, successor));
    }
}
END_TEST

START_TEST(test_calendar_forged_handles_are_stale)
{
    const lc_handle h = add(0, 0, 0);
    ck_assert(!lc_calendar_is_pending(calendar, h + 1));
    ck_assert(!lc_calendar_is_pending(calendar, h | 0xffffff));
    ck_assert(!lc_calendar_is_pending(calendar, h + (UINT64_C(1) << 24)));
    ck_assert(!lc_calendar_is_pending(calendar, UINT64_MAX));
    ck_assert(!lc_calendar_is_pending(calendar, h & 0xffffff));
}
END_TEST

START_TEST(test_calendar_keeps_order_and_handles_when_it_grows)
{
    enum { N = 70000 };
    lc_handle *const handles = malloc(N * sizeof *handles);
    ck_assert_ptr_nonnull(handles);
    for (uint32_t i = 0; i < N; i++) {
        handles[i] = add((lc_time)(i * UINT64_C(40503) % N), 0, i); /* a permutation of 0..N-1 */
        ck_assert_uint_eq(lc_calendar_size(calendar), i + 1);
        if ((i & (i + 1)) == 0 || (i & (i - 1)) == 0) { /* around the powers of two */
            for (uint32_t j = 0; j <= i; j++) {
                ck_assert_int_eq(lc_calendar_time(calendar, handles[j]),
                                 (lc_time)(j * UINT64_C(40503) % N));
            }
        }
    }
    struct lc_event e;
    for (uint32_t i = 0; i < N; i++) {
        ck_assert_int_eq(lc_calendar_next_time(calendar), i);
        ck_assert(lc_calendar_pop(calendar, &e));
        ck_assert_int_eq(e.time, i);
    }
    ck_assert_uint_eq(lc_calendar_size(calendar), 0);
    free(handles);
}
END_TEST

START_TEST(test_calendar_reset_empties_and_starts_as_new)
{
    struct lc_event e;
    lc_handle first[100];
    for (uint32_t round = 0; round < 3; round++) {
        for (uint32_t i = 0; i < 100; i++) {
            const lc_handle h = add(i % 7, 0, i);
            if (round == 0) {
                first[i] = h;
            }
            ck_assert_uint_eq(h, first[i]);
        }
        for (uint32_t i = 0; i < 10 * round; i++) {
            ck_assert(lc_calendar_pop(calendar, &e));
        }
        lc_calendar_reset(calendar);
        ck_assert_uint_eq(lc_calendar_size(calendar), 0);
        ck_assert_int_eq(lc_calendar_next_time(calendar), LC_TIME_NEVER);
        for (uint32_t i = 0; i < 100; i++) {
            ck_assert(!lc_calendar_is_pending(calendar, first[i]));
        }
        ck_assert(!lc_calendar_pop(calendar, &e));
    }
}
END_TEST

/* The model: an unsorted list of what is pending, searched from end to end. */
#define MODEL_ROOM 4000

struct entry {
    lc_handle handle;
    lc_time time;
    uint64_t order;
    uint8_t priority;
    uint32_t a;
};

struct model {
    struct entry entries[MODEL_ROOM];
    size_t n;
    uint64_t order;
    lc_handle stale[64];
    size_t n_stale;
};

static bool is_before(const struct entry *x, const struct entry *y)
{
    if (x->time != y->time) {
        return x->time < y->time;
    }
    return x->priority != y->priority ? x->priority < y->priority : x->order < y->order;
}

static size_t model_first(const struct model *m)
{
    size_t first = 0;
    for (size_t i = 1; i < m->n; i++) {
        first = is_before(&m->entries[i], &m->entries[first]) ? i : first;
    }
    return first;
}

static void model_remove(struct model *m, size_t i)
{
    m->stale[m->n_stale++ % 64] = m->entries[i].handle;
    m->entries[i] = m->entries[--m->n];
}

static void compare_pop(struct model *m)
{
    struct lc_event e;
    ck_assert(lc_calendar_pop(calendar, &e) == (m->n > 0));
    if (m->n > 0) {
        const size_t i = model_first(m);
        ck_assert_int_eq(e.time, m->entries[i].time);
        ck_assert_uint_eq(e.priority, m->entries[i].priority);
        ck_assert_uint_eq(e.a, m->entries[i].a);
        ck_assert_uint_eq(e.sequence, m->entries[i].handle >> 24);
        model_remove(m, i);
    }
}

static void compare_add(struct model *m, struct lc_stream *s, uint32_t range, uint32_t step)
{
    if (m->n < MODEL_ROOM) {
        struct entry *const x = &m->entries[m->n++];
        x->time = (lc_time)(lc_pcg64dxsm_next(&s->state) % range) - range / 2;
        x->priority = (uint8_t)(lc_pcg64dxsm_next(&s->state) % 3);
        x->a = step;
        x->order = m->order++;
        x->handle = add(x->time, x->priority, step);
    }
}

static void compare_change(struct model *m, struct lc_stream *s, uint32_t range, bool cancel)
{
    if (m->n > 0) {
        const size_t i = lc_pcg64dxsm_next(&s->state) % m->n;
        if (cancel) {
            ck_assert(lc_calendar_cancel(calendar, m->entries[i].handle));
            model_remove(m, i);
        } else {
            m->entries[i].time = (lc_time)(lc_pcg64dxsm_next(&s->state) % range) - range / 2;
            m->entries[i].order = m->order++;
            ck_assert(lc_calendar_move(calendar, m->entries[i].handle, m->entries[i].time));
        }
    }
}

static void compare_views(const struct model *m, struct lc_stream *s)
{
    ck_assert_uint_eq(lc_calendar_size(calendar), m->n);
    const lc_time next = lc_calendar_next_time(calendar);
    ck_assert_int_eq(next, m->n ? m->entries[model_first(m)].time : LC_TIME_NEVER);
    if (m->n > 0) {
        const struct entry *const x = &m->entries[lc_pcg64dxsm_next(&s->state) % m->n];
        ck_assert(lc_calendar_is_pending(calendar, x->handle));
        ck_assert_int_eq(lc_calendar_time(calendar, x->handle), x->time);
    }
    if (m->n_stale > 0) {
        const lc_handle h = m->stale[lc_pcg64dxsm_next(&s->state) % 64 % m->n_stale];
        ck_assert(!lc_calendar_is_pending(calendar, h));
        ck_assert(!lc_calendar_cancel(calendar, h));
    }
}

/* One test a range of times (1: all equal). Phases of growing and of shrinking take turns. */
static const uint32_t ranges[] = {1, 5, 300, 1000000};

START_TEST(test_calendar_agrees_with_a_list_under_random_operations)
{
    struct model *const m = calloc(1, sizeof *m);
    ck_assert_ptr_nonnull(m);
    struct lc_stream s;
    const struct lc_stream_key key = {.seed = 3, .entity = (uint64_t)_i};
    lc_stream_init(&s, &key);
    for (uint32_t step = 0; step < 100000; step++) {
        const unsigned choice = (unsigned)(lc_pcg64dxsm_next(&s.state) % 100);
        const unsigned adding = step / 500 % 2 ? 25 : 45;
        if (choice < adding) {
            compare_add(m, &s, ranges[_i], step);
        } else if (choice < 70) {
            compare_pop(m);
        } else {
            compare_change(m, &s, ranges[_i], choice < 80);
        }
        if (step % 8 == 0) {
            compare_views(m, &s);
        }
    }
    while (m->n > 0) {
        compare_pop(m);
    }
    compare_pop(m);
    free(m);
}
END_TEST

int main(void)
{
    Suite *const suite = suite_create("calendar");
    TCase *const t = tcase_create("calendar");
    tcase_set_timeout(t, 60); /* sanitizers are slow */
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_calendar_empty_has_no_next_and_leaves_out_untouched);
    tcase_add_test(t, test_calendar_gives_back_every_field);
    tcase_add_test(t, test_calendar_earlier_times_fire_first_even_at_the_extremes);
    tcase_add_test(t, test_calendar_lower_priority_number_fires_first_at_equal_times);
    tcase_add_test(t, test_calendar_equal_times_fire_in_order_scheduled);
    tcase_add_test(t, test_calendar_moved_event_goes_behind_its_equals_and_keeps_its_name);
    tcase_add_test(t, test_calendar_move_keeps_priority_and_cause);
    tcase_add_test(t, test_calendar_cancelled_event_never_fires);
    tcase_add_test(t, test_calendar_stale_handles_never_hit_a_successor);
    tcase_add_test(t, test_calendar_forged_handles_are_stale);
    tcase_add_test(t, test_calendar_keeps_order_and_handles_when_it_grows);
    tcase_add_test(t, test_calendar_reset_empties_and_starts_as_new);
    tcase_add_loop_test(t, test_calendar_agrees_with_a_list_under_random_operations, 0, 4);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
