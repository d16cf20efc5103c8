/* A scenario file: dated rows that move cells or strike as shocks. */
#include "base/number.h"
#include "input/drawn.h"
#include "input/expectation.h"
#include "input/field.h"
#include "input/header.h"
#include "input/lever.h"
#include "input/load.h"
#include "input/scenario_file.h"
#include "input/scenario_list.h"

#include <string.h>

enum column {
    FROM,
    UNTIL,
    TARGET,
    SCOPE,
    OPERATION,
    VALUE,
    NOTE,
    HAZARD,
    NAME,
    DISTRIBUTION,
    COLUMNS = DISTRIBUTION + LC_LAW_FIELDS
};

static const char *const columns[COLUMNS] = {
    "from",  "until", "target",          "scope", "operation",
    "value", "note",  "hazard_per_year", "name",  LC_LAW_COLUMNS};

#define REQUIRED   7 /* the columns before hazard_per_year */
#define OPERATIONS "set|multiply|add|shock"
#define SHOCKS     "open_release|squeeze"
#define HAZARD_MAX 366.0 /* once a day */
#define FIRST_YEAR 1990
#define LAST_YEAR  2100

struct reading {
    struct lc_model *m;
    struct lc_diag *d;
    struct lc_csvfile csv;
    int where[COLUMNS];
    const char *scenario; /* its name */
    struct lc_drawn drawn;
};

static struct lc_field field_of(const struct reading *r, uint32_t row, enum column c)
{
    const struct lc_csvfield *f = r->where[c] < 0 ? NULL : &r->csv.rows[row].fields[r->where[c]];

    if (!f) {
        return (struct lc_field){columns[c], "", {r->csv.file, r->csv.rows[row].line, 0}};
    }
    return (struct lc_field){columns[c], f->text, lc_csvfile_place(&r->csv, f)};
}

/* A date, or `if_empty` for an empty field. */
static bool read_date(lc_time *out, const struct reading *r, uint32_t row, enum column c,
                      lc_time if_empty)
{
    const struct lc_field field = field_of(r, row, c);
    double days = 0;

    if (*field.text == '\0') {
        *out = if_empty;
        return true;
    }
    if (!lc_field_days(&days, field, r->d)) {
        return false;
    }
    *out = (lc_time)days * LC_MS_PER_DAY;
    const int year = lc_date_of(*out).year;

    if (year < FIRST_YEAR || year > LAST_YEAR) {
        lc_diag_add(r->d, field.place, "%s: %s, expected a date in %d to %d", field.what,
                    lc_quote(r->d, field.text), FIRST_YEAR, LAST_YEAR);
        return false;
    }
    return true;
}

static void read_times(struct lc_action *action, const struct reading *r, uint32_t row)
{
    const bool is_good = read_date(&action->from, r, row, FROM, LC_TIME_MIN_START) &&
                         read_date(&action->until, r, row, UNTIL, LC_TIME_NEVER);

    if (is_good && action->until <= action->from) {
        lc_diag_add(r->d, field_of(r, row, UNTIL).place, "until: %s is not after from, %s",
                    lc_quote(r->d, field_of(r, row, UNTIL).text),
                    lc_quote(r->d, field_of(r, row, FROM).text));
    }
}

static void read_shock(struct lc_action *action, const struct reading *r, uint32_t row)
{
    const struct lc_field target = field_of(r, row, TARGET), scope = field_of(r, row, SCOPE);
    const int shock = lc_choice_find(SHOCKS, target.text);
    char hint[LC_HINT_TEXT];

    action->scope = -1;
    if (shock < 0) {
        lc_diag_add(r->d, target.place, "target: %s, expected one of %s for a shock",
                    lc_quote(r->d, target.text), SHOCKS);
        return;
    }
    action->shock = (enum lc_shock)shock;
    if (*scope.text) {
        const enum lc_table_id id = shock == LC_SHOCK_OPEN_RELEASE ? LC_T_FAMILIES : LC_T_MARKETS;
        const struct lc_table *t = &r->m->tables[id];

        action->scope = lc_row_find(r->m, id, scope.text);
        if (action->scope < 0) {
            lc_diag_add(r->d, scope.place, "scope: %s is not in %s.csv%s",
                        lc_quote(r->d, scope.text), t->schema->name,
                        lc_hint(hint, scope.text, t->key, t->n_rows));
        }
    }
}

/* Whether the row leaves its number to a draw. */
static bool leaves_value(const struct reading *r, uint32_t row)
{
    for (int c = DISTRIBUTION; c < COLUMNS; c++) {
        if (*field_of(r, row, (enum column)c).text) {
            return true;
        }
    }
    return *field_of(r, row, NAME).text != '\0';
}

