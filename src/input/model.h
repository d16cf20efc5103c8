/* A model as the user wrote it, validated: tables, parameters with their laws, correlations.
 *
 * All numbers of all tables and parameters lie in one vector of cells, so that any of them can be a
 * lever: --set, scenario rows and parameters act on cell numbers. A replication works on its own
 * copy of the vector (world/levers.h). Text is kept apart and is never changed. Everything is owned
 * by the model's arena; after loading the model is const.
 */
#ifndef LC_INPUT_MODEL_H
#define LC_INPUT_MODEL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "base/time.h"
#include "input/columns.h"
#include "input/parameters.h"
#include "rand/distribution.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lc_column_type {
    LC_COL_KEY,
    LC_COL_REF_KEY,
    LC_COL_CHOICE_KEY,
    LC_COL_REF,
    LC_COL_CHOICE,
    LC_COL_LIST,
    LC_COL_TEXT,
    LC_COL_DATE,
    LC_COL_NUMBER,
    LC_COL_OPTIONAL,
    LC_COL_FLAG
};

struct lc_column {
    const char *name;
    enum lc_column_type type;
    double low, high;
    const char *unit;
    const char *refers; /* table name, or choices apart by '|' */
    const char *help;
};

/* Column enumerators, table by table: LC_REGION_PERMIT_MONTHS is a column number of the table
 * regions. */
#define LC_COLUMN_ENUMERATOR(id, name, type, low, high, unit, refers, help) id,
enum { LC_COLUMNS_MARKETS(LC_COLUMN_ENUMERATOR) LC_MARKET_COLUMNS };
enum { LC_COLUMNS_REGIONS(LC_COLUMN_ENUMERATOR) LC_REGION_COLUMNS };
enum { LC_COLUMNS_FAMILIES(LC_COLUMN_ENUMERATOR) LC_FAMILY_COLUMNS };
enum { LC_COLUMNS_APPLICATIONS(LC_COLUMN_ENUMERATOR) LC_APPLICATION_COLUMNS };
enum { LC_COLUMNS_LABS(LC_COLUMN_ENUMERATOR) LC_LAB_COLUMNS };
enum { LC_COLUMNS_PROGRAMMES(LC_COLUMN_ENUMERATOR) LC_PROGRAMME_COLUMNS };
enum { LC_COLUMNS_VENDORS(LC_COLUMN_ENUMERATOR) LC_VENDOR_COLUMNS };
enum { LC_COLUMNS_CHIPS(LC_COLUMN_ENUMERATOR) LC_CHIP_COLUMNS };
enum { LC_COLUMNS_STAGES(LC_COLUMN_ENUMERATOR) LC_STAGE_COLUMNS };
enum { LC_COLUMNS_LINES(LC_COLUMN_ENUMERATOR) LC_LINE_COLUMNS };
enum { LC_COLUMNS_BUILDERS(LC_COLUMN_ENUMERATOR) LC_BUILDER_COLUMNS };
enum { LC_COLUMNS_PHASES(LC_COLUMN_ENUMERATOR) LC_PHASE_COLUMNS };
enum { LC_COLUMNS_TRADES(LC_COLUMN_ENUMERATOR) LC_TRADE_COLUMNS };
enum { LC_COLUMNS_WORK(LC_COLUMN_ENUMERATOR) LC_WORK_COLUMNS };
enum { LC_COLUMNS_COST_LINES(LC_COLUMN_ENUMERATOR) LC_COST_LINE_COLUMNS };
enum { LC_COLUMNS_MAKERS(LC_COLUMN_ENUMERATOR) LC_MAKER_COLUMNS };
enum { LC_COLUMNS_TECHNOLOGIES(LC_COLUMN_ENUMERATOR) LC_TECHNOLOGY_COLUMNS };
enum { LC_COLUMNS_SITES(LC_COLUMN_ENUMERATOR) LC_SITE_COLUMNS };
enum { LC_COLUMNS_ADOPTION(LC_COLUMN_ENUMERATOR) LC_ADOPTION_COLUMNS };
enum { LC_COLUMNS_FRONTIER(LC_COLUMN_ENUMERATOR) LC_FRONTIER_COLUMNS };
enum { LC_COLUMNS_FLEET(LC_COLUMN_ENUMERATOR) LC_FLEET_COLUMNS };
enum { LC_COLUMNS_PIPELINE(LC_COLUMN_ENUMERATOR) LC_PIPELINE_COLUMNS };
enum { LC_COLUMNS_HALLS(LC_COLUMN_ENUMERATOR) LC_HALL_COLUMNS };
enum { LC_COLUMNS_GRID(LC_COLUMN_ENUMERATOR) LC_GRID_COLUMNS };
enum { LC_COLUMNS_LINE_STATE(LC_COLUMN_ENUMERATOR) LC_LINE_STATE_COLUMNS };
enum { LC_COLUMNS_WORKFORCE(LC_COLUMN_ENUMERATOR) LC_WORKFORCE_COLUMNS };
enum { LC_COLUMNS_MAKER_STATE(LC_COLUMN_ENUMERATOR) LC_MAKER_STATE_COLUMNS };
enum { LC_COLUMNS_CAPITAL(LC_COLUMN_ENUMERATOR) LC_CAPITAL_COLUMNS };
enum { LC_COLUMNS_OUTSIDE(LC_COLUMN_ENUMERATOR) LC_OUTSIDE_COLUMNS };
enum { LC_COLUMNS_REALISED(LC_COLUMN_ENUMERATOR) LC_REALISED_COLUMNS };
enum { LC_COLUMNS_MAPPING(LC_COLUMN_ENUMERATOR) LC_MAPPING_COLUMNS };
enum { LC_COLUMNS_PUBLISHED(LC_COLUMN_ENUMERATOR) LC_PUBLISHED_COLUMNS };
enum { LC_COLUMNS_EASING(LC_COLUMN_ENUMERATOR) LC_EASING_COLUMNS };
#undef LC_COLUMN_ENUMERATOR

