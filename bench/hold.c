/* The hold model: pop the earliest event, push one at now + Exp(1), with n events pending.
 *
 * Three loops side by side, in one program and with one generator: the engine (kinds, entities,
 * causes, handles that can be cancelled, a stop flag, caps); a bare 4-ary implicit heap of 16-byte
 * (time, sequence) keys with dispatch through a table, popping and pushing; and the same bare heap
 * that replaces its top instead. Repetitions are interleaved; medians are printed in ns an event,
 * with the engine's ratio to each bare loop.
 */
#include "engine/engine.h"
#include "rand/stream.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define REPETITIONS 5
#define N_KINDS     4
#define N_LOOPS     3
#define MEAN_MS     1e9 /* of the delay: so long that ties are rare */

/* Exponential variates by the ziggurat of Marsaglia and Tsang (2000), 256 layers. */
#define LAYERS 256
struct ziggurat {
    double x[LAYERS + 1], y[LAYERS + 1];
};

static void ziggurat_init(struct ziggurat *z)
{
    const double tail = 7.697117470131050;
    const double area = 3.949659822581557e-3;

    z->x[0] = area / exp(-tail); /* the base layer with its tail, as if a rectangle */
    z->x[1] = tail;
    z->y[0] = 0;
    z->y[1] = exp(-tail);
    for (int i = 2; i < LAYERS; i++) {
        z->y[i] = z->y[i - 1] + area / z->x[i - 1];
        z->x[i] = -log(z->y[i]);
    }
    z->x[LAYERS] = 0;
    z->y[LAYERS] = 1;
}

static double draw_exponential(const struct ziggurat *z, struct lc_pcg64dxsm *g)
{
    double shift = 0;
    for (;;) {
        const uint64_t bits = lc_pcg64dxsm_next(g);
        const unsigned layer = bits % LAYERS;
        const double x = (double)(bits >> 11) * 0x1p-53 * z->x[layer];
        if (x < z->x[layer + 1]) {
            return shift + x;
        }
        if (layer == 0) {
            shift += z->x[1];
            continue;
        }
        const double u = lc_pcg64dxsm_uniform(g);
        if (z->y[layer] + u * (z->y[layer + 1] - z->y[layer]) < exp(-x)) {
            return shift + x;
        }
    }
}

struct draws {
    struct ziggurat ziggurat;
    struct lc_pcg64dxsm generator;
};

