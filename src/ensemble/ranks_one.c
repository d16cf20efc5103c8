/* The only rank there is, in a program built without MPI. */
#include "ensemble/ranks.h"

#ifndef LC_HAVE_MPI

#include "ensemble/launcher.h"

#include <assert.h>
#include <glib.h>
#include <stdio.h>

struct lc_ranks {
    enum lc_status status;
};

struct lc_ranks *lc_ranks_begin(void)
{
    if (lc_launcher_size() > 1) {
        fputs("layercake: started as one of several processes, but built without MPI: "
              "./configure --with-mpi, or share the work with --shard\n",
              stderr);
        return NULL;
    }
    return g_new0(struct lc_ranks, 1);
}

void lc_ranks_leave(struct lc_ranks *r)
{
    (void)r;
}

void lc_ranks_end(struct lc_ranks *r)
{
    g_free(r);
}

unsigned lc_ranks_count(const struct lc_ranks *r)
{
    (void)r;
    return 1;
}

unsigned lc_ranks_number(const struct lc_ranks *r)
{
    (void)r;
    return 0;
}

const char *lc_ranks_library(void)
{
    return NULL;
}

void lc_ranks_broadcast(struct lc_ranks *r, void *bytes, size_t n)
{
    (void)r;
    (void)bytes;
    (void)n;
}

bool lc_ranks_agree(struct lc_ranks *r, bool mine)
{
    (void)r;
    return mine;
}

/* There is no helper that could call the following three. */
bool lc_ranks_next(struct lc_ranks *r, uint32_t *first, uint32_t *n)
{
    (void)r;
    (void)first;
    (void)n;
    assert(false);
    return false;
}

void lc_ranks_report(struct lc_ranks *r, const struct lc_done *done)
{
    (void)r;
    (void)done;
    assert(false);
}

void lc_ranks_finish(struct lc_ranks *r, enum lc_status status)
{
    (void)r;
    (void)status;
    assert(false);
}

unsigned lc_ranks_serve(struct lc_ranks *r, const struct lc_ranks_desk *desk)
{
    (void)r;
    (void)desk;
    return 0;
}

void lc_ranks_open(struct lc_ranks *r)
{
    (void)r;
}

enum lc_status lc_ranks_status(const struct lc_ranks *r)
{
    return r->status;
}

#else
typedef int lc_has_mpi; /* a source file must hold something */
#endif
