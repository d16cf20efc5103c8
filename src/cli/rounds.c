#include "cli/rounds.h"

#include "output/precision.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#define FIRST_REPLICATIONS 500 /* with --precision: before the errors are looked at */
#define SMALLEST_STEP      1.1 /* of replications between two looks */
#define LARGEST_STEP       2.0

/* Asks for so many replications: the canonical command names them. */
static enum lc_status make(struct lc_rounds *r, uint32_t replications)
{
    r->request->replications = replications;
    g_free(r->command);
    r->command = lc_session_command(r->gather->session, -1);
    r->gather->result->command = r->command;
    return lc_gather_run(r->gather, replications);
}

/* Rounded up to whole blocks; at most `most`. */
static uint32_t whole_blocks(double replications, uint32_t most)
{
    const double whole = ceil(replications / LC_LATIN_BLOCK) * LC_LATIN_BLOCK;

    return whole < most ? (uint32_t)whole : most;
}

/* How many replications to look at next. The error falls with the root of their number; at most
 * twice as many, since the estimate of the error has an error too, and at least a tenth more, since
 * looking takes time. */
static uint32_t next_count(uint32_t n, double error, double wanted, uint32_t most)
{
    const double ratio = error / wanted;

    return whole_blocks(n * fmin(LARGEST_STEP, fmax(SMALLEST_STEP, ratio * ratio)), most);
}

static enum lc_status look(struct lc_gather *g, struct lc_precision *p)
{
    struct lc_archive *a = lc_gather_open(g);
    enum lc_status status = LC_FAILED;

    if (a) {
        *p = lc_precision_get(g->result);
        status = lc_archive_status(a);
    }
    g->result->samples = (struct lc_samples){0};
    g->result->failed = (const uint32_t *)(void *)g->checkpoint.failed->data;
    g->result->n_failed = g->checkpoint.failed->len; /* parts of a folder may tell of others */
    lc_archive_free(a);
    return status;
}

static void report(const struct lc_rounds *r, const struct lc_precision *p)
{
    if (!r->request->is_quiet && p->series) {
        fprintf(stderr,
                "layercake: %" PRIu32 " replications: the largest error of a headline median is "
                "%.2g %% (%s, %d)\n",
                r->request->replications, 100 * p->error_share, p->series, p->year);
    }
}

uint32_t lc_rounds_first(const struct lc_request *r, uint32_t had)
{
    return r->precision > 0 ? whole_blocks(fmax(had, FIRST_REPLICATIONS), r->replications)
                            : r->replications;
}

/* The same counts are looked at whoever makes the replications, so all end at the same one. */
static enum lc_status run_to_precision(struct lc_rounds *r)
{
    const uint32_t most = r->request->replications;
    uint32_t n = lc_rounds_first(r->request, r->had);

    for (;;) {
        struct lc_precision p;
        enum lc_status status = make(r, n);

        if (status == LC_OK) {
            status = look(r->gather, &p);
        }
        if (status != LC_OK) {
            return status;
        }
        report(r, &p);
        if (p.error_share <= r->request->precision) {
            return LC_OK;
        }
        if (n == most) {
            fprintf(stderr,
                    "layercake: the precision asked for is not reached with -n %" PRIu32 "\n",
                    most);
            return LC_OK;
        }
        n = next_count(n, p.error_share, r->request->precision, most);
    }
}

enum lc_status lc_rounds_run(struct lc_rounds *r)
{
    return r->request->precision > 0 ? run_to_precision(r) : make(r, r->request->replications);
}
