#include "rand/latin.h"

#include "base/arena.h"
#include "rand/stream.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#define N              LC_LATIN_BLOCK
#define SMALLEST_PIVOT 1e-10 /* of the diagonal: below it a matrix counts as singular */
#define JITTER_SHIFT   24    /* 40 random bits place a point inside its stratum */

/* One column of a block: stratum[row] is a permutation of 0 ... N - 1, jitter[k] the place of the
 * point inside stratum k, so that rearranging rows leaves the sample of values alone. */
struct column {
    uint64_t key;
    size_t index; /* in the caller's order */
    unsigned char stratum[N];
    double jitter[N];
};

_Static_assert(N <= 256, "strata are numbered by bytes");

/* Lower triangular factor of a symmetric matrix, row-major; false when there is none. */
static bool factorise(double *factor, const double *matrix, size_t n)
{
    memset(factor, 0, n * n * sizeof *factor);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double rest = matrix[i * n + j];

            for (size_t k = 0; k < j; k++) {
                rest -= factor[i * n + k] * factor[j * n + k];
            }
            if (i != j) {
                factor[i * n + j] = rest / factor[j * n + j];
            } else if (rest > SMALLEST_PIVOT * matrix[i * n + i]) {
                factor[i * n + i] = sqrt(rest);
            } else {
                return false;
            }
        }
    }
    return true;
}

bool lc_is_positive_definite(const double *matrix, size_t n)
{
    struct lc_arena *arena = lc_arena_new();
    const bool is = factorise(LC_ARENA_ARRAY(arena, double, n *n), matrix, n);

    lc_arena_free(arena);
    return is;
}

/* A stratified sample of its own for each key. */
static void column_init(struct column *c, uint64_t key, size_t index, uint64_t seed, uint32_t block)
{
    struct lc_stream s;

    lc_stream_init(
        &s, &(struct lc_stream_key){
                .seed = seed, .replication = block, .purpose = LC_LATIN_PURPOSE, .entity = key});
    c->key = key;
    c->index = index;
    for (unsigned i = 0; i < N; i++) {
        c->stratum[i] = (unsigned char)i;
        c->jitter[i] = ((double)(lc_pcg64dxsm_next(&s.state) >> JITTER_SHIFT) + 0.5) * 0x1p-40;
    }
    for (unsigned i = N - 1; i > 0; i--) {
        const unsigned j = (unsigned)(lc_draw_uniform(&s) * (i + 1));
        const unsigned char spare = c->stratum[i];

        c->stratum[i] = c->stratum[j];
        c->stratum[j] = spare;
    }
}

static void sort_by_key(struct column **columns, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        for (size_t j = i; j > 0 && columns[j]->key < columns[j - 1]->key; j--) {
            struct column *spare = columns[j];

            columns[j] = columns[j - 1];
            columns[j - 1] = spare;
        }
    }
}

/* Van der Waerden scores of the columns, one row of the table for each row of the block, and their
 * correlation. All columns have the same mean, 0, and the same sum of squares. */
static void score(double *scores, double *correlation, struct column **columns, size_t n)
{
    double of_stratum[N], sum_of_squares = 0;

    for (int k = 0; k < N; k++) {
        of_stratum[k] = gsl_cdf_ugaussian_Pinv((k + 1) / (N + 1.0));
        sum_of_squares += of_stratum[k] * of_stratum[k];
    }
    for (size_t j = 0; j < n; j++) {
        for (size_t row = 0; row < N; row++) {
            scores[row * n + j] = of_stratum[columns[j]->stratum[row]];
        }
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            double sum = 0;

            for (size_t row = 0; row < N; row++) {
                sum += scores[row * n + i] * scores[row * n + j];
            }
            correlation[i * n + j] = i == j ? 1 : sum / sum_of_squares;
        }
    }
}

/* Solves own * x = row (forward), then row = target * x: the row gets the target's correlation
 * in place of the sample's own. */
