/* Findings for eyes: the inputs of an outcome in the order of a measure, and CSV of all. */
#ifndef LC_CLI_RANKING_H
#define LC_CLI_RANKING_H

#include "cli/sensitivity.h"
#include "cli/sheet.h"

#define LC_RANKING_ROWS 15 /* printed at most */
#define LC_RANKING_CELL 80 /* room for a cell */

/* Numbers of all inputs that have the measure, largest value first, then in order of their names'
 * appearance. Returns how many; g_free() *inputs. */
uint32_t lc_ranking_make(int32_t **inputs, const struct lc_sensitivity *s, uint32_t outcome,
                         const char *measure);

/* "0.31 (0.22..0.4)", or a number alone where there is no interval. */
const char *lc_ranking_interval(char text[LC_RANKING_CELL], const struct lc_finding *f);

/* A number to three digits; empty without a finding. */
const char *lc_ranking_number(char text[LC_RANKING_CELL], const struct lc_finding *f);

/* A bar of up to ten marks. */
const char *lc_ranking_bar(char text[LC_RANKING_CELL], double value, double most);

/* "ai_power_gw@2030 (GW): mean 123, standard deviation 45", with what follows. */
void lc_ranking_title(const struct lc_sensitivity *s, uint32_t outcome, const char *what);

/* Writes sensitivity.csv. */
enum lc_status lc_findings_write(struct lc_sensitivity *s);

#endif
