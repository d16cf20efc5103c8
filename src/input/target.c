/* Which cells a target names: "parameter" or "table.row.column". */
#include "base/limits.h"
#include "input/field.h"
#include "input/parameter.h"

#include <string.h>

#define MAX_TARGET_BYTES 400

/* "table.row.column" taken apart; row still holds its key parts joined by '.'. */
struct target {
    char bytes[MAX_TARGET_BYTES + 1];
    const char *table, *row, *column;
};

struct search {
    const struct lc_model *m;
    struct lc_diag *d;
    struct lc_place place;
    const char *text; /* the target as written */
    struct target target;
    enum lc_table_id id;
    unsigned column;
    bool is_setting; /* of the command line */
};

bool lc_table_makes_world(enum lc_table_id id)
{
    return id != LC_T_REALISED && id != LC_T_MAPPING && id != LC_T_PUBLISHED && id != LC_T_EASING;
}

static bool split_target(struct target *t, const char *text)
{
    if (strlen(text) > MAX_TARGET_BYTES) {
        return false;
    }
    g_strlcpy(t->bytes, text, sizeof t->bytes);
    char *first = strchr(t->bytes, '.'), *last = strrchr(t->bytes, '.');

    if (!first || first == last) {
        return false;
    }
    *first = *last = '\0';
    t->table = t->bytes;
    t->row = first + 1;
    t->column = last + 1;
    return *t->table && *t->row && *t->column;
}

/* Whether the target may be in the table: the command line alone may set what no world is made of,
 * before it is read. */
static bool is_allowed(const struct search *s, enum lc_table_id id)
{
    return lc_table_makes_world(id) || (s->is_setting && id != LC_T_REALISED);
}

static bool find_table(struct search *s)
{
    const char *names[LC_TABLE_COUNT];
    uint32_t n = 0;
    char hint[LC_HINT_TEXT];

    for (enum lc_table_id id = 0; id < LC_TABLE_COUNT; id++) {
        const char *name = lc_schema_get(id)->name;

        if (strcmp(name, s->target.table) == 0) {
            s->id = id;
            return true;
        }
        if (is_allowed(s, id)) {
            names[n++] = name;
        }
    }
    lc_diag_add(s->d, s->place, "target %s: no table %s%s", lc_quote(s->d, s->text),
                lc_quote(s->d, s->target.table), lc_hint(hint, s->target.table, names, n));
    return false;
}

static bool find_column(struct search *s)
{
    const struct lc_schema *schema = lc_schema_get(s->id);
    const char *names[LC_MAX_COLUMNS];
    char hint[LC_HINT_TEXT];

    for (unsigned c = 0; c < schema->n_columns; c++) {
        const enum lc_column_type type = schema->columns[c].type;

        names[c] = schema->columns[c].name;
        if (strcmp(names[c], s->target.column) == 0) {
            s->column = c;
            if (type == LC_COL_NUMBER || type == LC_COL_FLAG) {
                return true;
            }
            lc_diag_add(s->d, s->place,
                        "target %s: column '%s' can't be moved, expected a column "
                        "of numbers",
                        lc_quote(s->d, s->text), names[c]);
            return false;
        }
    }
    lc_diag_add(s->d, s->place, "target %s: no column %s in %s%s", lc_quote(s->d, s->text),
                lc_quote(s->d, s->target.column), schema->name,
                lc_hint(hint, s->target.column, names, schema->n_columns));
    return false;
}

static bool check_table(const struct search *s)
{
    if (is_allowed(s, s->id)) {
        return true;
    }
    if (s->id == LC_T_REALISED) {
        lc_diag_add(s->d, s->place,
                    "target %s: --realised takes the rows as they are, expected the target of one",
                    lc_quote(s->d, s->text));
    } else {
        lc_diag_add(s->d, s->place,
                    "target %s: nothing in the world depends on %s.csv, expected another table",
                    lc_quote(s->d, s->text), s->target.table);
    }
    return false;
}

/* Whether a key equals a pattern part by part, '*' standing for any one part; a pattern that is '*'
 * alone stands for any key. */
static bool key_matches(const char *key, const char *pattern)
{
    if (strcmp(pattern, "*") == 0) {
        return true;
    }
    for (;;) {
        const size_t n = strcspn(key, "."), p = strcspn(pattern, ".");

        if (!(p == 1 && *pattern == '*') && (n != p || memcmp(key, pattern, n) != 0)) {
            return false;
        }
        if (key[n] == '\0' || pattern[p] == '\0') {
            return key[n] == pattern[p];
        }
        key += n + 1;
        pattern += p + 1;
    }
}

