/* The world without one of its applications: which cells make it so.
 *
 * Nobody has adopted the application or ever will, nobody spends on it, and it has no potential for
 * builders and labs to believe in. All else stays as it is: what stands and is on its way at the
 * start, the labs' programmes, every draw of every other thing.
 */
#ifndef LC_INPUT_WITHOUT_H
#define LC_INPUT_WITHOUT_H

#include "input/model.h"

/* What --set takes to leave the application out, NULL at the end; g_strfreev() it. */
char **lc_without_sets(const struct lc_model *m, uint32_t application);

/* The first row of the model's scenarios that would bring some of it back, or NULL. */
const struct lc_action *lc_without_undone(const struct lc_model *m, uint32_t application);

#endif
