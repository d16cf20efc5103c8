/* The hold model: pop the earliest event, push one at now + Exp(1), with n events pending.
 *
 * Three loops side by side, in one program and with one generator: the engine (kinds, entities,
 * causes, handles that can be cancelled, a stop flag, caps); the bare loop of bare.h, popping and
 * pushing; and the same that replaces its first key instead. Repetitions are interleaved; medians
 * are printed in ns an event, with the engine's ratio to each bare loop, and the memory of a
 * pending event in the engine's calendar and in the bare heap.
 */
#include "bare.h"
#include "engine/engine.h"

#define N_LOOPS       3
#define USUAL_REPEATS 5

struct hold {
    struct lc_engine *engine;
    struct draws draws;
    lc_handle last;
};

static void hold_again(void *context, const struct lc_event *e)
{
    struct hold *const h = context;
    h->last = lc_engine_after(h->engine, draw_delay(&h->draws, 1), e->kind, e->a, e->b);
}

static lc_handler *const handlers[BARE_KINDS] = {hold_again, hold_again, hold_again, hold_again};
static bare_handler *const replacing[BARE_KINDS] = {replace_first, replace_first, replace_first,
                                                    replace_first};

static void fill(struct hold *h, uint32_t pending, uint64_t events)
{
    static const atomic_bool stop = false;
    const struct lc_engine_setup setup = {.handlers = handlers,
                                          .n_kinds = BARE_KINDS,
                                          .context = h,
                                          .horizon = LC_TIME_NEVER,
                                          .event_cap = events,
                                          .stop = &stop};
    lc_engine_reset(h->engine, &setup);
    for (uint32_t i = 0; i < pending; i++) {
        lc_engine_after(h->engine, draw_delay(&h->draws, 1), (uint16_t)(i % BARE_KINDS), i, 0);
    }
}

static double time_engine(struct hold *h, uint32_t pending, uint64_t events)
{
    fill(h, pending, events);
    const double start = seconds();
    lc_engine_run(h->engine);
    return seconds() - start;
}

/* Bytes that a pending event takes in an engine that has only just grown to hold them all. */
static double engine_bytes(const struct hold *h, uint32_t pending)
{
    struct hold fresh = *h;
    const size_t before = bytes_in_use();
    fresh.engine = lc_engine_new();
    fill(&fresh, pending, 1);
    const size_t after = bytes_in_use();
    lc_engine_free(fresh.engine);
    return (double)(after - before) / pending;
}

static void measure(struct hold *h, struct bare *b, uint32_t pending, unsigned repeats)
{
    const uint64_t events = pending < 100000 ? 3000000 : 2 * (uint64_t)pending + 1000000;
    double ns[N_LOOPS][MOST_REPEATS];
    double middle[N_LOOPS];
    for (unsigned i = 0; i < repeats; i++) {
        ns[0][i] = 1e9 / (double)events * time_engine(h, pending, events);
        ns[1][i] = 1e9 / (double)events * time_bare(b, bare_popping, pending, events);
        ns[2][i] = 1e9 / (double)events * time_bare(b, replacing, pending, events);
    }
    for (int i = 0; i < N_LOOPS; i++) {
        middle[i] = median(ns[i], repeats);
    }
    printf("%8u %10.1f %10.1f %10.1f %8.2f %8.2f", (unsigned)pending, middle[0], middle[1],
           middle[2], middle[0] / middle[1], middle[0] / middle[2]);
    printf(" %9.1f %9zu\n", engine_bytes(h, pending), sizeof *b->heap.keys);
    fflush(stdout);
}

int main(void)
{
    static const uint32_t sizes[] = {16, 1000, 100000, 1000000};
    const unsigned repeats = size_wanted("BENCH_REPEATS", USUAL_REPEATS, MOST_REPEATS);
    static struct hold hold;
    static struct bare bare;

    draws_init(&hold.draws, 0);
    hold.engine = lc_engine_new();
    bare_init(&bare, sizes[3]);
    printf("ns an event: engine, bare popping and pushing, bare replacing; bytes a pending event\n"
           "%8s %10s %10s %10s %8s %8s %9s %9s\n",
           "pending", "engine", "pop+push", "replace", "/ pop", "/ repl", "engine B", "bare B");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        measure(&hold, &bare, sizes[i], repeats);
    }
    lc_engine_free(hold.engine);
    bare_fini(&bare);
    return 0;
}
