/* The tables of a finished folder as JSON for the page: column by column, texts as numbers into a
 * list of words, numbers with as many digits as a chart can show.
 */
#ifndef LC_REPORT_EMBED_H
#define LC_REPORT_EMBED_H

#include "base/outfile.h"
#include "report/source.h"

/* Writes {"format", "kind", "manifest", "tables"}, safe to stand in a script element: no "<" is in
 * it. */
void lc_report_embed(struct lc_outfile *to, const struct lc_report_source *s);

#endif
