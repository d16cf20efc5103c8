/* One server, exponential arrivals and services (M/M/1), first come first served.
 *
 * The same customers, from the same draws, three times in turn: through the engine with a pool and
 * its line; through the bare loop (bare.h's heap, two kinds through a table, a ring for the line);
 * and by Lindley's recursion, wait' = max(0, wait + service - gap), which needs no events at all
 * and is the floor. All three must find the same sum of waits to the millisecond, and a mean wait
 * that agrees with theory, rho / (mu - lambda); else what was timed is no M/M/1 queue and the
 * program fails. SimPy, where python3 has it, runs fewer customers in turn with the others and is
 * scaled to as many.
 */
#include "bare.h"
#include "engine/engine.h"
#include "engine/pool.h"

#include <inttypes.h>

#define USUAL_REPEATS         5
#define TIMES_A_ROUND         5 /* of each but SimPy, for they are over in a blink */
#define USUAL_CUSTOMERS       1000000
#define USUAL_SIMPY_CUSTOMERS 100000
#define ARRIVAL_RATE          0.8 /* lambda; a service takes one unit in the mean, so mu = 1 */
#define STANDARD_ERRORS       5
#define RING                  4096 /* a power of 2; a line as long has probability 0.8^4096 */

enum { ARRIVE, DEPART, N_KINDS };
enum purpose { GAPS, SERVICES };
enum loop { ENGINE, BARE, LINDLEY, SIMPY, N_LOOPS };

static const char *const loop_names[N_LOOPS] = {"engine", "bare loop", "Lindley", "SimPy"};

struct customers {
    struct draws gaps, services;
};

static void customers_init(struct customers *c)
{
    draws_init(&c->gaps, GAPS);
    draws_init(&c->services, SERVICES);
}

static lc_time draw_gap(struct customers *c)
{
    return draw_delay(&c->gaps, 1 / ARRIVAL_RATE);
}

static lc_time draw_service(struct customers *c)
{
    return draw_delay(&c->services, 1);
}

/* Through the engine. */

struct queue {
    struct lc_engine *engine;
    struct lc_pool pool;
    struct customers customers;
    uint32_t n;
    lc_time waited;
};

static void begin_service(struct queue *q, const struct lc_pool_request *r)
{
    q->waited += lc_engine_now(q->engine) - r->since;
    lc_engine_after(q->engine, draw_service(&q->customers), DEPART, r->owner, 0);
}

static void arrive(void *context, const struct lc_event *e)
{
    struct queue *const q = context;
    const struct lc_pool_request r = {.want = 1, .least = 1, .owner = e->a, .since = e->time};
    if (e->a + 1 < q->n) {
        lc_engine_after(q->engine, draw_gap(&q->customers), ARRIVE, e->a + 1, 0);
    }
    if (lc_pool_seize(&q->pool, &r)) {
        begin_service(q, &r);
    }
}

static void depart(void *context, const struct lc_event *e)
{
    struct queue *const q = context;
    struct lc_pool_request next;
    uint32_t granted;
    (void)e;
    lc_pool_release(&q->pool, 1);
    if (lc_pool_serve(&q->pool, &next, &granted)) {
        begin_service(q, &next);
    }
}

static lc_handler *const handlers[N_KINDS] = {arrive, depart};

static lc_time run_engine(uint32_t n)
{
    static struct queue q;
    const struct lc_engine_setup setup = {.handlers = handlers,
                                          .n_kinds = N_KINDS,
                                          .context = &q,
                                          .horizon = LC_TIME_NEVER,
                                          .event_cap = UINT64_MAX};
    q.engine = lc_engine_new();
    q.n = n;
    q.waited = 0;
    customers_init(&q.customers);
    lc_pool_init(&q.pool, 1);
    lc_engine_reset(q.engine, &setup);
    lc_engine_after(q.engine, draw_gap(&q.customers), ARRIVE, 0, 0);
    lc_engine_run(q.engine);
    lc_pool_fini(&q.pool);
    lc_engine_free(q.engine);
    return q.waited;
}

/* Bare. */

struct bare_queue {
    struct heap heap;
    struct key keys[2]; /* the next arrival and the next departure */
    struct customers customers;
    uint64_t sequence;
    uint32_t left;            /* customers yet to arrive */
    uint32_t arrived, served; /* customers in all; their difference is the line's length */
    lc_time now, waited;
    bool is_busy;
    lc_time line[RING]; /* times of arrival */
};

/* A key's last bit is its kind. */
static void schedule(struct bare_queue *q, lc_time delay, unsigned kind)
{
    heap_push(&q->heap, (struct key){q->now + delay, q->sequence++ * N_KINDS + kind});
}

static void bare_arrive(struct bare_queue *q)
{
    if (--q->left > 0) {
        schedule(q, draw_gap(&q->customers), ARRIVE);
    }
    if (q->is_busy) {
        q->line[q->arrived++ % RING] = q->now;
    } else {
        q->is_busy = true;
        schedule(q, draw_service(&q->customers), DEPART);
    }
}

static void bare_depart(struct bare_queue *q)
{
    if (q->served == q->arrived) {
        q->is_busy = false;
    } else {
        q->waited += q->now - q->line[q->served++ % RING];
        schedule(q, draw_service(&q->customers), DEPART);
    }
}

typedef void bare_queue_handler(struct bare_queue *q);
static bare_queue_handler *const bare_handlers[N_KINDS] = {bare_arrive, bare_depart};

static lc_time run_bare(uint32_t n)
{
    static struct bare_queue q;
    q = (struct bare_queue){.heap.keys = q.keys, .left = n};
    customers_init(&q.customers);
    schedule(&q, draw_gap(&q.customers), ARRIVE);
    while (q.heap.n > 0) {
        const struct key first = q.heap.keys[0];
        heap_drop_first(&q.heap);
        q.now = first.time;
        bare_handlers[first.sequence % N_KINDS](&q);
    }
    return q.waited;
}