/* Whether word (n bytes) is the row's key or one of the fields that name or choose something. */
static bool row_has_word(const struct lc_table *t, uint32_t row, const char *word, size_t n)
{
    if (strlen(t->key[row]) == n && memcmp(t->key[row], word, n) == 0) {
        return true;
    }
    for (unsigned c = 0; c < t->schema->n_columns; c++) {
        const enum lc_column_type type = t->schema->columns[c].type;
        const char *text = t->text[row * t->schema->n_columns + c];

        if ((type == LC_COL_KEY || type == LC_COL_REF_KEY || type == LC_COL_CHOICE_KEY ||
             type == LC_COL_REF || type == LC_COL_CHOICE) &&
            strlen(text) == n && memcmp(text, word, n) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the scope is empty or one of its words belongs to the row. */
static bool in_scope(const struct lc_table *t, uint32_t row, const char *scope)
{
    if (!scope[strspn(scope, " ")]) {
        return true;
    }
    for (const char *at = scope; *at;) {
        const size_t n = strcspn(at, " ");

        if (n > 0 && row_has_word(t, row, at, n)) {
            return true;
        }
        at += n + (at[n] == ' ');
    }
    return false;
}

/* Complains of words of the scope that belong to none of the rows that the target names. */
static bool check_scope(struct search *s, const char *scope)
{
    const struct lc_table *t = &s->m->tables[s->id];
    char word[LC_MAX_FIELD_BYTES + 1];

    for (const char *at = scope; *at;) {
        const size_t n = strcspn(at, " ");
        bool is_found = n == 0;

        for (uint32_t row = 0; row < t->n_rows && !is_found; row++) {
            is_found = key_matches(t->key[row], s->target.row) && row_has_word(t, row, at, n);
        }
        if (!is_found) {
            g_strlcpy(word, at, MIN(sizeof word, n + 1));
            lc_diag_add(s->d, s->place, "scope %s belongs to no row that %s names",
                        lc_quote(s->d, word), lc_quote(s->d, s->text));
            return false;
        }
        at += n + (at[n] == ' ');
    }
    return true;
}

static uint32_t collect(struct search *s, const uint32_t **cells, const char *scope)
{
    const struct lc_table *t = &s->m->tables[s->id];
    uint32_t *found = LC_ARENA_ARRAY(s->m->arena, uint32_t, t->n_rows);
    uint32_t n = 0;
    bool is_named = false;
    char hint[LC_HINT_TEXT];

    for (uint32_t row = 0; row < t->n_rows; row++) {
        if (key_matches(t->key[row], s->target.row)) {
            is_named = true;
            if (in_scope(t, row, scope)) {
                found[n++] = lc_cell(s->m, s->id, row, s->column);
            }
        }
    }
    if (!is_named) {
        lc_diag_add(s->d, s->place, "target %s: no row %s in %s%s", lc_quote(s->d, s->text),
                    lc_quote(s->d, s->target.row), t->schema->name,
                    lc_hint(hint, s->target.row, t->key, t->n_rows));
        return 0;
    }
    if (!check_scope(s, scope)) {
        return 0;
    }
    *cells = found;
    return n;
}

static uint32_t resolve_parameter(struct search *s, const uint32_t **cells, const char *scope)
{
    const struct lc_model *m = s->m;
    const int32_t i = lc_parameter_find(m, s->text);
    const char **names = LC_ARENA_ARRAY(m->arena, const char *, m->n_parameters);
    char hint[LC_HINT_TEXT];

    if (i < 0) {
        for (uint32_t p = 0; p < m->n_parameters; p++) {
            names[p] = m->parameters[p].name;
        }
        lc_diag_add(s->d, s->place,
                    "target %s: no such parameter, and not of the form table.row.column%s",
                    lc_quote(s->d, s->text), lc_hint(hint, s->text, names, m->n_parameters));
        return 0;
    }
    if (scope[strspn(scope, " ")]) {
        lc_diag_add(s->d, s->place, "scope %s: a parameter has none", lc_quote(s->d, scope));
        return 0;
    }
    uint32_t *cell = LC_ARENA_NEW(m->arena, uint32_t);

    *cell = (uint32_t)i;
    *cells = cell;
    return 1;
}

static uint32_t resolve(struct search *s, const uint32_t **cells, const char *scope)
{
    if (!strchr(s->text, '.')) {
        return resolve_parameter(s, cells, scope);
    }
    if (!split_target(&s->target, s->text)) {
        lc_diag_add(s->d, s->place, "target %s: expected a parameter or table.row.column",
                    lc_quote(s->d, s->text));
        return 0;
    }
    if (!find_table(s) || !find_column(s) || !check_table(s)) {
        return 0;
    }
    return collect(s, cells, scope);
}

uint32_t lc_target_resolve(const struct lc_model *m, const uint32_t **cells, const char *target,
                           const char *scope, struct lc_place place, struct lc_diag *d)
{
    struct search s = {.m = m, .d = d, .place = place, .text = target};

    return resolve(&s, cells, scope);
}

uint32_t lc_setting_resolve(const struct lc_model *m, const uint32_t **cells, const char *target,
                            struct lc_diag *d)
{
    struct search s = {.m = m, .d = d, .text = target, .is_setting = true};

    return resolve(&s, cells, "");
}

void lc_cell_name(char *text, size_t size, const struct lc_model *m, uint32_t cell)
{
    if (cell < m->n_parameters) {
        g_strlcpy(text, m->parameters[cell].name, size);
        return;
    }
    int id = LC_TABLE_COUNT - 1;

    while (m->tables[id].first_cell > cell || m->tables[id].n_rows == 0) {
        id--;
    }
    const struct lc_table *t = &m->tables[id];
    const uint32_t offset = cell - t->first_cell, n = t->schema->n_columns;

    g_snprintf(text, size, "%s.%s.%s", t->schema->name, t->key[offset / n],
               t->schema->columns[offset % n].name);
}

int32_t lc_row_find(const struct lc_model *m, enum lc_table_id t, const char *key)
{
    for (uint32_t row = 0; row < m->tables[t].n_rows; row++) {
        if (strcmp(m->tables[t].key[row], key) == 0) {
            return (int32_t)row;
        }
    }
    return -1;
}
