#include "engine/pool.h"

#include "rand/stream.h"

#include <check.h>
#include <string.h>

static struct lc_pool pool;

static void tear_down(void)
{
    lc_pool_fini(&pool);
}

static uint32_t seize(uint32_t want, uint32_t least, uint32_t owner)
{
    const struct lc_pool_request r = {
        .want = want, .least = least, .owner = owner, .detail = owner + 100, .since = owner};
    return lc_pool_seize(&pool, &r);
}

/* Takes one grant and checks whose it is and how large. */
static void expect_served(uint32_t owner, uint32_t granted)
{
    struct lc_pool_request out;
    uint32_t n = 0;
    ck_assert(lc_pool_serve(&pool, &out, &n));
    ck_assert_uint_eq(out.owner, owner);
    ck_assert_uint_eq(out.detail, owner + 100);
    ck_assert_int_eq(out.since, owner);
    ck_assert_uint_eq(n, granted);
}

static void expect_nobody_served(void)
{
    struct lc_pool_request out;
    memset(&out, 0x5a, sizeof out);
    const struct lc_pool_request before = out;
    uint32_t n = 77;
    ck_assert(!lc_pool_serve(&pool, &out, &n));
    ck_assert_mem_eq(&out, &before, sizeof out);
    ck_assert_uint_eq(n, 77);
}

START_TEST(test_pool_empty_line_serves_nobody)
{
    lc_pool_init(&pool, 3);
    expect_nobody_served();
    ck_assert(!lc_pool_withdraw(&pool, 0, 0));
    ck_assert_int_eq(lc_pool_free_servers(&pool), 3);
}
END_TEST

START_TEST(test_pool_grants_at_once_up_to_capacity_and_not_one_more)
{
    lc_pool_init(&pool, 3);
    ck_assert_uint_eq(seize(2, 2, 1), 2);
    ck_assert_uint_eq(seize(1, 1, 2), 1);
    ck_assert_int_eq(lc_pool_free_servers(&pool), 0);
    ck_assert_uint_eq(seize(1, 1, 3), 0);
    ck_assert_uint_eq(pool.waiting, 1);
    ck_assert_int_eq(pool.waiting_want, 1);
    expect_nobody_served();
    lc_pool_release(&pool, 1);
    expect_served(3, 1);
    ck_assert_uint_eq(pool.waiting, 0);
    ck_assert_int_eq(pool.busy, 3);
}
END_TEST

START_TEST(test_pool_of_no_servers_makes_everybody_wait)
{
    lc_pool_init(&pool, 0);
    ck_assert_uint_eq(seize(1, 1, 1), 0);
    expect_nobody_served();
    lc_pool_resize(&pool, 1);
    expect_served(1, 1);
}
END_TEST

START_TEST(test_pool_serves_first_come_first)
{
    lc_pool_init(&pool, 1);
    ck_assert_uint_eq(seize(1, 1, 0), 1);
    for (uint32_t i = 1; i <= 50; i++) {
        ck_assert_uint_eq(seize(1, 1, i), 0);
    }
    for (uint32_t i = 1; i <= 50; i++) {
        lc_pool_release(&pool, 1);
        expect_served(i, 1);
        expect_nobody_served();
    }
}
END_TEST

START_TEST(test_pool_nobody_who_fits_overtakes_the_head)
{
    lc_pool_init(&pool, 10);
    ck_assert_uint_eq(seize(8, 8, 1), 8);
    ck_assert_uint_eq(seize(5, 5, 2), 0); /* does not fit */
    ck_assert_uint_eq(seize(1, 1, 3), 0); /* would fit, but is second */
    expect_nobody_served();
    ck_assert_int_eq(lc_pool_free_servers(&pool), 2);
    lc_pool_release(&pool, 8);
    expect_served(2, 5);
    expect_served(3, 1);
    expect_nobody_served();
}
END_TEST

