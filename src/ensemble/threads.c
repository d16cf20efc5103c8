#include "ensemble/threads.h"

#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define MOST_WAITING 2 /* blocks that are done and not yet taken */
#define NS_PER_MS    1000000L
#define NS_PER_S     1000000000L

/* A block that is being worked on. */
struct job {
    struct lc_block *block;
    uint32_t handed;     /* slots that a thread has taken; over it is the crew's lock `taking` */
    atomic_uint at_work; /* slots that are not finished */
};

struct crew {
    const struct lc_setup *setup;
    const struct lc_block_flow *flow;
    pthread_mutex_t taking; /* over current and jobs */
    struct job *current;    /* NULL: a block is to be taken */
    GPtrArray *jobs;        /* all of them; one whose block was given away is an empty shell */
    atomic_uint finished;
    atomic_bool is_stopped;
    pthread_mutex_t mutex; /* over what follows */
    pthread_cond_t news;   /* a thread has no more to do, or a block is done */
    pthread_cond_t room;   /* a block was taken */
    GQueue done;           /* struct lc_block: to be taken */
    unsigned n_working;
    enum lc_status status;
    bool is_alone; /* no thread could be had: who works also takes */
};

static void stop(struct crew *c, enum lc_status status)
{
    pthread_mutex_lock(&c->mutex);
    c->status = c->status == LC_OK ? status : c->status;
    atomic_store(&c->is_stopped, true);
    pthread_cond_broadcast(&c->room);
    pthread_mutex_unlock(&c->mutex);
}

/* Blocks that are done wait in memory: no new one is begun while too many of them do. */
static void wait_for_room(struct crew *c)
{
    pthread_mutex_lock(&c->mutex);
    while (g_queue_get_length(&c->done) >= MOST_WAITING && !atomic_load(&c->is_stopped)) {
        pthread_cond_wait(&c->room, &c->mutex);
    }
    pthread_mutex_unlock(&c->mutex);
}

static struct job *job_new(struct crew *c)
{
    uint32_t first, n;

    wait_for_room(c);
    if (atomic_load(&c->is_stopped) || !c->flow->next(c->flow->context, &first, &n)) {
        return NULL;
    }
    struct job *j = g_new0(struct job, 1);

    j->block = lc_block_new(c->setup->layout, first, n);
    atomic_init(&j->at_work, n);
    g_ptr_array_add(c->jobs, j);
    return j;
}

static void job_free(gpointer job)
{
    struct job *j = job;

    lc_block_free(j->block);
    g_free(j);
}

/* A replication to run; NULL when there is none left. */
static struct job *take_slot(struct crew *c, uint32_t *slot)
{
    struct job *j = NULL;

    pthread_mutex_lock(&c->taking);
    if (!atomic_load(&c->is_stopped)) {
        c->current = c->current ? c->current : job_new(c);
        j = c->current;
    }
    if (j) {
        *slot = j->handed++;
        c->current = j->handed < j->block->n ? j : NULL;
    }
    pthread_mutex_unlock(&c->taking);
    return j;
}

/* Hands a finished block to the flow. */
static void give(struct crew *c, struct lc_block *b)
{
    const enum lc_status status = c->flow->take(c->flow->context, b);

    if (status != LC_OK) {
        stop(c, status);
    }
}

/* The last thread that leaves a block passes it on. */
static void leave(struct crew *c, struct job *j)
{
    if (atomic_fetch_sub(&j->at_work, 1) > 1) {
        return;
    }
    struct lc_block *b = j->block;

    j->block = NULL;
    if (c->is_alone) {
        give(c, b);
        return;
    }
    pthread_mutex_lock(&c->mutex);
    g_queue_push_tail(&c->done, b);
    pthread_cond_signal(&c->news);
    pthread_mutex_unlock(&c->mutex);
}