static lc_time draw_delay(struct draws *d)
{
    return (lc_time)(draw_exponential(&d->ziggurat, &d->generator) * MEAN_MS);
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Through the engine. */

struct hold {
    struct lc_engine *engine;
    struct draws draws;
    lc_handle last;
};

static void hold_again(void *context, const struct lc_event *e)
{
    struct hold *const h = context;
    h->last = lc_engine_after(h->engine, draw_delay(&h->draws), e->kind, e->a, e->b);
}

static lc_handler *const handlers[N_KINDS] = {hold_again, hold_again, hold_again, hold_again};

static double time_engine(struct hold *h, uint32_t pending, uint64_t events)
{
    static const atomic_bool stop = false;
    const struct lc_engine_setup setup = {.handlers = handlers,
                                          .n_kinds = N_KINDS,
                                          .context = h,
                                          .horizon = LC_TIME_NEVER,
                                          .event_cap = events,
                                          .stop = &stop};
    lc_engine_reset(h->engine, &setup);
    for (uint32_t i = 0; i < pending; i++) {
        lc_engine_after(h->engine, draw_delay(&h->draws), (uint16_t)(i % N_KINDS), i, 0);
    }
    const double start = seconds();
    lc_engine_run(h->engine);
    return seconds() - start;
}

/* Bare. */

struct key {
    lc_time time;
    uint64_t sequence;
};

struct bare {
    struct key *keys;
    size_t n;
    uint64_t sequence;
    lc_time now;
    struct draws draws;
};

static int is_before(const struct key *a, const struct key *b)
{
    return a->time < b->time || (a->time == b->time && a->sequence < b->sequence);
}

static void push(struct bare *b, struct key key)
{
    size_t i = b->n++;
    while (i > 0 && is_before(&key, &b->keys[(i - 1) / 4])) {
        b->keys[i] = b->keys[(i - 1) / 4];
        i = (i - 1) / 4;
    }
    b->keys[i] = key;
}

static void sift_from_root(struct bare *b, struct key key)
{
    size_t i = 0;
    for (;;) {
        const size_t first = 4 * i + 1;
        if (first >= b->n) {
            break;
        }
        const size_t end = first + 4 < b->n ? first + 4 : b->n;
        size_t best = first;
        for (size_t j = first + 1; j < end; j++) {
            best = is_before(&b->keys[j], &b->keys[best]) ? j : best;
        }
        if (!is_before(&b->keys[best], &key)) {
            break;
        }
        b->keys[i] = b->keys[best];
        i = best;
    }
    b->keys[i] = key;
}

static struct key next_key(struct bare *b)
{
    return (struct key){b->now + draw_delay(&b->draws), b->sequence++};
}

static void pop_and_push(struct bare *b)
{
    const struct key last = b->keys[--b->n];
    if (b->n > 0) {
        sift_from_root(b, last);
    }
    push(b, next_key(b));
}

static void replace_top(struct bare *b)
{
    sift_from_root(b, next_key(b));
}

typedef void bare_handler(struct bare *b);
static bare_handler *const popping[N_KINDS] = {pop_and_push, pop_and_push, pop_and_push,
                                               pop_and_push};
static bare_handler *const replacing[N_KINDS] = {replace_top, replace_top, replace_top,
                                                 replace_top};

static double time_bare(struct bare *b, bare_handler *const table[], uint32_t pending,
                        uint64_t events)
{
    b->n = 0;
    b->sequence = 0;
    b->now = 0;
    for (uint32_t i = 0; i < pending; i++) {
        push(b, next_key(b));
    }
    const double start = seconds();
    for (uint64_t i = 0; i < events; i++) {
        b->now = b->keys[0].time;
        table[b->keys[0].sequence % N_KINDS](b);
    }
    return seconds() - start;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(struct hold *h, struct bare *b, uint32_t pending)
{
    const uint64_t events = pending < 100000 ? 3000000 : 2 * (uint64_t)pending + 1000000;
    double ns[N_LOOPS][REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
        ns[0][i] = 1e9 / (double)events * time_engine(h, pending, events);
        ns[1][i] = 1e9 / (double)events * time_bare(b, popping, pending, events);
        ns[2][i] = 1e9 / (double)events * time_bare(b, replacing, pending, events);
    }
    for (int i = 0; i < N_LOOPS; i++) {
        qsort(ns[i], REPETITIONS, sizeof ns[i][0], compare);
    }
    const int middle = REPETITIONS / 2;
    printf("%8u %10.1f %10.1f %10.1f %8.2f %8.2f\n", (unsigned)pending, ns[0][middle],
           ns[1][middle], ns[2][middle], ns[0][middle] / ns[1][middle],
           ns[0][middle] / ns[2][middle]);
    fflush(stdout);
}

int main(void)
{
    static const uint32_t sizes[] = {16, 1000, 100000, 1000000};
    static const struct lc_stream_key key = {.seed = 1};
    static struct hold hold;
    static struct bare bare;
    struct lc_stream stream;

    lc_stream_init(&stream, &key);
    ziggurat_init(&hold.draws.ziggurat);
    ziggurat_init(&bare.draws.ziggurat);
    hold.draws.generator = stream.state;
    bare.draws.generator = stream.state;
    hold.engine = lc_engine_new();
    bare.keys = malloc((sizes[3] + 1) * sizeof *bare.keys);
    if (!bare.keys) {
        return 1;
    }
    printf("%8s %10s %10s %10s %8s %8s\n", "pending", "engine", "pop+push", "replace", "/ pop",
           "/ repl");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        measure(&hold, &bare, sizes[i]);
    }
    lc_engine_free(hold.engine);
    free(bare.keys);
    return 0;
}
