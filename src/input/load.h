/* What a model is while it is being loaded: the model so far, the complaints, the files read. */
#ifndef LC_INPUT_LOAD_H
#define LC_INPUT_LOAD_H

#include "input/csvfile.h"
#include "input/digest.h"
#include "input/model.h"

#include <glib.h>

struct lc_load {
    struct lc_model *model;
    struct lc_diag *diag;
    struct lc_digest *digest;
    GHashTable *rows[LC_TABLE_COUNT]; /* key of a row -> its number */
    bool is_good[LC_TABLE_COUNT];     /* read without a complaint */
    bool has_parameters;              /* likewise */
    const char *const *realised;      /* tables whose vintage is left aside; may be NULL */
    double *cells;                    /* all so far: model->n_cells of them */
    size_t room;
};

/* Path of a model's file: folder/name.csv or folder/initial/DATE/name.csv. Arena-owned. */
const char *lc_load_path(const struct lc_load *load, const char *name, bool is_initial);

/* Whether a table is read from the start's folder: those of the initial state, and any other of
 * which a vintage lies there, unless it is among load->realised. */
bool lc_load_is_initial(const struct lc_load *load, const struct lc_schema *schema);

/* Whether load->realised names it. */
bool lc_load_is_realised(const struct lc_load *load, const char *name);

/* Reads and takes apart such a file and notes it for the digest. False after a complaint; with
 * is_optional a file that isn't there is none, *csv then has no header (n_fields 0), true. */
bool lc_load_csv(struct lc_csvfile *csv, struct lc_load *load, const char *name, bool is_initial,
                 bool is_optional);

#endif
