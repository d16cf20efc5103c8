/* Queues whose answers are known, run through the real calendar, engine, pool and streams.
 *
 * Oracles: recursions that know nothing of events (exact, customer by customer), Little's law
 * (exact on the sample path), and closed forms, compared with confidence intervals from batch
 * means: 40 batches, Student's t, two-sided. Each statistical comparison of a good program fails
 * with probability FALSE_ALARM when the seed is changed; with the fixed seed it always passes.
 */
#include "engine/engine.h"
#include "engine/pool.h"
#include "rand/stream.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#define FALSE_ALARM 1e-5
#define N_BATCHES   40
#define BATCH       6000
#define WARM_UP     10000
#define N_CUSTOMERS (WARM_UP + N_BATCHES * BATCH)
#define UNIT_MS     1e7 /* the mean service time: rounding to whole milliseconds is below 1e-7 */

enum { ARRIVE, DEPART, N_KINDS };
enum purpose { INTERARRIVAL, SERVICE };
enum service_law { EXPONENTIAL, LOGNORMAL, DETERMINISTIC };

#define SIGMA 0.8 /* of the lognormal service's logarithm */

struct customer {
    lc_time gap;     /* since the arrival before */
    lc_time service; /* its length */
    lc_time arrived, began, left;
};

struct queue {
    struct lc_engine *engine;
    struct lc_pool pool;
    struct customer *customers;
    int64_t present, waiting;           /* now */
    int64_t area_present, area_waiting; /* integrals over time */
    lc_time last;                       /* when the areas were brought up to date */
};

static double draw_service(struct lc_stream *s, enum service_law law)
{
    switch (law) {
    case EXPONENTIAL:
        return lc_draw_exponential(s, UNIT_MS);
    case LOGNORMAL:
        return lc_draw_lognormal(s, UNIT_MS * exp(-SIGMA * SIGMA / 2), SIGMA);
    case DETERMINISTIC:
        break;
    }
    return UNIT_MS;
}

static void draw_customers(struct queue *q, uint64_t seed, double arrivals_per_unit,
                           enum service_law law)
{
    for (uint32_t i = 0; i < N_CUSTOMERS; i++) {
        struct lc_stream s;
        struct lc_stream_key key = {.seed = seed, .purpose = INTERARRIVAL, .entity = i};
        lc_stream_init(&s, &key);
        q->customers[i].gap = llround(lc_draw_exponential(&s, UNIT_MS / arrivals_per_unit));
        key.purpose = SERVICE;
        lc_stream_init(&s, &key);
        q->customers[i].service = llround(draw_service(&s, law));
    }
}

static void bring_areas_up_to_date(struct queue *q)
{
    const lc_time now = lc_engine_now(q->engine);
    q->area_present += q->present * (now - q->last);
    q->area_waiting += q->waiting * (now - q->last);
    q->last = now;
}

static void begin_service(struct queue *q, uint32_t i)
{
    q->customers[i].began = lc_engine_now(q->engine);
    lc_engine_after(q->engine, q->customers[i].service, DEPART, i, 0);
}

static void arrive(void *context, const struct lc_event *e)
{
    struct queue *const q = context;
    const struct lc_pool_request r = {.want = 1, .least = 1, .owner = e->a, .since = e->time};
    bring_areas_up_to_date(q);
    q->present++;
    q->customers[e->a].arrived = e->time;
    if (e->a + 1 < N_CUSTOMERS) {
        lc_engine_after(q->engine, q->customers[e->a + 1].gap, ARRIVE, e->a + 1, 0);
    }
    if (lc_pool_seize(&q->pool, &r)) {
        begin_service(q, e->a);
    } else {
        q->waiting++;
    }
}

static void depart(void *context, const struct lc_event *e)
{
    struct queue *const q = context;
    struct lc_pool_request next;
    uint32_t granted;
    bring_areas_up_to_date(q);
    q->present--;
    q->customers[e->a].left = e->time;
    lc_pool_release(&q->pool, 1);
    while (lc_pool_serve(&q->pool, &next, &granted)) {
        q->waiting--;
        begin_service(q, next.owner);
    }
}

static lc_handler *const handlers[N_KINDS] = {arrive, depart};

