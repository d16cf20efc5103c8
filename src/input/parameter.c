#include "input/parameter.h"

#include "base/limits.h"
#include "input/field.h"
#include "input/header.h"
#include "input/law_fields.h"
#include "rand/stream.h"

#include <math.h>
#include <string.h>

enum column {
    NAME,
    LAYER,
    UNIT,
    DISTRIBUTION,
    APPLIES_TO = DISTRIBUTION + LC_LAW_FIELDS,
    SOURCE,
    NOTE,
    KNOWN,
    COLUMNS
};

static const char *const columns[COLUMNS] = {"name",       "layer",  "unit", LC_LAW_COLUMNS,
                                             "applies_to", "source", "note", "known"};

#define LAYERS "energy|chips|infrastructure|models|applications|workforce|capital|policy"
#define LEAST  1e-3 /* of a length of time or a divisor: a third of a day in years */

/* Generations of chips: each multiplies cost, speed and memory of the last, without end. */
#define LEAST_CADENCE_YEARS 0.1

#define PARAMETER(id, name, unit) {name, unit},
static const struct {
    const char *name, *unit;
} own[LC_PARAMETER_COUNT] = {LC_PARAMETERS(PARAMETER)};

struct reading {
    struct lc_load *load;
    struct lc_csvfile csv;
    int where[COLUMNS];
    bool is_replacing; /* rows take the place of earlier ones */
};

static struct lc_field field_of(const struct reading *r, uint32_t row, enum column c)
{
    const struct lc_csvfield *f = &r->csv.rows[row].fields[r->where[c]];

    return (struct lc_field){columns[c], f->text, lc_csvfile_place(&r->csv, f)};
}

static int find_own(const char *name)
{
    int id = 0;

    while (id < LC_PARAMETER_COUNT && strcmp(own[id].name, name) != 0) {
        id++;
    }
    return id;
}

int32_t lc_parameter_find(const struct lc_model *m, const char *name)
{
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        if (m->parameters[i].name && strcmp(m->parameters[i].name, name) == 0) {
            return (int32_t)i;
        }
    }
    return -1;
}

uint64_t lc_parameter_key(const char *name)
{
    uint64_t key = strlen(name);

    for (; *name; name++) {
        key = lc_hash_mix(key, (unsigned char)*name);
    }
    return key;
}

bool lc_unit_is_share(const char *unit)
{
    return strcmp(unit, "share") == 0 || strcmp(unit, "probability") == 0;
}