static void recorrelate(double *row, const double *own, const double *target, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            row[i] -= own[i * n + k] * row[k];
        }
        row[i] /= own[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        double sum = 0;

        for (size_t k = 0; k <= i; k++) {
            sum += target[i * n + k] * row[k];
        }
        row[i] = sum;
    }
}

/* Gives the column the ranks that its scores have; equal scores rank by row. */
static void rank(struct column *c, const double *scores, size_t n, size_t j)
{
    for (size_t row = 0; row < N; row++) {
        unsigned below = 0;

        for (size_t other = 0; other < N; other++) {
            const double x = scores[other * n + j], y = scores[row * n + j];

            below += x < y || (x == y && other < row);
        }
        c->stratum[row] = (unsigned char)below;
    }
}

/* Rearranges n columns that hang together (Iman and Conover 1982, Communications in Statistics
 * B11, 311-334). The first keeps its permutation. Columns are taken in the order of their keys,
 * so that the caller's order doesn't matter. */
static bool correlate(struct lc_arena *arena, struct column **columns, size_t n,
                      const double *correlation, size_t n_all)
{
    double *wanted = LC_ARENA_ARRAY(arena, double, n *n);
    double *target = LC_ARENA_ARRAY(arena, double, n *n);
    double *own = LC_ARENA_ARRAY(arena, double, n *n);
    double *scores = LC_ARENA_ARRAY(arena, double, N *n);

    sort_by_key(columns, n);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            wanted[i * n + j] = correlation[columns[i]->index * n_all + columns[j]->index];
        }
    }
    if (!factorise(target, wanted, n)) {
        return false;
    }
    score(scores, wanted, columns, n);
    if (!factorise(own, wanted, n)) {
        /* As many columns as rows have no correlation to correct for. */
        memset(own, 0, n * n * sizeof *own);
        for (size_t i = 0; i < n; i++) {
            own[i * n + i] = 1;
        }
    }
    for (size_t row = 0; row < N; row++) {
        recorrelate(scores + row * n, own, target, n);
    }
    for (size_t j = 0; j < n; j++) {
        rank(columns[j], scores, n, j);
    }
    return true;
}

/* Collects into group every column that a chain of correlations ties to the first, and marks it
 * done. Returns how many. Groups that have nothing to do with each other don't touch. */
static size_t collect(struct column **group, struct column *columns, bool *is_done, size_t first,
                      const double *correlation, size_t n)
{
    size_t n_group = 1;

    group[0] = &columns[first];
    is_done[first] = true;
    for (size_t i = 0; i < n_group; i++) {
        for (size_t j = 0; j < n; j++) {
            if (!is_done[j] && correlation[group[i]->index * n + j] != 0) {
                is_done[j] = true;
                group[n_group++] = &columns[j];
            }
        }
    }
    return n_group;
}

bool lc_latin_block(double *u, size_t n, const uint64_t *keys, const double *correlation,
                    uint64_t seed, uint32_t block)
{
    struct lc_arena *arena = lc_arena_new();
    struct column *columns = LC_ARENA_ARRAY(arena, struct column, n);
    struct column **group = LC_ARENA_ARRAY(arena, struct column *, n);
    bool *is_done = LC_ARENA_ARRAY(arena, bool, n);
    bool is_good = true;

    for (size_t j = 0; j < n; j++) {
        column_init(&columns[j], keys[j], j, seed, block);
    }
    for (size_t j = 0; correlation && is_good && j < n; j++) {
        if (!is_done[j]) {
            const size_t n_group = collect(group, columns, is_done, j, correlation, n);

            is_good = n_group == 1 ? correlation[j * n + j] > 0
                                   : correlate(arena, group, n_group, correlation, n);
        }
    }
    for (size_t j = 0; is_good && j < n; j++) {
        for (size_t row = 0; row < N; row++) {
            const unsigned k = columns[j].stratum[row];

            u[row * n + j] = (k + columns[j].jitter[k]) / N;
        }
    }
    lc_arena_free(arena);
    return is_good;
}
