/* A package of policies: every combination of them is run, so that each can be given its share of
 * what all of them do together (stats/shapley.h). */
#ifndef LC_CLI_PACKAGE_H
#define LC_CLI_PACKAGE_H

#include "ensemble/panel.h"
#include "output/comparison.h"

#define LC_PACKAGE_MOST 5 /* policies: the combinations double with each */

struct lc_package {
    const char *against; /* combination that it comes on top of */
    char **policies;     /* k, as they were given */
    char **names;        /* k, as tables call them */
    char *against_name;
    unsigned k;
    uint32_t *numbers; /* of the quantities that are kept: the headline series */
    uint32_t n_numbers;
    double **values; /* [2^k]: [number][stride] of a combination; bit i: with policy i */
    uint32_t stride;
};

/* Takes "A+B+C" apart. False, with a line on stderr, for fewer than two, too many, or one twice.
 * Ends with lc_package_fini(). */
bool lc_package_init(struct lc_package *p, const char *text, const char *against);
void lc_package_fini(struct lc_package *p);

/* Tells the names of the policies, "A+B+C", and of what it comes on top of, also where they were
 * given as files; it takes both texts. Before it writes or prints. */
void lc_package_call(struct lc_package *p, char *names, char *against);

/* Name of a combination on top of `against` (which is left out if it is the baseline): "A+C".
 * g_free() it. */
char *lc_package_combination(const struct lc_package *p, unsigned mask);

/* Bytes that it will keep of n replications of each combination; SIZE_MAX when they can't be
 * counted. */
size_t lc_package_bytes(const struct lc_package *p, const struct lc_yearly *yearly, uint32_t n);

/* Takes the ensemble without any of the policies, and with it what is to be kept of the others. */
void lc_package_begin(struct lc_package *p, const struct lc_yearly *yearly,
                      const struct lc_panel *without);

/* Takes a combination's ensemble, if it is one of the package's. */
void lc_package_take(struct lc_package *p, const char *name, const struct lc_panel *panel);

/* wedges.csv, from the n replications that are there in every combination. */
void lc_package_write(struct lc_outfile *file, const struct lc_package *p,
                      const struct lc_yearly *yearly, const uint32_t *replications, uint32_t n);

/* The headline series in two years, for eyes. */
void lc_package_print(const struct lc_package *p, const struct lc_yearly *yearly,
                      const uint32_t *replications, uint32_t n, FILE *to);

#endif