/* Runs until all customers have left. */
static void run_queue(struct queue *q, uint64_t seed, unsigned servers, double arrivals_per_unit,
                      enum service_law law)
{
    *q = (struct queue){.engine = lc_engine_new()};
    q->customers = calloc(N_CUSTOMERS, sizeof *q->customers);
    ck_assert_ptr_nonnull(q->customers);
    draw_customers(q, seed, arrivals_per_unit, law);
    lc_pool_init(&q->pool, servers);
    const struct lc_engine_setup setup = {
        .handlers = handlers, .n_kinds = N_KINDS, .context = q, .horizon = LC_TIME_NEVER};
    lc_engine_reset(q->engine, &setup);
    lc_engine_after(q->engine, q->customers[0].gap, ARRIVE, 0, 0);
    ck_assert_int_eq(lc_engine_run(q->engine), LC_END_EMPTY);
    ck_assert_uint_eq(lc_engine_handled(q->engine), 2 * (uint64_t)N_CUSTOMERS);
    ck_assert_int_eq(q->present, 0);
    ck_assert_int_eq(q->pool.busy, 0);
}

static void end_queue(struct queue *q)
{
    lc_pool_fini(&q->pool);
    lc_engine_free(q->engine);
    free(q->customers);
}

static double wait_of(const struct customer *c)
{
    return (double)(c->began - c->arrived) / UNIT_MS;
}

static double had_to_wait(const struct customer *c)
{
    return c->began > c->arrived;
}

static double sojourn_of(const struct customer *c)
{
    return (double)(c->left - c->arrived) / UNIT_MS;
}

static double waited_over_two(const struct customer *c)
{
    return wait_of(c) > 2;
}

/* The interval of the mean of f holds the expected value, and is narrow enough to say something. */
static void expect_mean(const struct queue *q, double (*f)(const struct customer *),
                        double expected)
{
    double sum = 0;
    double squares = 0;
    for (size_t batch = 0; batch < N_BATCHES; batch++) {
        double mean = 0;
        for (size_t i = 0; i < BATCH; i++) {
            mean += f(&q->customers[WARM_UP + batch * BATCH + i]) / BATCH;
        }
        sum += mean;
        squares += mean * mean;
    }
    const double mean = sum / N_BATCHES;
    const double variance = (squares - sum * mean) / (N_BATCHES - 1);
    const double t = gsl_cdf_tdist_Qinv(FALSE_ALARM / 2, N_BATCHES - 1);
    const double half_width = t * sqrt(variance / N_BATCHES);
    ck_assert_msg(fabs(mean - expected) <= half_width, "%g is not %g +- %g", mean, expected,
                  half_width);
    ck_assert_msg(half_width < 0.25 * expected, "%g +- %g says little", expected, half_width);
}

static const double loads[] = {0.3, 0.6, 0.8};

/* Mean wait rho / (mu - lambda), mean sojourn 1 / (mu - lambda), P(wait > t) =
 * rho exp(-(mu - lambda) t). */
START_TEST(test_queue_of_one_exponential_server_waits_as_the_closed_form_says)
{
    struct queue q;
    const double rho = loads[_i];
    run_queue(&q, 11 + (uint64_t)_i, 1, rho, EXPONENTIAL);
    expect_mean(&q, wait_of, rho / (1 - rho));
    expect_mean(&q, sojourn_of, 1 / (1 - rho));
    expect_mean(&q, had_to_wait, rho);
    expect_mean(&q, waited_over_two, rho * exp(-2 * (1 - rho)));
    end_queue(&q);
}
END_TEST

/* Erlang's C formula, from his B by its recursion: the probability of waiting for c servers. */
static double erlang_c(unsigned c, double offered)
{
    double b = 1;
    for (unsigned i = 1; i <= c; i++) {
        b = offered * b / (i + offered * b);
    }
    return c * b / (c - offered * (1 - b));
}

static const struct {
    unsigned servers;
    double offered;
} crews[] = {{2, 1.5}, {5, 4}, {20, 16}};