static void work(struct crew *c)
{
    struct lc_worker *worker = lc_worker_new(c->setup);
    struct lc_observation *o = lc_observation_new(c->setup->layout);
    struct job *j;
    uint32_t slot;

    while ((j = take_slot(c, &slot)) != NULL) {
        const uint32_t replication = j->block->first + slot;
        const enum lc_status status = lc_worker_run(worker, replication, o, NULL);

        if (status != LC_OK) {
            stop(c, status);
            break;
        }
        o->replication = replication;
        lc_block_put(j->block, o);
        atomic_fetch_add(&c->finished, 1);
        leave(c, j);
    }
    lc_observation_free(o);
    lc_worker_free(worker);
}

static void *thread_main(void *context)
{
    struct crew *c = context;

    work(c);
    pthread_mutex_lock(&c->mutex);
    c->n_working--;
    pthread_cond_signal(&c->news);
    pthread_mutex_unlock(&c->mutex);
    return NULL;
}

static void tick(const struct crew *c)
{
    if (c->flow->tick) {
        c->flow->tick(c->flow->context, atomic_load(&c->finished));
    }
}

/* Waits for news, or for the next tick. With the mutex locked. */
static void wait_a_tick(struct crew *c)
{
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += c->flow->tick_ms * NS_PER_MS;
    until.tv_sec += until.tv_nsec / NS_PER_S;
    until.tv_nsec %= NS_PER_S;
    pthread_cond_timedwait(&c->news, &c->mutex, &until);
}

/* What the thread that called does meanwhile: it alone hands blocks to the flow. */
static void attend(struct crew *c)
{
    pthread_mutex_lock(&c->mutex);
    while (c->n_working > 0 || !g_queue_is_empty(&c->done)) {
        if (g_queue_is_empty(&c->done)) {
            wait_a_tick(c);
        }
        struct lc_block *b = g_queue_pop_head(&c->done);

        pthread_cond_broadcast(&c->room);
        pthread_mutex_unlock(&c->mutex);
        if (b) {
            give(c, b);
        }
        tick(c);
        pthread_mutex_lock(&c->mutex);
    }
    pthread_mutex_unlock(&c->mutex);
}

/* Starts as many threads as the system gives, up to n; returns how many. */
static unsigned start_threads(struct crew *c, pthread_t *threads, unsigned n)
{
    unsigned started = 0;

    while (started < n) {
        pthread_mutex_lock(&c->mutex);
        c->n_working++;
        pthread_mutex_unlock(&c->mutex);
        if (pthread_create(&threads[started], NULL, thread_main, c) != 0) {
            pthread_mutex_lock(&c->mutex);
            c->n_working--;
            pthread_mutex_unlock(&c->mutex);
            break;
        }
        started++;
    }
    return started;
}

static void crew_init(struct crew *c)
{
    pthread_condattr_t attributes;

    atomic_init(&c->finished, 0);
    atomic_init(&c->is_stopped, false);
    c->jobs = g_ptr_array_new_with_free_func(job_free);
    pthread_mutex_init(&c->taking, NULL);
    pthread_mutex_init(&c->mutex, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&c->news, &attributes);
    pthread_cond_init(&c->room, NULL);
    g_queue_init(&c->done);
    pthread_condattr_destroy(&attributes);
}

static void crew_fini(struct crew *c)
{
    pthread_cond_destroy(&c->news);
    pthread_cond_destroy(&c->room);
    pthread_mutex_destroy(&c->mutex);
    pthread_mutex_destroy(&c->taking);
    g_ptr_array_free(c->jobs, TRUE);
}

enum lc_status lc_threads_run(const struct lc_setup *setup, const struct lc_block_flow *flow,
                              unsigned n_threads)
{
    struct crew crew = {.setup = setup, .flow = flow, .status = LC_OK};
    pthread_t *threads = g_new(pthread_t, n_threads);

    crew_init(&crew);
    const unsigned started = start_threads(&crew, threads, n_threads);

    if (started > 0) {
        attend(&crew);
    } else {
        crew.is_alone = true;
        work(&crew);
    }
    for (unsigned i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    tick(&crew);
    crew_fini(&crew);
    g_free(threads);
    return crew.status;
}