#define LC_TABLE_ENUMERATOR(id, name, folder, least, help) LC_T_##id,
enum lc_table_id { LC_TABLES(LC_TABLE_ENUMERATOR) LC_TABLE_COUNT };
#undef LC_TABLE_ENUMERATOR

struct lc_schema {
    const char *name; /* file name without .csv */
    bool is_initial;  /* lies in initial/<start date>/ */
    unsigned least_rows;
    const struct lc_column *columns;
    unsigned n_columns; /* without source and note */
    const char *help;
};

const struct lc_schema *lc_schema_get(enum lc_table_id id);

/* A column `known` may date the values of a row; without it, rows in the start's folder were known
 * at the start, and the model's own rows at no past date. */
struct lc_table {
    const struct lc_schema *schema;
    const char *file; /* path as it is shown in messages */
    uint32_t n_rows;
    uint32_t first_cell; /* cell of (row 0, column 0) */
    const char **text;   /* n_rows * n_columns: the field as written; never NULL */
    const char **source; /* n_rows */
    const char **note;   /* n_rows; may be "" */
    int *line;           /* n_rows */
    lc_time *known;      /* n_rows: date at which the values were known; LC_TIME_NEVER: later */
    const char **key;    /* n_rows: key fields joined by '.', the row's name in targets */
};

struct lc_parameter {
    const char *name, *layer, *unit, *source, *note;
    struct lc_distribution law;
    uint64_t key; /* hash of the name: the key of its draws */
    const uint32_t
        *targets; /* cells that it multiplies; none for the parameters that the program reads */
    uint32_t n_targets;
    const char *applies_to; /* the pattern as written, or "" */
    lc_time known;          /* date at which its values were known; LC_TIME_NEVER: later */
    double lowest, highest; /* what it may be set to, law's min and max apart; or infinite */
    bool is_lever;          /* the size of a scenario's lever, not of the model's own */
    int line;
    const char *file;
};

