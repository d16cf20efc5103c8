/* What a replication costs, from its start to its last report, and what that is an event:
 * replications N REPEATS MODEL TO [MODEL TO]..., MODEL a folder and TO the last day.
 *
 * Each round runs replications 0 to N - 1 of every case on one thread, warm, without reading tables
 * and without writing files, and the bare loop of bare.h as the measure of the machine. A line for
 * each case: events and milliseconds of a replication, ns an event, that as a ratio to the bare
 * loop's, and events and time as ratios to those of the first case.
 */
#include "bare.h"
#include "ensemble/replication.h"
#include "input/model.h"

#include <gsl/gsl_errno.h>

#define FROM         "2026-01-01"
#define MOST_CASES   8
#define BARE_PENDING 1000
#define BARE_EVENTS  1000000

struct bench_case {
    const char *folder, *to;
    struct lc_model *model;
    struct lc_layout *layout;
    struct lc_setup setup; /* must outlive the worker */
    struct lc_worker *worker;
    struct lc_observation *out;
    double events;              /* of a replication, the mean */
    double times[MOST_REPEATS]; /* seconds a replication */
};

static lc_time date(const char *text)
{
    lc_time t;
    if (!lc_date_parse(&t, text)) {
        fprintf(stderr, "replications: %s is not a date\n", text);
        exit(2);
    }
    return t;
}

static void open_case(struct bench_case *c)
{
    struct lc_diag *const complaints = lc_diag_new();
    const lc_time from = date(FROM);
    const lc_time to = date(c->to);
    c->model = lc_model_load(c->folder, from - LC_MS_PER_DAY, complaints);
    if (c->model) {
        lc_model_add_scenario(c->model, "baseline", complaints);
    }
    if (lc_diag_count(complaints) > 0) {
        lc_diag_print(complaints, stderr);
        exit(2);
    }
    lc_diag_free(complaints);
    c->layout = lc_layout_new(c->model, from, to, LC_EVERY_QUARTER);
    c->out = lc_observation_new(c->layout);
    c->setup = (struct lc_setup){
        .model = c->model, .layout = c->layout, .seed = 1, .from = from, .to = to};
    c->worker = lc_worker_new(&c->setup);
}

static void close_case(struct bench_case *c)
{
    lc_worker_free(c->worker);
    lc_observation_free(c->out);
    lc_layout_free(c->layout);
    lc_model_free(c->model);
}

static void run_one(struct bench_case *c, uint32_t index)
{
    lc_worker_run(c->worker, index, c->out, NULL);
    if (c->out->failed) {
        fprintf(stderr, "replications: %s: %u failed: %s\n", c->folder, (unsigned)index,
                c->out->failure);
        exit(1);
    }
}

static void run_round(struct bench_case *c, uint32_t n, unsigned round)
{
    run_one(c, 0); /* the memory has its size from here on, and the first draws are made */
    c->events = 0;
    const double start = seconds();
    for (uint32_t i = 0; i < n; i++) {
        run_one(c, i);
        c->events += (double)c->out->events / n;
    }
    c->times[round] = (seconds() - start) / n;
}

static void print_cases(struct bench_case *cases, unsigned n, unsigned repeats, double bare)
{
    double first = 0;
    printf("%-28s %10s %9s %9s %9s %9s %8s %8s\n", "model", "to", "events", "ms", "ns/event",
           "/ bare", "events/1", "time/1");
    for (unsigned i = 0; i < n; i++) {
        const struct bench_case *const c = &cases[i];
        const double time = median(cases[i].times, repeats);
        first = i == 0 ? time : first;
        printf("%-28s %10s %9.0f %9.2f %9.1f %9.2f %8.2f %8.2f\n", c->folder, c->to, c->events,
               1e3 * time, 1e9 * time / c->events, time / c->events / bare,
               c->events / cases[0].events, time / first);
    }
    printf("bare loop, %d pending: %.1f ns/event\n", BARE_PENDING, 1e9 * bare);
}

int main(int argc, char **argv)
{
    static struct bench_case cases[MOST_CASES];
    static struct bare bare;
    static double bare_times[MOST_REPEATS];
    const unsigned n_cases = argc > 4 ? (unsigned)(argc - 3) / 2 : 0;
    if (n_cases == 0 || n_cases > MOST_CASES || argc % 2 == 0) {
        fputs("usage: replications N REPEATS MODEL TO [MODEL TO]...\n", stderr);
        return 2;
    }
    gsl_set_error_handler_off();
    const uint32_t n = parse_whole("N", argv[1], 1000000);
    const unsigned repeats = parse_whole("REPEATS", argv[2], MOST_REPEATS);
    bare_init(&bare, BARE_PENDING);
    for (unsigned i = 0; i < n_cases; i++) {
        cases[i].folder = argv[3 + 2 * i];
        cases[i].to = argv[4 + 2 * i];
        open_case(&cases[i]);
    }
    for (unsigned round = 0; round < repeats; round++) {
        bare_times[round] = time_bare(&bare, bare_popping, BARE_PENDING, BARE_EVENTS) / BARE_EVENTS;
        for (unsigned i = 0; i < n_cases; i++) {
            run_round(&cases[i], n, round);
        }
    }
    print_cases(cases, n_cases, repeats, median(bare_times, repeats));
    for (unsigned i = 0; i < n_cases; i++) {
        close_case(&cases[i]);
    }
    bare_fini(&bare);
    return 0;
}
