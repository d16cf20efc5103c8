/* Rows of a trace that many kinds of it have: projects, sets of shares with their applications,
 * events. */
#ifndef LC_TRACE_TELL_H
#define LC_TRACE_TELL_H

#include "trace/chain.h"
#include "trace/record.h"

/* Room for a number with its digits. */
#define LC_TELL_TEXT 32

/* A number as it stands in text: four digits. Returns text. */
char *lc_tell_number(char text[LC_TELL_TEXT], double value);

/* What a project, or another payer, has paid and put in. */
struct lc_spent {
    double musd, worker_years;
};

/* Of payments in a region and a year; region NULL: in all; year 0: in all. */
struct lc_spent lc_tell_spent(const struct lc_record *r, const char *payer, const char *region,
                              unsigned year);

/* When a project was proposed, and what became of it. g_free() it. */
char *lc_tell_state(const struct lc_past_project *p);

/* Layer of a project: energy, chips or infrastructure. */
const char *lc_tell_layer(const struct lc_past_project *p);

/* Adds a project: what, where, when, how much. */
guint lc_tell_project(struct lc_chain *c, const struct lc_record *r, guint parent,
                      const char *relation, const struct lc_past_project *p);

/* A set in few words: "for assistants 41 %, coding 22 %, media 7 %, others 30 %". NULL: nobody.
 * g_free() it. */
char *lc_tell_shares(const struct lc_record *r, const struct lc_past_set *s);

/* Adds a set of shares, and its applications under it. */
guint lc_tell_set(struct lc_chain *c, const struct lc_record *r, guint parent, const char *relation,
                  const struct lc_past_set *s);

/* Adds the links of one kind from an effect, with their shares. */
void lc_tell_links(struct lc_chain *c, const struct lc_record *r, guint parent, const char *effect,
                   const char *kind, const char *relation);

/* An event in words: "event 17, 2026-03-04: builder_reviews microsoft". g_free() it. */
char *lc_tell_event(const struct lc_record *r, uint64_t number);

#endif