enum lc_operation { LC_OP_SET, LC_OP_MULTIPLY, LC_OP_ADD, LC_OP_SHOCK };
enum lc_shock {
    LC_SHOCK_OPEN_RELEASE,
    LC_SHOCK_SQUEEZE,
    LC_SHOCK_COUNT
}; /* targets "open_release", "squeeze" */

/* One row of a scenario, resolved. */
struct lc_action {
    lc_time from, until; /* from: LC_TIME_MIN_START for "from the start"; until: LC_TIME_NEVER for
                            "for good" */
    enum lc_operation operation;
    double value;          /* unless it is drawn */
    bool is_drawn;         /* the value is the draw of a parameter */
    uint32_t parameter;    /* that one */
    const uint32_t *cells; /* cells acted on (set, multiply, add) */
    uint32_t n_cells;
    enum lc_shock shock; /* for LC_OP_SHOCK */
    int32_t scope; /* for shocks: row of families (open_release) or markets (squeeze); -1: all */
    double hazard_per_year; /* 0: happens at `from`; else strikes with this hazard between from and
                               until */
    const char *target;     /* as written, for messages and listings */
    const char *file;
    int line;
};

#define LC_TIME_MIN_START INT64_MIN

/* What a scenario is expected to do to a series, against the baseline replication by replication
 * in the report at the end of a year. Names of series are not looked up here
 * (observe/expected.h). */
struct lc_expectation {
    const char *series, *region; /* region: "world" where none is named */
    int year;
    int sign; /* 1: more in more replications than less; -1: the other way; 0: changed in none */
    const char *reason;
    struct lc_place place;
};

struct lc_scenario {
    const char *name;     /* file name without .csv */
    const char *question; /* its first comment */
    const struct lc_expectation *expectations;
    uint32_t n_expectations;
    const struct lc_action *actions;
    uint32_t n_actions;
};

/* Joint draws of parameters (input/sample.h). */
struct lc_sample {
    const double *values;       /* [n_rows][n_columns] */
    const uint32_t *parameters; /* of each column */
    uint32_t n_rows, n_columns; /* 0: there is none */
};

struct lc_model {
    struct lc_arena *arena;
    const char *folder; /* as given or found */
    const char *name;   /* last part of the folder */
    lc_time start;      /* date of the initial state */
    struct lc_table tables[LC_TABLE_COUNT];
    struct lc_parameter *parameters; /* the program's own first, in the order of enum
                                        lc_parameter_id, then the others as written, then the
                                        levers of scenarios whose size is uncertain */
    uint32_t n_parameters;
    double *correlation; /* n_parameters x n_parameters rank correlations, or NULL */
    struct lc_sample sample;
    double *cells; /* base values: parameters' medians first [0, n_parameters), then the tables */
    uint32_t n_cells;
    struct lc_scenario *scenarios; /* those asked for, in order */
    uint32_t n_scenarios;
    lc_time calibrated_until; /* end of the observations that the sample was weighted by; 0: none */
    char digest[65];          /* SHA-256 over the bytes of every file read, in a fixed order */
    char scenario_digest[65];
};

/* Reads and validates a model folder for a start date (initial/YYYY-MM-DD/). The initial folder may
 * hold a parameters.csv whose rows replace those of the model, and a vintage of any other table,
 * which replaces the whole of it: what was known at the date. NULL when anything is wrong: d says
 * what. */
struct lc_model *lc_model_load(const char *folder, lc_time start, struct lc_diag *d);

/* The same, but the tables named in realised (NULL at its end; may be NULL) are those of the model
 * itself whatever vintage there is. */
struct lc_model *lc_model_load_realised(const char *folder, lc_time start,
                                        const char *const *realised, struct lc_diag *d);
void lc_model_free(struct lc_model *m);

/* The start dates for which the model at folder has an initial state, ascending; *n of them
 * (arena-owned). */
lc_time *lc_model_starts(struct lc_arena *a, const char *folder, size_t *n);