START_TEST(test_pool_grants_a_part_when_a_part_is_accepted)
{
    lc_pool_init(&pool, 10);
    ck_assert_uint_eq(seize(25, 4, 1), 10);
    ck_assert_uint_eq(seize(6, 3, 2), 0);
    lc_pool_release(&pool, 2);
    expect_nobody_served(); /* 2 free, the least is 3 */
    lc_pool_release(&pool, 1);
    expect_served(2, 3);
    ck_assert_int_eq(pool.busy, 10);
    lc_pool_release(&pool, 10);
    ck_assert_uint_eq(seize(6, 3, 3), 6); /* all that is wanted, when there is enough */
    ck_assert_uint_eq(seize(5, 4, 4), 4); /* the least exactly */
}
END_TEST

START_TEST(test_pool_withdraws_the_first_of_that_owner_and_detail_and_keeps_the_order)
{
    lc_pool_init(&pool, 0);
    for (uint32_t i = 0; i < 5; i++) {
        seize(i + 1, 1, i);
    }
    const struct lc_pool_request again = {.want = 9, .least = 1, .owner = 2, .detail = 102};
    ck_assert_uint_eq(lc_pool_seize(&pool, &again), 0);
    ck_assert(!lc_pool_withdraw(&pool, 2, 103));
    ck_assert(!lc_pool_withdraw(&pool, 1, 102));
    ck_assert_int_eq(pool.waiting_want, 24);
    ck_assert(lc_pool_withdraw(&pool, 2, 102));
    ck_assert_int_eq(pool.waiting_want, 21);
    ck_assert(lc_pool_withdraw(&pool, 0, 100)); /* the head */
    ck_assert(lc_pool_withdraw(&pool, 2, 102)); /* now the last */
    ck_assert(!lc_pool_withdraw(&pool, 2, 102));
    ck_assert_uint_eq(pool.waiting, 3);
    lc_pool_resize(&pool, 100);
    expect_served(1, 2);
    expect_served(3, 4);
    expect_served(4, 5);
    expect_nobody_served();
    ck_assert_int_eq(pool.waiting_want, 0);
}
END_TEST

START_TEST(test_pool_withdrawing_a_large_head_lets_the_next_be_served)
{
    lc_pool_init(&pool, 5);
    ck_assert_uint_eq(seize(1, 1, 3), 1);
    seize(5, 5, 1);
    seize(1, 1, 2);
    expect_nobody_served();
    ck_assert(lc_pool_withdraw(&pool, 1, 101));
    expect_served(2, 1);
}
END_TEST

START_TEST(test_pool_grants_all_there_are_when_the_least_exceeds_the_capacity)
{
    lc_pool_init(&pool, 2);
    ck_assert_uint_eq(seize(5, 5, 1), 2);
}
END_TEST

START_TEST(test_pool_lower_rank_stands_before_higher_and_equal_ranks_keep_their_order)
{
    lc_pool_init(&pool, 1);
    ck_assert_uint_eq(seize(1, 1, 1), 1);
    const uint32_t rank[] = {5, 3, 5, 3, 1};
    for (uint32_t i = 0; i < 5; i++) {
        const struct lc_pool_request r = {.want = 1, .least = 1, .owner = i, .rank = rank[i]};
        ck_assert_uint_eq(lc_pool_seize(&pool, &r), 0);
    }
    const uint32_t order[] = {4, 1, 3, 0, 2};
    for (uint32_t i = 0; i < 5; i++) {
        struct lc_pool_request out;
        uint32_t n;
        lc_pool_release(&pool, 1);
        ck_assert(lc_pool_serve(&pool, &out, &n));
        ck_assert_uint_eq(out.owner, order[i]);
    }
}
END_TEST

START_TEST(test_pool_cut_below_busy_throws_nobody_out_and_grants_nothing_until_there_is_room)
{
    lc_pool_init(&pool, 10);
    ck_assert_uint_eq(seize(10, 10, 1), 10);
    seize(1, 1, 2);
    lc_pool_resize(&pool, 4);
    ck_assert_int_eq(pool.busy, 10);
    ck_assert_int_eq(lc_pool_free_servers(&pool), 0);
    lc_pool_release(&pool, 5);
    expect_nobody_served();
    lc_pool_release(&pool, 1);
    expect_nobody_served(); /* busy is at the capacity */
    lc_pool_release(&pool, 1);
    expect_served(2, 1);
    ck_assert_int_eq(pool.busy, 4);
}
END_TEST