/* Lengths of time, and what formulas divide by or take the logarithm of. */
static bool is_divisor(const struct lc_parameter *p)
{
    static const char *const units[] = {"years", "months", "days", "shape"};
    static const char *const names[] = {"price_fall_expected",
                                        "capability_margin",
                                        "algorithm_reference_growth",
                                        "training_efficiency",
                                        "trend_damping",
                                        "belief_ratio",
                                        "site_scale_musd_per_mw",
                                        "plant_scale_musd_per_mw",
                                        "hurdle_rate",
                                        "overrun_median",
                                        "site_productivity",
                                        "utilisation_target",
                                        "utilisation_max",
                                        "rent_floor",
                                        "rent_cap",
                                        "facility_cost_musd_per_mw",
                                        "sentiment_hazard_cap",
                                        "obsolescence"};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(p->unit, units[i]) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(p->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static double least_divisor(const struct lc_parameter *p)
{
    return strcmp(p->name, "successor_cadence_years") == 0 ? LEAST_CADENCE_YEARS : LEAST;
}

/* What the parameter's unit and role allow, whatever its law. */
static void set_bounds(struct lc_parameter *p)
{
    p->lowest = -INFINITY;
    p->highest = INFINITY;
    if (lc_unit_is_share(p->unit)) {
        p->lowest = 0;
        p->highest = 1;
    } else if (*p->applies_to) {
        p->lowest = 0;
    }
    if (is_divisor(p)) {
        p->lowest = least_divisor(p);
    }
    if (strcmp(p->name, "model_margin") == 0) {
        p->lowest = LEAST - 1; /* a price is 1 + margin times its cost, and is divided by */
    }
}

void lc_parameter_range(double *low, double *high, const struct lc_parameter *p)
{
    *low = fmax(p->law.min, p->lowest);
    *high = fmin(p->law.max, p->highest);
}

/* Complains of a law whose draws can leave what the unit allows. */
static void check_support(const struct lc_parameter *p, struct lc_field field, struct lc_diag *d)
{
    double low, high;

    lc_law_ends(&low, &high, &p->law);
    if (lc_unit_is_share(p->unit) && (low < 0 || high > 1)) {
        lc_diag_add(d, field.place,
                    "%s: a %s whose draws can leave 0 to 1, expected min or max to keep them in",
                    p->name, p->unit);
    } else if (is_divisor(p) && low < least_divisor(p)) {
        lc_diag_add(d, field.place, "%s: draws can be as low as %g, expected at least %g (set min)",
                    p->name, low, least_divisor(p));
    } else if (*p->applies_to && low < 0) {
        lc_diag_add(d, field.place,
                    "%s: a factor whose draws can be negative, expected a min of at least 0",
                    p->name);
    }
}

static void read_law(struct lc_parameter *p, const struct reading *r, uint32_t row)
{
    struct lc_field fields[LC_LAW_FIELDS];

    for (int i = 0; i < LC_LAW_FIELDS; i++) {
        fields[i] = field_of(r, row, (enum column)(DISTRIBUTION + i));
    }
    if (lc_law_read(&p->law, p->name, fields, r->load->diag)) {
        check_support(p, fields[0], r->load->diag);
    }
}

/* Unit and target: as the program expects for its own parameters, a factor on cells for others. */
static void check_role(const struct lc_parameter *p, int id, const struct reading *r, uint32_t row)
{
    struct lc_diag *d = r->load->diag;
    const struct lc_field unit = field_of(r, row, UNIT);
    const bool is_own = id < LC_PARAMETER_COUNT;
    const char *expected = is_own ? own[id].unit : "ratio";
    const char *names[LC_PARAMETER_COUNT];
    char hint[LC_HINT_TEXT];

    if (!is_own && !*p->applies_to) {
        for (int i = 0; i < LC_PARAMETER_COUNT; i++) {
            names[i] = own[i].name;
        }
        lc_diag_add(d, field_of(r, row, NAME).place,
                    "%s is no parameter of the program and has no applies_to%s",
                    lc_quote(d, p->name), lc_hint(hint, p->name, names, LC_PARAMETER_COUNT));
        return;
    }
    if (is_own && *p->applies_to) {
        lc_diag_add(d, field_of(r, row, APPLIES_TO).place,
                    "applies_to: %s, expected nothing: the program reads %s itself",
                    lc_quote(d, p->applies_to), p->name);
    }
    if (strcmp(unit.text, expected) != 0) {
        lc_diag_add(d, unit.place, "unit: %s, expected '%s' for %s", lc_quote(d, unit.text),
                    expected, p->name);
    }
}

/* Place for a parameter of that name: its own, that of the row it replaces, or a new one. */
static struct lc_parameter *find_place(const struct reading *r, uint32_t row, int id)
{
    struct lc_model *m = r->load->model;
    struct lc_diag *d = r->load->diag;
    const struct lc_field name = field_of(r, row, NAME);
    const int32_t earlier = lc_parameter_find(m, name.text);

    if (earlier < 0) {
        if (r->is_replacing && id == LC_PARAMETER_COUNT) {
            lc_diag_add(d, name.place, "%s is not in the model's parameters.csv",
                        lc_quote(d, name.text));
            return NULL;
        }
        return &m->parameters[id < LC_PARAMETER_COUNT ? (uint32_t)id : m->n_parameters++];
    }
    if (strcmp(m->parameters[earlier].file, r->csv.file) == 0) {
        lc_diag_add(d, name.place, "%s is there already, on line %d", lc_quote(d, name.text),
                    m->parameters[earlier].line);
        return NULL;
    }
    return &m->parameters[earlier];
}

/* When the row's values were known: as it says, else at the start in the start's folder, else at no
 * past date. */
static lc_time read_known(const struct reading *r, uint32_t row)
{
    const lc_time otherwise = r->is_replacing ? r->load->model->start : LC_TIME_NEVER;

    return r->where[KNOWN] < 0 ? otherwise
                               : lc_field_known(field_of(r, row, KNOWN), otherwise, r->load->diag);
}

static void read_row(const struct reading *r, uint32_t row)
{
    struct lc_diag *d = r->load->diag;
    double layer;

    if (!lc_header_fits(&r->csv, &r->csv.rows[row], d) ||
        !lc_field_parameter_name(field_of(r, row, NAME), d)) {
        return;
    }
    const char *name = field_of(r, row, NAME).text;
    const int id = find_own(name);
    struct lc_parameter *place = find_place(r, row, id);

    if (!place) {
        return;
    }
    const struct lc_parameter p = {
        .name = name,
        .layer = field_of(r, row, LAYER).text,
        .unit = field_of(r, row, UNIT).text,
        .source = field_of(r, row, SOURCE).text,
        .note = field_of(r, row, NOTE).text,
        .applies_to = field_of(r, row, APPLIES_TO).text,
        .known = read_known(r, row),
        .key = lc_parameter_key(name),
        .line = r->csv.rows[row].line,
        .file = r->csv.file,
    };

    *place = p;
    set_bounds(place);
    lc_field_choice(&layer, field_of(r, row, LAYER), LAYERS, d);
    lc_field_not_empty(field_of(r, row, SOURCE), d);
    check_role(place, id, r, row);
    read_law(place, r, row);
}

static void read_rows(struct reading *r)
{
    for (uint32_t row = 0; row < r->csv.n_rows; row++) {
        read_row(r, row);
    }
}

static void check_complete(const struct lc_load *load, const char *file)
{
    for (int id = 0; id < LC_PARAMETER_COUNT; id++) {
        if (!load->model->parameters[id].name) {
            lc_diag_add(load->diag, (struct lc_place){.file = file},
                        "parameter '%s' (%s) is missing", own[id].name, own[id].unit);
        }
    }
}

static bool check_count(const struct reading *r)
{
    if (r->csv.n_rows <= LC_MAX_PARAMETERS) {
        return true;
    }
    lc_diag_add(r->load->diag,
                (struct lc_place){r->csv.file, r->csv.rows[LC_MAX_PARAMETERS].line, 0},
                "%u parameters, the program takes at most %u", r->csv.n_rows, LC_MAX_PARAMETERS);
    return false;
}

void lc_parameters_load(struct lc_load *load)
{
    struct lc_model *m = load->model;
    struct lc_diag *d = load->diag;
    struct reading r = {.load = load};
    const size_t before = lc_diag_count(d);

    m->n_parameters = LC_PARAMETER_COUNT;
    m->parameters = LC_ARENA_ARRAY(m->arena, struct lc_parameter, LC_PARAMETER_COUNT);
    if (lc_load_csv(&r.csv, load, "parameters", false, false) && check_count(&r) &&
        lc_header_match(r.where, &r.csv, columns, COLUMNS, KNOWN, d)) {
        m->parameters = LC_ARENA_ARRAY(m->arena, struct lc_parameter,
                                       LC_PARAMETER_COUNT + (size_t)r.csv.n_rows);
        read_rows(&r);
        check_complete(load, r.csv.file);
        r.is_replacing = true;
        if (!lc_load_is_realised(load, "parameters") &&
            lc_load_csv(&r.csv, load, "parameters", true, true) && r.csv.header.n_fields > 0 &&
            lc_header_match(r.where, &r.csv, columns, COLUMNS, KNOWN, d)) {
            read_rows(&r);
        }
    }
    LC_GROW(load->cells, load->room, m->n_parameters);
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        load->cells[i] =
            lc_diag_count(d) > before ? 0 : lc_distribution_median(&m->parameters[i].law);
    }
    m->n_cells = m->n_parameters;
}

void lc_parameters_resolve(struct lc_load *load)
{
    struct lc_model *m = load->model;

    for (uint32_t i = LC_PARAMETER_COUNT; i < m->n_parameters; i++) {
        struct lc_parameter *p = &m->parameters[i];
        const struct lc_place place = {p->file, p->line, 0};

        if (!strchr(p->applies_to, '.')) {
            lc_diag_add(load->diag, place, "applies_to: %s, expected table.row.column",
                        lc_quote(load->diag, p->applies_to));
            continue;
        }
        p->n_targets = lc_target_resolve(m, &p->targets, p->applies_to, "", place, load->diag);
    }
}
