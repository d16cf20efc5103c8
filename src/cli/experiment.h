/* Runs of a designed experiment: the rows are filled in, run, and given back by groups (a
 * trajectory, a base point) of which each stands or falls as a whole.
 *
 * Columns are the chosen inputs, then, where there are others, all others together, then chance
 * (ensemble/design.h). The last two pick the number of a replication.
 */
#ifndef LC_CLI_EXPERIMENT_H
#define LC_CLI_EXPERIMENT_H

#include "cli/sensitivity.h"
#include "ensemble/design.h"

struct lc_experiment {
    uint32_t n_groups, size; /* size: runs of a group */
    uint32_t n_columns;
    struct lc_design *design;
    double *draws;
    uint32_t *chance;
    struct lc_panel panel;
};

/* Columns that an experiment with the first n_inputs of s->inputs has. */
uint32_t lc_experiment_columns(const struct lc_sensitivity *s, uint32_t n_inputs);

/* LC_BAD_INPUT, with a line on stderr, when there are too many runs, or they take too much memory.
 */
enum lc_status lc_experiment_check(const struct lc_sensitivity *s, uint64_t n_groups,
                                   uint32_t size);

/* For the first n_inputs of s->inputs. Ends with lc_experiment_fini(). */
void lc_experiment_init(struct lc_experiment *e, const struct lc_sensitivity *s, uint32_t n_inputs,
                        uint32_t n_groups, uint32_t size);
void lc_experiment_fini(struct lc_experiment *e);

/* Fills a run: probabilities of the chosen inputs, numbers of the replications that the others and
 * chance take. */
void lc_experiment_set(struct lc_experiment *e, uint32_t run, const double *probabilities,
                       uint32_t others, uint32_t chance);

/* Runs all. LC_OK or LC_STOPPED. */
enum lc_status lc_experiment_run(struct lc_experiment *e, struct lc_sensitivity *s);

/* Whether no run of the group failed. */
bool lc_experiment_is_whole(const struct lc_experiment *e, uint32_t group);

/* Outputs of an outcome in the whole groups, group by group, y[n_groups * size]; returns how many
 * groups those are. */
uint32_t lc_experiment_get(double *y, const struct lc_experiment *e, uint32_t outcome);

/* What column stands for: a number of s->inputs, or one of LC_INPUT_*. */
int32_t lc_experiment_input(const struct lc_experiment *e, uint32_t column);

/* Notes the groups that are not whole, and says how many they are. */
void lc_experiment_note_failed(const struct lc_experiment *e, struct lc_sensitivity *s,
                               const char *what);

#endif