/* Without events. */

static lc_time run_lindley(uint32_t n)
{
    static struct customers c;
    lc_time wait = 0;
    lc_time waited = 0;
    customers_init(&c);
    draw_gap(&c);
    for (uint32_t i = 1; i < n; i++) {
        const lc_time rest = wait + draw_service(&c) - draw_gap(&c);
        wait = rest > 0 ? rest : 0;
        waited += wait;
    }
    return waited;
}

/* SimPy: seconds for n customers, and their mean wait; false when there is none. */
static bool run_simpy(uint32_t n, double *time, double *mean_wait)
{
    const char *const folder = getenv("LAYERCAKE_SRCDIR");
    char command[4096];
    snprintf(command, sizeof command, "python3 '%s/bench/mm1_simpy.py' %" PRIu32 " 2>/dev/null",
             folder ? folder : ".", n);
    FILE *const answer = popen(command, "r");
    const bool is_told = answer && fscanf(answer, "%lf %lf", time, mean_wait) == 2;
    return answer && pclose(answer) == 0 && is_told;
}

/* Complains unless the mean wait of n customers agrees with theory within STANDARD_ERRORS. The
 * asymptotic variance of n times the mean is that of Daley (1968), for mu = 1. */
static bool agrees(enum loop loop, double mean_wait, uint32_t n)
{
    const double rho = ARRIVAL_RATE;
    const double expected = rho / (1 - rho);
    const double variance = rho * (2 + 5 * rho - 4 * rho * rho + pow(rho, 3)) / pow(1 - rho, 4);
    const double tolerance = STANDARD_ERRORS * sqrt(variance / n);
    printf("mean wait, %-9s %.4f; theory says %.4f +- %.4f\n", loop_names[loop], mean_wait,
           expected, tolerance);
    if (fabs(mean_wait - expected) > tolerance) {
        fprintf(stderr, "mm1: the mean wait of %s disagrees with theory\n", loop_names[loop]);
        return false;
    }
    return true;
}

struct result {
    double times[N_LOOPS][TIMES_A_ROUND * MOST_REPEATS]; /* seconds for all customers */
    unsigned n_times[N_LOOPS];
    lc_time waited[LINDLEY + 1];
    double simpy_wait;
    bool has_simpy;
};

static void run_loops(struct result *r, uint32_t n)
{
    static lc_time (*const loops[])(uint32_t) = {run_engine, run_bare, run_lindley};
    for (enum loop loop = ENGINE; loop <= LINDLEY; loop++) {
        const double start = seconds();
        r->waited[loop] = loops[loop](n);
        r->times[loop][r->n_times[loop]++] = seconds() - start;
    }
}

static void run_all(struct result *r, uint32_t n, uint32_t n_simpy, unsigned repeats)
{
    double time;
    r->has_simpy = true;
    for (unsigned i = 0; i < repeats; i++) {
        for (unsigned j = 0; j < TIMES_A_ROUND; j++) {
            run_loops(r, n);
        }
        r->has_simpy = r->has_simpy && run_simpy(n_simpy, &time, &r->simpy_wait);
        if (r->has_simpy) {
            r->times[SIMPY][r->n_times[SIMPY]++] = time * n / n_simpy;
        }
    }
}

static void print_times(struct result *r, uint32_t n)
{
    const enum loop end = r->has_simpy ? N_LOOPS : SIMPY;
    double middle[N_LOOPS];
    printf("%10s %9s %12s %9s %9s\n", "loop", "s", "ns/customer", "ns/event", "/ bare");
    for (enum loop loop = ENGINE; loop < end; loop++) {
        middle[loop] = median(r->times[loop], r->n_times[loop]);
    }
    for (enum loop loop = ENGINE; loop < end; loop++) {
        printf("%10s %9.4f %12.1f", loop_names[loop], middle[loop], 1e9 * middle[loop] / n);
        if (loop == LINDLEY) {
            printf(" %9s", "-");
        } else {
            printf(" %9.1f", 1e9 * middle[loop] / (2.0 * n));
        }
        printf(" %9.2f\n", middle[loop] / middle[BARE]);
    }
    if (r->has_simpy) {
        printf("SimPy takes %.0f times as long as the engine\n", middle[SIMPY] / middle[ENGINE]);
    }
}

int main(void)
{
    static struct result r;
    const unsigned repeats = size_wanted("BENCH_REPEATS", USUAL_REPEATS, MOST_REPEATS);
    const uint32_t n = size_wanted("BENCH_CUSTOMERS", USUAL_CUSTOMERS, 1000000000);
    const uint32_t n_simpy =
        size_wanted("BENCH_SIMPY_CUSTOMERS", USUAL_SIMPY_CUSTOMERS, 1000000000);
    bool is_right;

    run_all(&r, n, n_simpy, repeats);
    printf("M/M/1, load %g, %" PRIu32 " customers\n", ARRIVAL_RATE, n);
    print_times(&r, n);
    is_right = agrees(ENGINE, (double)r.waited[ENGINE] / UNIT_MS / n, n);
    if (r.waited[ENGINE] != r.waited[BARE] || r.waited[ENGINE] != r.waited[LINDLEY]) {
        fprintf(stderr, "mm1: the loops disagree about the sum of waits\n");
        is_right = false;
    }
    if (r.has_simpy) {
        is_right = agrees(SIMPY, r.simpy_wait, n_simpy) && is_right;
        printf("SimPy ran %" PRIu32 " customers; its time is scaled\n", n_simpy);
    } else {
        puts("SimPy: skipped, python3 with simpy is not here");
    }
    return !is_right;
}