START_TEST(test_pool_takes_the_largest_requests)
{
    lc_pool_init(&pool, INT64_C(1) << 40);
    ck_assert_uint_eq(seize(UINT32_MAX, UINT32_MAX, 1), UINT32_MAX);
    ck_assert_uint_eq(seize(UINT32_MAX, UINT32_MAX, 2), UINT32_MAX);
    ck_assert_int_eq(pool.busy, 2 * (int64_t)UINT32_MAX);
    lc_pool_resize(&pool, 0);
    seize(UINT32_MAX, 1, 3);
    seize(UINT32_MAX, 1, 4);
    ck_assert_int_eq(pool.waiting_want, 2 * (int64_t)UINT32_MAX);
}
END_TEST

START_TEST(test_pool_reset_empties_the_line_and_frees_the_servers)
{
    lc_pool_init(&pool, 1);
    seize(1, 1, 1);
    seize(1, 1, 2);
    lc_pool_reset(&pool, 2);
    ck_assert_int_eq(pool.busy, 0);
    ck_assert_uint_eq(pool.waiting, 0);
    ck_assert_int_eq(pool.waiting_want, 0);
    ck_assert_uint_eq(seize(2, 2, 3), 2);
    expect_nobody_served();
}
END_TEST

START_TEST(test_pool_line_keeps_its_order_when_it_grows_while_wrapped)
{
    /* The head stands at every possible place when the line outgrows its room. */
    for (uint32_t shift = 0; shift < 20; shift++) {
        uint32_t next_in = 0;
        uint32_t next_out = 0;
        lc_pool_init(&pool, 1);
        seize(1, 1, 9999);
        while (next_in < shift) {
            seize(1, 1, next_in++);
            lc_pool_release(&pool, 1);
            expect_served(next_out++, 1);
        }
        while (next_in < shift + 200) {
            seize(1, 1, next_in++);
        }
        while (next_out < next_in) {
            lc_pool_release(&pool, 1);
            expect_served(next_out++, 1);
        }
        ck_assert_uint_eq(pool.waiting, 0);
        lc_pool_fini(&pool);
    }
}
END_TEST

/* The model: requests in a plain array, the head taken by moving all the others up. */
#define MODEL_ROOM 300
struct model {
    struct lc_pool_request line[MODEL_ROOM];
    size_t n;
    int64_t capacity, busy;
};

static void model_remove(struct model *m, size_t i)
{
    m->n--;
    memmove(&m->line[i], &m->line[i + 1], (m->n - i) * sizeof m->line[0]);
}

static uint32_t model_grant(struct model *m, const struct lc_pool_request *r)
{
    const int64_t room = m->capacity - m->busy;
    const int64_t least = (int64_t)r->least < m->capacity ? (int64_t)r->least : m->capacity;
    if (room <= 0 || room < least) {
        return 0;
    }
    const int64_t n = room < (int64_t)r->want ? room : (int64_t)r->want;
    m->busy += n;
    return (uint32_t)n;
}

static uint32_t pick(struct lc_stream *s, uint32_t n)
{
    return (uint32_t)(lc_pcg64dxsm_next(&s->state) % n);
}

static void compare_seize(struct model *m, struct lc_stream *s, lc_time now)
{
    struct lc_pool_request r = {.owner = pick(s, 5), .detail = pick(s, 5), .since = now};
    r.want = 1 + pick(s, 6);
    r.least = 1 + pick(s, r.want);
    if (m->n < MODEL_ROOM) {
        const uint32_t granted = m->n == 0 ? model_grant(m, &r) : 0;
        if (granted == 0) {
            m->line[m->n++] = r;
        }
        ck_assert_uint_eq(lc_pool_seize(&pool, &r), granted);
    }
}