/* Reads a scenario (a path with '/' or ending in .csv, else a name looked up in scenarios/ beside
 * the model folder) and appends it. "baseline" may be an empty scenario. Levers of uncertain size
 * become parameters, so cells of tables get other numbers: look them up afterwards. Returns LC_OK
 * or LC_BAD_INPUT. */
enum lc_status lc_model_add_scenario(struct lc_model *m, const char *name_or_path,
                                     struct lc_diag *d);

/* --set TARGET=VALUE. Fixes a parameter or sets cells for good. */
enum lc_status lc_model_override(struct lc_model *m, const char *assignment, struct lc_diag *d);

/* Cells that a target names: "parameter" or "table.row.column" (row: key, key parts joined by '.',
 * '*' for any part; initial tables too), kept to the rows whose key or reference equals scope (""
 * for no scope; separate several with ' '). Arena-owned array in *cells, count returned; 0 and a
 * complaint when nothing matches, or when no world is made of the table. */
uint32_t lc_target_resolve(const struct lc_model *m, const uint32_t **cells, const char *target,
                           const char *scope, struct lc_place place, struct lc_diag *d);

/* The same for --set, without a scope: what results are compared with may be set, too. */
uint32_t lc_setting_resolve(const struct lc_model *m, const uint32_t **cells, const char *target,
                            struct lc_diag *d);

/* Whether worlds are made of the table: the others tell what to compare results with, what to ask
 * of a model, and what --realised puts in. */
bool lc_table_makes_world(enum lc_table_id id);

/* "table.row.column" or the parameter's name, for a cell. Writes to text, at most size bytes. */
void lc_cell_name(char *text, size_t size, const struct lc_model *m, uint32_t cell);

/* Number of columns of a table: a constant wherever the table is named. */
#define LC_ONE_MORE(id, name, type, low, high, unit, refers, help) +1
#define LC_TABLE_WIDTH(id, name, folder, least, help)                                              \
    case LC_T_##id:                                                                                \
        return 0 LC_COLUMNS_##id(LC_ONE_MORE);
static inline uint32_t lc_table_width(enum lc_table_id t)
{
    switch (t) {
        LC_TABLES(LC_TABLE_WIDTH)
    case LC_TABLE_COUNT:
        break;
    }
    return 0;
}
#undef LC_TABLE_WIDTH
#undef LC_ONE_MORE

static inline uint32_t lc_cell(const struct lc_model *m, enum lc_table_id t, uint32_t row,
                               uint32_t column)
{
    return m->tables[t].first_cell + row * lc_table_width(t) + column;
}

static inline uint32_t lc_rows(const struct lc_model *m, enum lc_table_id t)
{
    return m->tables[t].n_rows;
}

/* A reference or choice as a row or choice number; dates as lc_time days since 1970; taken from the
 * cells, where they are stored. */
static inline uint32_t lc_ref(const struct lc_model *m, enum lc_table_id t, uint32_t row,
                              uint32_t column)
{
    return (uint32_t)m->cells[lc_cell(m, t, row, column)];
}

static inline lc_time lc_date_cell(const struct lc_model *m, enum lc_table_id t, uint32_t row,
                                   uint32_t column)
{
    return (lc_time)m->cells[lc_cell(m, t, row, column)] * LC_MS_PER_DAY;
}

static inline const char *lc_text(const struct lc_model *m, enum lc_table_id t, uint32_t row,
                                  uint32_t column)
{
    const struct lc_table *table = &m->tables[t];
    return table->text[row * table->schema->n_columns + column];
}

/* Whether observations can tell something about the parameter: it is uncertain and the model's own,
 * not the size of a scenario's lever. */
static inline bool lc_parameter_is_learnt(const struct lc_parameter *p)
{
    return !p->is_lever && !lc_distribution_is_fixed(&p->law);
}

/* Row whose key (all key parts joined by '.') equals, or -1. */
int32_t lc_row_find(const struct lc_model *m, enum lc_table_id t, const char *key);

#endif
