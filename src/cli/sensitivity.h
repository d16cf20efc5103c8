/* A sensitivity analysis: what its methods share.
 *
 * A method is one file, sensitivity_NAME.c, and one row of LC_METHODS (cli/options.h). It checks
 * what it asks for, begins, runs or reads what it needs, adds its findings, which become
 * sensitivity.csv, and prints what is to be seen. What -n counts is the method's: replications of
 * an ensemble (given, evpi, easing), trajectories (morris), base points (sobol). Invariant:
 * findings depend on model, question and seed alone, so that `reproduce` finds the same bytes; also
 * where an existing forecast was read.
 */
#ifndef LC_CLI_SENSITIVITY_H
#define LC_CLI_SENSITIVITY_H

#include "cli/variant.h"
#include "observe/outcome.h"
#include "output/manifest.h"
#include "stats/resample.h"

#include <glib.h>

#define LC_SENSITIVITY_RESAMPLES 500 /* of intervals and noise floors */

/* Inputs that are no parameter, as numbers of struct lc_finding. */
enum { LC_INPUT_OTHERS = -1, LC_INPUT_CHANCE = -2, LC_INPUT_ALL = -3 };

/* A row of sensitivity.csv. */
struct lc_finding {
    uint32_t outcome;
    int32_t input; /* number in inputs, or one of those above */
    const char *measure;
    struct lc_estimate estimate;
    double floor; /* what an input without effect may show; NAN: none is known */
    uint32_t n;
};

struct lc_sensitivity {
    const struct lc_request *request; /* outcomes spelled out */
    const struct lc_manifest *source; /* of the folder that is read instead of a run, or NULL */
    struct lc_session session;
    struct lc_outcome *outcomes;
    uint32_t n_outcomes;
    struct lc_condition condition; /* when request->when */
    struct lc_probe probe;         /* the outcomes; then that of the condition */
    uint32_t *inputs;              /* numbers of the parameters looked at */
    uint32_t n_inputs;
    struct lc_effort effort;
    char *path;                /* of the folder to be made */
    const char *folder;        /* the same, once it is there */
    bool is_new;               /* it was made */
    GArray *findings;          /* struct lc_finding */
    GArray *failed;            /* uint32_t: replications, trajectories or points left out */
    struct lc_file_list files; /* written so far */
    FILE *shown;               /* what is printed when all is done */
    struct lc_screen screen;   /* where that will go */
};

#define LC_METHOD_FUNCTION(name, replications)                                                     \
    enum lc_status lc_sensitivity_##name(struct lc_sensitivity *s);
LC_METHODS(LC_METHOD_FUNCTION)
#undef LC_METHOD_FUNCTION

/* Makes the folder and says what is about to be done: to be called when nothing is left that could
 * be refused. Anything but LC_OK is to be handed up. */
enum lc_status lc_sensitivity_begin(struct lc_sensitivity *s);

/* Adds a finding; the same for a number without interval. */
void lc_sensitivity_add(struct lc_sensitivity *s, const struct lc_finding *f);
void lc_sensitivity_add_number(struct lc_sensitivity *s, uint32_t outcome, int32_t input,
                               const char *measure, double value, uint32_t n);

/* The finding of an input, or NULL. */
const struct lc_finding *lc_sensitivity_find(const struct lc_sensitivity *s, uint32_t outcome,
                                             int32_t input, const char *measure);

/* Reads the outcomes, the condition and the inputs that the request asks for, and puts them into
 * the probe; the session is open. False, with complaints on stderr, when one is no such thing. */
bool lc_sensitivity_ask(struct lc_sensitivity *s);

/* Inputs are parameters, or of an easing rows of the model's table of easings. */
const char *lc_sensitivity_input_name(const struct lc_model *m, enum lc_method_id method,
                                      uint32_t number);

/* Name and unit of an input; they belong to the model. */
const char *lc_sensitivity_input(const struct lc_sensitivity *s, int32_t input);
const char *lc_sensitivity_input_unit(const struct lc_sensitivity *s, int32_t input);

/* Resamples for an input; number 0 is that of what is no input. */
struct lc_resampling lc_sensitivity_resampling(const struct lc_sensitivity *s, int32_t input);

/* Unit of the outcome's series. */
const char *lc_sensitivity_unit(const struct lc_sensitivity *s, uint32_t outcome);

/* Whether a signal has asked to stop. */
bool lc_sensitivity_is_stopped(const struct lc_sensitivity *s);

#endif
