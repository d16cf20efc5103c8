/* Projects: what is built phase by phase by crews (AI factories, refits, power plants, chip lines),
 * and the crews they post.
 *
 * Invariant: a project's phases run only when all phases before them have ended; crews are seized
 * and released in pairs.
 */
#ifndef LC_WORLD_PROJECT_H
#define LC_WORLD_PROJECT_H

#include "base/limits.h"
#include "engine/calendar.h"
#include "world/ledger.h"

#include <stddef.h>

/* In the order of the choices of the column `kind` of phases.csv. */
enum lc_project_kind {
    LC_KIND_FACTORY,
    LC_KIND_REFIT,
    LC_KIND_PLANT,
    LC_KIND_FAB,
    LC_KIND_PACKAGING,
    LC_KIND_MEMORY_LINE,
    LC_KIND_ASSEMBLY,
    LC_PROJECT_KINDS
};

extern const char *const lc_project_kind_names[LC_PROJECT_KINDS];

/* In the order of the choices of the column `gate`. */
enum lc_gate {
    LC_GATE_NONE,
    LC_GATE_PERMIT,
    LC_GATE_POWER,
    LC_GATE_EQUIPMENT,
    LC_GATE_CHIPS,
    LC_GATE_COUNT
};

enum lc_phase_state {
    LC_PHASE_WAITING,
    LC_PHASE_READY,
    LC_PHASE_RUNNING,
    LC_PHASE_DONE,
    LC_PHASE_STATES
};
enum lc_project_state { LC_PROJECT_ACTIVE, LC_PROJECT_DONE, LC_PROJECT_WITHDRAWN };

#define LC_NOBODY UINT32_MAX
#define LC_ENDED                                                                                   \
    UINT32_C(0x80000000) /* mark on a project's number in the list of those under way */

/* The state of a phase is a bit of its project: what goes through phases reads no more than that.
 */
struct lc_phase {
    lc_time start, ready, least_end,
        end; /* ready: predecessors done (chips may still be missing) */
    lc_handle event, withdraw;
};

struct lc_project {
    /* what is read of all projects month by month lies together */
    enum lc_project_kind kind;
    enum lc_project_state state;
    uint32_t owner; /* builder, technology or line */
    uint16_t region, market;
    uint16_t in_state[LC_PHASE_STATES]; /* its phases in each state, as bits */
    uint16_t short_phases;              /* those with short crews, as bits */
    uint16_t open_phases;
    bool gate_open[LC_GATE_COUNT];
    double size;                                  /* MW of facility or nameplate; M$ for lines */
    uint32_t pull;                                /* number of its shares */
    uint32_t generation, order, request, factory; /* of factories and refits */
    double it_mw, units_arrived;

    uint8_t open_crews[LC_MAX_PHASES];  /* of each phase: crews not done */
    uint8_t short_crews[LC_MAX_PHASES]; /* of them those that had to wait or came in part */
    uint64_t key;                       /* names its random streams */
    double capital_musd;                /* without IT */
    double paid_musd, it_committed_musd;
    double overrun;
    double head_start; /* share of its first phases that was done before it entered the world */
    lc_time proposed;
    uint32_t first_posting;        /* of its crews that are not done */
    uint32_t serves_request;       /* of a plant */
    double gain;                   /* of a line: capacity */
    uint32_t staff[LC_MAX_TRADES]; /* permanent workers by trade, hired for the factory to come */
    struct lc_phase phase[LC_MAX_PHASES];
};

_Static_assert(LC_MAX_PHASES <= 16, "phases are bits of 16");
_Static_assert(LC_MAX_TRADES <= UINT8_MAX, "a phase has a crew of each trade at most");

static inline bool lc_phase_is(const struct lc_project *p, int phase, enum lc_phase_state state)
{
    return p->in_state[state] >> phase & 1;
}

static inline enum lc_phase_state lc_phase_state(const struct lc_project *p, int phase)
{
    int state = LC_PHASE_WAITING;
    while (!lc_phase_is(p, phase, (enum lc_phase_state)state)) {
        state++;
    }
    return (enum lc_phase_state)state;
}

/* Takes a phase from its state to another. */
static inline void lc_phase_set(struct lc_project *p, int phase, enum lc_phase_state state)
{
    const uint16_t bit = (uint16_t)(1u << phase);
    p->in_state[lc_phase_state(p, phase)] ^= bit;
    p->in_state[state] ^= bit;
}

struct lc_projects {
    struct lc_project *items;
    size_t n, room;
    uint32_t *active; /* those under way in order of proposal; ended ones, marked, in between */
    size_t n_active, active_room;
    size_t n_ended; /* of them */
};

/* A crew that a phase asked for. When it is done its place is given to the next. */
enum lc_posting_state { LC_POSTING_FREE, LC_POSTING_LINE, LC_POSTING_HIRING, LC_POSTING_WORKING };

struct lc_posting {
    uint32_t project;
    uint16_t region, phase, trade;
    uint32_t want, granted;
    double work_months;      /* worker-months, overrun included */
    uint32_t next, previous; /* of the same project, the latest first, or LC_NOBODY */
    enum lc_posting_state state;
    bool is_short; /* had to wait in the line, or came in part */
    lc_time hired;
    lc_handle event;
};

struct lc_postings {
    struct lc_posting *items;
    size_t n, room;
    uint32_t free; /* the first of those done, linked by next, or LC_NOBODY */
};

#endif
