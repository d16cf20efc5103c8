/* Ranks of an MPI job; built with ./configure --with-mpi. */
#include "ensemble/ranks.h"

#ifdef LC_HAVE_MPI

#include "ensemble/launcher.h"

#include <glib.h>
#include <mpi.h>
#include <pthread.h>

enum tag { TAG_WANT, TAG_BLOCK, TAG_DONE, TAG_FINISHED };
enum { FIRST, SIZE, BLOCK_WORDS }; /* of the answer to TAG_WANT; SIZE 0: none is left */

struct lc_ranks {
    int count, number;
    bool is_joined;
    unsigned at_work; /* helpers that have not finished the round */
    enum lc_status status;
    pthread_mutex_t mutex; /* over every call of MPI: it was asked for MPI_THREAD_SERIALIZED */
};

struct lc_ranks *lc_ranks_begin(void)
{
    struct lc_ranks *r = g_new0(struct lc_ranks, 1);

    r->count = 1;
    pthread_mutex_init(&r->mutex, NULL);
    if (lc_launcher_size() > 0) {
        int given;

        r->is_joined = true;
        MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &given);
        MPI_Comm_size(MPI_COMM_WORLD, &r->count);
        MPI_Comm_rank(MPI_COMM_WORLD, &r->number);
    }
    return r;
}

void lc_ranks_leave(struct lc_ranks *r)
{
    if (r->is_joined) {
        MPI_Finalize();
        r->is_joined = false;
    }
}

void lc_ranks_end(struct lc_ranks *r)
{
    if (r) {
        lc_ranks_leave(r);
        pthread_mutex_destroy(&r->mutex);
        g_free(r);
    }
}

unsigned lc_ranks_count(const struct lc_ranks *r)
{
    return (unsigned)r->count;
}

unsigned lc_ranks_number(const struct lc_ranks *r)
{
    return (unsigned)r->number;
}

const char *lc_ranks_library(void)
{
#ifdef OMPI_MAJOR_VERSION
    return "Open MPI " G_STRINGIFY(OMPI_MAJOR_VERSION) "." G_STRINGIFY(OMPI_MINOR_VERSION);
#else
    return "MPI " G_STRINGIFY(MPI_VERSION) "." G_STRINGIFY(MPI_SUBVERSION);
#endif
}

void lc_ranks_broadcast(struct lc_ranks *r, void *bytes, size_t n)
{
    if (r->count > 1) {
        MPI_Bcast(bytes, (int)n, MPI_BYTE, 0, MPI_COMM_WORLD);
    }
}

bool lc_ranks_agree(struct lc_ranks *r, bool mine)
{
    int all = mine;

    if (r->count > 1) {
        MPI_Allreduce(MPI_IN_PLACE, &all, 1, MPI_INT, MPI_LAND, MPI_COMM_WORLD);
    }
    return all;
}

bool lc_ranks_next(struct lc_ranks *r, uint32_t *first, uint32_t *n)
{
    uint32_t answer[BLOCK_WORDS];

    pthread_mutex_lock(&r->mutex);
    MPI_Send(NULL, 0, MPI_BYTE, 0, TAG_WANT, MPI_COMM_WORLD);
    MPI_Recv(answer, BLOCK_WORDS, MPI_UINT32_T, 0, TAG_BLOCK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    pthread_mutex_unlock(&r->mutex);
    *first = answer[FIRST];
    *n = answer[SIZE];
    return *n > 0;
}

void lc_ranks_report(struct lc_ranks *r, const struct lc_done *done)
{
    pthread_mutex_lock(&r->mutex);
    MPI_Send(done, sizeof *done, MPI_BYTE, 0, TAG_DONE, MPI_COMM_WORLD);
    pthread_mutex_unlock(&r->mutex);
}

void lc_ranks_finish(struct lc_ranks *r, enum lc_status status)
{
    const int word = status;

    (void)r;
    MPI_Send(&word, 1, MPI_INT, 0, TAG_FINISHED, MPI_COMM_WORLD);
}

/* Of the leader, whose main thread alone calls MPI. */
static void answer_want(int from, const struct lc_ranks_desk *desk)
{
    uint32_t answer[BLOCK_WORDS] = {0};

    MPI_Recv(NULL, 0, MPI_BYTE, from, TAG_WANT, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (!desk->next(desk->context, &answer[FIRST], &answer[SIZE])) {
        answer[SIZE] = 0;
    }
    MPI_Send(answer, BLOCK_WORDS, MPI_UINT32_T, from, TAG_BLOCK, MPI_COMM_WORLD);
}

static void take_done(int from, const struct lc_ranks_desk *desk)
{
    struct lc_done done;

    MPI_Recv(&done, sizeof done, MPI_BYTE, from, TAG_DONE, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    desk->done(desk->context, &done);
}

static void take_finished(struct lc_ranks *r, int from)
{
    int word;

    MPI_Recv(&word, 1, MPI_INT, from, TAG_FINISHED, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    r->status = r->status == LC_OK ? (enum lc_status)word : r->status;
    r->at_work--;
}

unsigned lc_ranks_serve(struct lc_ranks *r, const struct lc_ranks_desk *desk)
{
    int is_there = r->count > 1;

    while (is_there) {
        MPI_Status said;

        MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &is_there, &said);
        if (is_there && said.MPI_TAG == TAG_WANT) {
            answer_want(said.MPI_SOURCE, desk);
        } else if (is_there && said.MPI_TAG == TAG_DONE) {
            take_done(said.MPI_SOURCE, desk);
        } else if (is_there) {
            take_finished(r, said.MPI_SOURCE);
        }
    }
    return r->at_work;
}

void lc_ranks_open(struct lc_ranks *r)
{
    r->at_work = (unsigned)r->count - 1;
}

enum lc_status lc_ranks_status(const struct lc_ranks *r)
{
    return r->status;
}

#else
typedef int lc_no_mpi; /* a source file must hold something */
#endif
