/* What phases wait for must be able to come. */
#include "input/check.h"

#include "base/limits.h"

#include <string.h>

/* Which gates a kind of project can have, and which it can't be without: chips are ordered, power
 * is asked for and equipment is booked for these alone. */
static const struct {
    const char *kind, *gate;
    bool is_needed;
} rules[] = {
    {"factory", "permit", true},   {"factory", "power", true},     {"factory", "chips", true},
    {"refit", "chips", true},      {"plant", "permit", false},     {"plant", "equipment", false},
    {"fab", "permit", false},      {"packaging", "permit", false}, {"memory", "permit", false},
    {"assembly", "permit", false},
};
#define N_RULES (sizeof rules / sizeof *rules)
#define NO_ROW  UINT32_MAX

static struct lc_place place_of(const struct lc_model *m, uint32_t row)
{
    return (struct lc_place){m->tables[LC_T_PHASES].file, m->tables[LC_T_PHASES].line[row], 0};
}

static const char *kind_of(const struct lc_model *m, uint32_t row)
{
    return lc_text(m, LC_T_PHASES, row, LC_PHASE_KIND);
}

static const char *gate_of(const struct lc_model *m, uint32_t row)
{
    return lc_text(m, LC_T_PHASES, row, LC_PHASE_GATE);
}

/* The first phase of the kind with that gate, from a row on; or NO_ROW. */
static uint32_t find_gate(const struct lc_model *m, const char *kind, const char *gate,
                          uint32_t from)
{
    for (uint32_t row = from; row < lc_rows(m, LC_T_PHASES); row++) {
        if (strcmp(kind_of(m, row), kind) == 0 && strcmp(gate_of(m, row), gate) == 0) {
            return row;
        }
    }
    return NO_ROW;
}

static bool can_have(const char *kind, const char *gate)
{
    for (size_t i = 0; i < N_RULES; i++) {
        if (strcmp(rules[i].kind, kind) == 0 && strcmp(rules[i].gate, gate) == 0) {
            return true;
        }
    }
    return strcmp(gate, "none") == 0;
}

static void check_row(const struct lc_model *m, uint32_t row, struct lc_diag *d)
{
    const char *kind = kind_of(m, row), *gate = gate_of(m, row);

    if (!can_have(kind, gate)) {
        lc_diag_add(d, place_of(m, row), "gate: nothing of kind '%s' waits for '%s'", kind, gate);
    } else if (strcmp(gate, "none") != 0) {
        const uint32_t again = find_gate(m, kind, gate, row + 1);

        if (again != NO_ROW) {
            lc_diag_add(d, place_of(m, again),
                        "gate: '%s' of kind '%s' is there already, on line %d", gate, kind,
                        m->tables[LC_T_PHASES].line[row]);
        }
    }
}

/* Whether the list of names apart by blanks holds the name. */
static bool holds(const char *list, const char *name)
{
    const size_t n = strlen(name);

    for (; *list; list += strcspn(list, " "), list += *list == ' ') {
        if (strncmp(list, name, n) == 0 && (list[n] == ' ' || list[n] == '\0')) {
            return true;
        }
    }
    return false;
}

/* Whether a phase comes after another of its kind, directly or not. There is no circle, and a chain
 * has no more links than a kind has phases. */
/* NOLINTNEXTLINE(misc-no-recursion): never deeper than links */
static bool follows(const struct lc_model *m, uint32_t row, uint32_t other, int links)
{
    const char *after = lc_text(m, LC_T_PHASES, row, LC_PHASE_AFTER);

    for (uint32_t i = 0; links > 0 && i < lc_rows(m, LC_T_PHASES); i++) {
        if (strcmp(kind_of(m, i), kind_of(m, row)) == 0 &&
            holds(after, lc_text(m, LC_T_PHASES, i, LC_PHASE_NAME)) &&
            (i == other || follows(m, i, other, links - 1))) {
            return true;
        }
    }
    return false;
}

void lc_check_gates(const struct lc_model *m, struct lc_diag *d)
{
    const size_t before = lc_diag_count(d);

    for (uint32_t row = 0; row < lc_rows(m, LC_T_PHASES); row++) {
        check_row(m, row, d);
    }
    for (size_t i = 0; i < N_RULES; i++) {
        if (rules[i].is_needed && find_gate(m, rules[i].kind, rules[i].gate, 0) == NO_ROW) {
            lc_diag_add(d, (struct lc_place){.file = m->tables[LC_T_PHASES].file},
                        "kind '%s' has no phase with gate '%s', expected one", rules[i].kind,
                        rules[i].gate);
        }
    }
    if (lc_diag_count(d) > before) {
        return;
    }
    const uint32_t permit = find_gate(m, "factory", "permit", 0);
    const uint32_t chips = find_gate(m, "factory", "chips", 0);

    if (!follows(m, chips, permit, LC_MAX_PHASES)) {
        lc_diag_add(
            d, place_of(m, chips),
            "gate: chips are ordered when the permit is there, expected this phase after '%s'",
            lc_text(m, LC_T_PHASES, permit, LC_PHASE_NAME));
    }
}