START_TEST(test_queue_of_several_servers_waits_as_often_as_erlang_says)
{
    struct queue q;
    const unsigned c = crews[_i].servers;
    const double offered = crews[_i].offered;
    const double p = erlang_c(c, offered);
    run_queue(&q, 21 + (uint64_t)_i, c, offered, EXPONENTIAL);
    expect_mean(&q, had_to_wait, p);
    expect_mean(&q, wait_of, p / (c - offered));
    end_queue(&q);
}
END_TEST

START_TEST(test_erlang_c_has_its_known_values)
{
    /* One server: the load. Two servers: 2 rho^2 / (1 + rho). */
    ck_assert_double_eq_tol(erlang_c(1, 0.7), 0.7, 1e-14);
    ck_assert_double_eq_tol(erlang_c(2, 1.5), 2 * 0.75 * 0.75 / 1.75, 1e-14);
}
END_TEST

/* Pollaczek and Khinchine: mean wait lambda E[S^2] / (2 (1 - rho)). */
START_TEST(test_queue_of_one_general_server_waits_as_pollaczek_and_khinchine_say)
{
    struct queue q;
    const double rho = loads[_i];
    run_queue(&q, 31 + (uint64_t)_i, 1, rho, LOGNORMAL);
    expect_mean(&q, wait_of, rho * exp(SIGMA * SIGMA) / (2 * (1 - rho)));
    end_queue(&q);
    run_queue(&q, 41 + (uint64_t)_i, 1, rho, DETERMINISTIC);
    expect_mean(&q, wait_of, rho / (2 * (1 - rho)));
    end_queue(&q);
}
END_TEST

/* Little's law as an identity of whole numbers: the area under the number present is the sum of
 * the times spent, and likewise in the line. */
START_TEST(test_queue_area_equals_sum_of_times_exactly)
{
    struct queue q;
    run_queue(&q, 51, 1 + (unsigned)_i, 0.9 * (1 + _i), LOGNORMAL);
    int64_t spent = 0;
    int64_t waited = 0;
    for (size_t i = 0; i < N_CUSTOMERS; i++) {
        spent += q.customers[i].left - q.customers[i].arrived;
        waited += q.customers[i].began - q.customers[i].arrived;
    }
    ck_assert_int_gt(waited, 0);
    ck_assert_int_eq(q.area_present, spent);
    ck_assert_int_eq(q.area_waiting, waited);
    end_queue(&q);
}
END_TEST

static int compare_times(const void *a, const void *b)
{
    const lc_time x = *(const lc_time *)a;
    const lc_time y = *(const lc_time *)b;
    return (x > y) - (x < y);
}

/* Kiefer and Wolfowitz's recursion of the servers' remaining work (Lindley's for one server):
 * the wait of each customer without any event, to the millisecond. */
START_TEST(test_queue_waits_equal_the_recursion_of_remaining_work_exactly)
{
    enum { MOST = 4 };
    struct queue q;
    const unsigned servers = 1 + (unsigned)_i;
    lc_time work[MOST] = {0}; /* what is left at each server, ascending */
    run_queue(&q, 61, servers, 0.95 * servers, _i % 2 ? LOGNORMAL : EXPONENTIAL);
    for (size_t i = 0; i < N_CUSTOMERS; i++) {
        const struct customer *const c = &q.customers[i];
        for (unsigned j = 0; j < servers; j++) {
            work[j] = work[j] > c->gap ? work[j] - c->gap : 0;
        }
        ck_assert_int_eq(c->began - c->arrived, work[0]);
        ck_assert_int_eq(c->left - c->began, c->service);
        work[0] += c->service;
        qsort(work, servers, sizeof work[0], compare_times);
    }
    end_queue(&q);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *const suite = suite_create("queues");
    TCase *const t = tcase_create("queues");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, test_queue_of_one_exponential_server_waits_as_the_closed_form_says, 0,
                        3);
    tcase_add_loop_test(t, test_queue_of_several_servers_waits_as_often_as_erlang_says, 0, 3);
    tcase_add_test(t, test_erlang_c_has_its_known_values);
    tcase_add_loop_test(t, test_queue_of_one_general_server_waits_as_pollaczek_and_khinchine_say, 0,
                        3);
    tcase_add_loop_test(t, test_queue_area_equals_sum_of_times_exactly, 0, 2);
    tcase_add_loop_test(t, test_queue_waits_equal_the_recursion_of_remaining_work_exactly, 0, 4);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
