/* Levers of uncertain size: rows of a scenario that give a law, not a value.
 *
 * Each becomes one more parameter of the model, drawn once a replication like the others and under
 * a name of its own, so that it stands among the draws and in every sensitivity. Its draws hang on
 * that name alone and are correlated with nothing: those of the model's own parameters are the
 * same with and without the scenario.
 */
#ifndef LC_INPUT_DRAWN_H
#define LC_INPUT_DRAWN_H

#include "input/field.h"
#include "input/law_fields.h"
#include "input/model.h"

/* Those of one scenario while it is read. */
struct lc_drawn {
    struct lc_parameter *items; /* arena-owned, with room for one a row */
    uint32_t n;
};

/* What a row says about its number. */
struct lc_drawn_row {
    const char *scenario;
    struct lc_field name, value, note, law[LC_LAW_FIELDS];
};

/* Reads a row that has no value. Its parameter is made, or found by the name that an earlier row of
 * the scenario gave it. The action's operation and cells must be known; a shock needs its kind. */
void lc_drawn_read(struct lc_drawn *drawn, struct lc_action *action, const struct lc_model *m,
                   const struct lc_drawn_row *row, struct lc_diag *d);

/* Makes them parameters of the model, behind those that it has: every cell of a table moves, and
 * with it what parameters and scenarios act on. */
void lc_drawn_add(struct lc_model *m, const struct lc_drawn *drawn);

#endif