/* The number of a row, which is given or drawn. */
static void read_value(struct lc_action *action, struct reading *r, uint32_t row)
{
    const struct lc_field value = field_of(r, row, VALUE);
    const bool is_drawn = leaves_value(r, row);
    struct lc_drawn_row text = {
        .scenario = r->scenario, .name = field_of(r, row, NAME), .value = value};

    if (is_drawn && *value.text) {
        lc_diag_add(r->d, value.place,
                    "value: %s, expected none in a row with a name or a distribution",
                    lc_quote(r->d, value.text));
        return;
    }
    if (!is_drawn) {
        double low = -LC_BIG, high = LC_BIG;

        if (action->operation == LC_OP_SHOCK) {
            lc_shock_range(&low, &high, action->shock);
        }
        if (lc_field_number(&action->value, value, low, high, r->d)) {
            lc_lever_check(r->m, action->cells, action->n_cells, action->operation, action->value,
                           value.place, r->d);
        }
        return;
    }
    text.note = field_of(r, row, NOTE);
    for (int i = 0; i < LC_LAW_FIELDS; i++) {
        text.law[i] = field_of(r, row, (enum column)(DISTRIBUTION + i));
    }
    lc_drawn_read(&r->drawn, action, r->m, &text, r->d);
}

/* The cells that a row acts on. */
static bool read_target(struct lc_action *action, const struct reading *r, uint32_t row)
{
    const struct lc_field target = field_of(r, row, TARGET);

    action->n_cells = lc_target_resolve(r->m, &action->cells, target.text,
                                        field_of(r, row, SCOPE).text, target.place, r->d);
    if (action->n_cells == 0) {
        return false;
    }
    const uint32_t cell = action->cells[0];

    if (cell < r->m->n_parameters && r->m->parameters[cell].is_lever) {
        lc_diag_add(r->d, target.place,
                    "target: '%s' is the size of another scenario's lever, expected what that acts "
                    "on (--set fixes the size)",
                    r->m->parameters[cell].name);
        return false;
    }
    const bool is_late = action->from > r->m->start + LC_MS_PER_DAY || action->hazard_per_year > 0;

    if (is_late && lc_lever_is_initial(r->m, cell)) {
        lc_diag_add(r->d, field_of(r, row, FROM).place,
                    "from: %s belongs to the state at the start, expected an empty from",
                    lc_quote(r->d, target.text));
    }
    return true;
}

static void read_row(struct lc_action *action, struct reading *r, uint32_t row)
{
    const struct lc_field hazard = field_of(r, row, HAZARD);
    double operation;

    action->target = field_of(r, row, TARGET).text;
    action->file = r->csv.file;
    action->line = r->csv.rows[row].line;
    action->scope = -1;
    read_times(action, r, row);
    if (*hazard.text) {
        lc_field_number(&action->hazard_per_year, hazard, 0, HAZARD_MAX, r->d);
    }
    if (!lc_field_choice(&operation, field_of(r, row, OPERATION), OPERATIONS, r->d)) {
        return;
    }
    action->operation = (enum lc_operation)operation;
    if (action->operation == LC_OP_SHOCK) {
        read_shock(action, r, row);
        read_value(action, r, row);
    } else if (read_target(action, r, row)) {
        read_value(action, r, row);
    }
}

static void read_rows(struct reading *r, struct lc_scenario *scenario)
{
    struct lc_action *actions = LC_ARENA_ARRAY(r->m->arena, struct lc_action, r->csv.n_rows);

    r->scenario = scenario->name;
    r->drawn.items = LC_ARENA_ARRAY(r->m->arena, struct lc_parameter, r->csv.n_rows);
    for (uint32_t row = 0; row < r->csv.n_rows; row++) {
        if (lc_header_fits(&r->csv, &r->csv.rows[row], r->d)) {
            read_row(&actions[row], r, row);
        }
    }
    scenario->question = r->csv.comment;
    lc_expectations_read(scenario, r->m, &r->csv, r->d);
    scenario->actions = actions;
    scenario->n_actions = r->csv.n_rows;
}

enum lc_status lc_model_add_scenario(struct lc_model *m, const char *name_or_path,
                                     struct lc_diag *d)
{
    struct reading r = {.m = m, .d = d};
    struct lc_scenario scenario = {.name = LC_BASELINE, .question = ""};
    struct lc_bytes *bytes = LC_ARENA_NEW(m->arena, struct lc_bytes);
    const size_t before = lc_diag_count(d);
    const char *path = lc_scenario_file_find(m, name_or_path, d);

    if (path) {
        scenario.name = lc_scenario_file_name(m, path, d);
        if (scenario.name && lc_bytes_read(bytes, m->arena, path, d) &&
            lc_csvfile_parse(&r.csv, m->arena, bytes, d) &&
            lc_header_match(r.where, &r.csv, columns, COLUMNS, REQUIRED, d)) {
            read_rows(&r, &scenario);
        }
    }
    if (lc_diag_count(d) > before) {
        return LC_BAD_INPUT;
    }
    if (path) {
        lc_digest_extend(m->scenario_digest, scenario.name, bytes);
    }
    lc_scenarios_append(m, &scenario);
    lc_drawn_add(m, &r.drawn);
    return LC_OK;
}
