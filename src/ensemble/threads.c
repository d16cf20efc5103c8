#include "ensemble/threads.h"

#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define REPORT_NS 100000000L /* between two calls of the hook */

struct crew {
    const struct lc_setup *setup;
    struct lc_store *store;
    uint32_t count, first;
    atomic_uint next; /* counted from first */
    atomic_uint finished;
    atomic_bool is_stopped;
    pthread_mutex_t mutex; /* over n_working */
    pthread_cond_t left;   /* a thread has no more to do */
    unsigned n_working;
};

static void work(struct crew *c)
{
    struct lc_worker *worker = lc_worker_new(c->setup);
    struct lc_observation *o = lc_observation_new(c->setup->layout);

    for (;;) {
        const uint32_t i = atomic_fetch_add(&c->next, 1);

        if (i >= c->count || atomic_load(&c->is_stopped)) {
            break;
        }
        if (lc_worker_run(worker, c->first + i, o, NULL) != LC_OK) {
            atomic_store(&c->is_stopped, true);
            break;
        }
        o->replication = c->first + i;
        lc_store_put(c->store, o);
        atomic_fetch_add(&c->finished, 1);
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
    pthread_cond_signal(&c->left);
    pthread_mutex_unlock(&c->mutex);
    return NULL;
}

static void report(const struct crew *c, const struct lc_progress_hook *hook)
{
    if (hook && hook->report) {
        hook->report(hook->context, atomic_load(&c->finished), c->count);
    }
}

static void wait_for_all(struct crew *c, const struct lc_progress_hook *hook)
{
    pthread_mutex_lock(&c->mutex);
    while (c->n_working > 0) {
        struct timespec until;

        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += REPORT_NS;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&c->left, &c->mutex, &until);
        pthread_mutex_unlock(&c->mutex);
        report(c, hook);
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

    atomic_init(&c->next, 0);
    atomic_init(&c->finished, 0);
    atomic_init(&c->is_stopped, false);
    pthread_mutex_init(&c->mutex, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&c->left, &attributes);
    pthread_condattr_destroy(&attributes);
}

enum lc_status lc_threads_run(const struct lc_setup *setup, struct lc_store *store, uint32_t first,
                              uint32_t count, unsigned n_threads,
                              const struct lc_progress_hook *hook)
{
    const unsigned wanted = n_threads < count ? n_threads : count;
    struct crew crew = {.setup = setup, .store = store, .first = first, .count = count};
    pthread_t *threads = g_new(pthread_t, wanted);

    crew_init(&crew);
    const unsigned started = start_threads(&crew, threads, wanted);

    if (started > 0) {
        wait_for_all(&crew, hook);
    } else {
        work(&crew); /* no thread to be had: this one does it all */
    }
    for (unsigned i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    report(&crew, hook);
    pthread_cond_destroy(&crew.left);
    pthread_mutex_destroy(&crew.mutex);
    g_free(threads);
    return atomic_load(&crew.finished) == count ? LC_OK : LC_STOPPED;
}
