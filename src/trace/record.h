/* What the tables of a run's folder tell, in memory: projects, sets of shares, links from effects
 * to causes, cohorts, payments, events.
 *
 * Invariant: every number that stands for another thing (an application, a first row) lies within
 * its array; texts live as long as the record. Tables are in the order of their files, but for
 * events, which are sorted by number.
 */
#ifndef LC_TRACE_RECORD_H
#define LC_TRACE_RECORD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct lc_past_project {
    const char *name, *kind, *owner, *region, *state, *unit;
    const char *proposed, *ended; /* dates; ended: of its last phase, "" while one is open */
    double size, capital_musd;
};

/* An application's part in a set. Numbers that are not known are NAN, events 0. */
struct lc_past_part {
    uint32_t application;
    double share, own_busd, research_busd, growth, adopted_share;
    uint64_t adoption, release;
};

struct lc_past_set {
    const char *name, *kind, *market, *date;
    uint64_t event;
    double gap_mw;  /* of a gap; else NAN */
    guint first, n; /* of parts */
};

struct lc_past_link {
    const char *effect, *cause, *kind, *unit, *date, *detail;
    double amount, share; /* NAN where there is none */
    uint64_t event;
};

struct lc_past_cohort {
    const char *name, *region, *trade, *date, *finish;
    uint64_t event, apprentices, workers, busy, waiting, operators;
    double premium_share, pulled_share;
};

struct lc_past_payment {
    const char *payer, *layer, *item, *unit, *region;
    unsigned year;
    double amount;
};

struct lc_past_event {
    uint64_t number, cause;
    const char *date, *kind, *region, *entity, *application, *detail;
};

struct lc_record {
    GStringChunk *texts;
    GArray *projects; /* by number */
    GArray *sets, *parts, *links, *cohorts, *payments, *events;
    GPtrArray *applications; /* names */
    GHashTable *set_of;      /* name -> row + 1 */
    GHashTable *causes_of;   /* effect -> GArray of guint: rows of links */
    GHashTable *effects_of;  /* cause -> the same */
    GHashTable *paid_by;     /* payer -> GArray of guint: rows of payments */
};

/* Reads the tables of a folder, which must hold those of a run. NULL, with a line on stderr, when
 * one of them is not what it should be. Free with lc_record_free(). */
struct lc_record *lc_record_read(const char *folder);
void lc_record_free(struct lc_record *r);

/* The files it reads; ends with NULL. */
extern const char *const lc_record_files[];

/* NULL when there is none of that name. */
const struct lc_past_project *lc_record_project(const struct lc_record *r, const char *name);
const struct lc_past_set *lc_record_set(const struct lc_record *r, const char *name);
const struct lc_past_cohort *lc_record_cohort(const struct lc_record *r, const char *name);
const struct lc_past_event *lc_record_event(const struct lc_record *r, uint64_t number);

/* Part i of a set. */
const struct lc_past_part *lc_record_part(const struct lc_record *r, const struct lc_past_set *s,
                                          guint i);

/* The set of shares that a project is charged to: its own, or its customer's. NULL when the links
 * name none. */
const struct lc_past_set *lc_record_shares(const struct lc_record *r, const char *project);

/* An application's share in a set; 0 for NULL. */
double lc_record_share(const struct lc_record *r, const struct lc_past_set *s,
                       uint32_t application);

/* First link of a kind from an effect, or NULL. */
const struct lc_past_link *lc_record_link(const struct lc_record *r, const char *effect,
                                          const char *kind);

/* Rows of links, of payments; NULL when there are none. */
const GArray *lc_record_causes(const struct lc_record *r, const char *effect);
const GArray *lc_record_effects(const struct lc_record *r, const char *cause);
const GArray *lc_record_payments(const struct lc_record *r, const char *payer);

#endif