static void compare_serve(struct model *m)
{
    struct lc_pool_request out;
    uint32_t n;
    while (lc_pool_serve(&pool, &out, &n)) {
        ck_assert_uint_gt(m->n, 0);
        ck_assert_uint_eq(n, model_grant(m, &m->line[0]));
        ck_assert_int_eq(out.since, m->line[0].since);
        model_remove(m, 0);
    }
    ck_assert(m->n == 0 || model_grant(m, &m->line[0]) == 0);
}

static void compare_withdraw(struct model *m, struct lc_stream *s)
{
    const uint32_t owner = pick(s, 5);
    const uint32_t detail = pick(s, 5);
    size_t i = 0;
    while (i < m->n && (m->line[i].owner != owner || m->line[i].detail != detail)) {
        i++;
    }
    ck_assert(lc_pool_withdraw(&pool, owner, detail) == (i < m->n));
    if (i < m->n) {
        model_remove(m, i);
    }
}

static void compare_state(const struct model *m)
{
    int64_t want = 0;
    for (size_t i = 0; i < m->n; i++) {
        want += m->line[i].want;
    }
    ck_assert_uint_eq(pool.waiting, m->n);
    ck_assert_int_eq(pool.waiting_want, want);
    ck_assert_int_eq(pool.busy, m->busy);
    const int64_t room = m->capacity - m->busy;
    ck_assert_int_eq(lc_pool_free_servers(&pool), room > 0 ? room : 0);
}

START_TEST(test_pool_agrees_with_an_array_under_random_operations)
{
    static struct model m = {.capacity = 20};
    struct lc_stream s;
    const struct lc_stream_key key = {.seed = 4};
    lc_stream_init(&s, &key);
    lc_pool_init(&pool, m.capacity);
    for (lc_time step = 0; step < 100000; step++) {
        const uint32_t choice = pick(&s, 100);
        if (choice < 45) {
            compare_seize(&m, &s, step);
        } else if (choice < 80 && m.busy > 0) {
            const uint32_t n = 1 + pick(&s, m.busy < 5 ? (uint32_t)m.busy : 5);
            lc_pool_release(&pool, n);
            m.busy -= n;
            compare_serve(&m);
        } else if (choice < 95) {
            compare_withdraw(&m, &s);
            compare_serve(&m);
        } else {
            m.capacity = pick(&s, 40);
            lc_pool_resize(&pool, m.capacity);
            compare_serve(&m);
        }
        compare_state(&m);
    }
}
END_TEST

int main(void)
{
    Suite *const suite = suite_create("pool");
    TCase *const t = tcase_create("pool");
    tcase_set_timeout(t, 60); /* sanitizers are slow */
    tcase_add_checked_fixture(t, NULL, tear_down);
    tcase_add_test(t, test_pool_empty_line_serves_nobody);
    tcase_add_test(t, test_pool_grants_at_once_up_to_capacity_and_not_one_more);
    tcase_add_test(t, test_pool_of_no_servers_makes_everybody_wait);
    tcase_add_test(t, test_pool_serves_first_come_first);
    tcase_add_test(t, test_pool_nobody_who_fits_overtakes_the_head);
    tcase_add_test(t, test_pool_grants_a_part_when_a_part_is_accepted);
    tcase_add_test(t, test_pool_withdraws_the_first_of_that_owner_and_detail_and_keeps_the_order);
    tcase_add_test(t, test_pool_withdrawing_a_large_head_lets_the_next_be_served);
    tcase_add_test(t, test_pool_grants_all_there_are_when_the_least_exceeds_the_capacity);
    tcase_add_test(t, test_pool_lower_rank_stands_before_higher_and_equal_ranks_keep_their_order);
    tcase_add_test(
        t, test_pool_cut_below_busy_throws_nobody_out_and_grants_nothing_until_there_is_room);
    tcase_add_test(t, test_pool_takes_the_largest_requests);
    tcase_add_test(t, test_pool_reset_empties_the_line_and_frees_the_servers);
    tcase_add_test(t, test_pool_line_keeps_its_order_when_it_grows_while_wrapped);
    tcase_add_test(t, test_pool_agrees_with_an_array_under_random_operations);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
