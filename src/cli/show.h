/* What `layercake show` can list: one function a listing. */
#ifndef LC_CLI_SHOW_H
#define LC_CLI_SHOW_H

#include "base/status.h"
#include "cli/options.h"
#include "cli/sheet.h"
#include "input/model.h"

struct lc_sheet *lc_show_parameters(const struct lc_model *m);
struct lc_sheet *lc_show_levers(const struct lc_model *m);
struct lc_sheet *lc_show_tables(const struct lc_model *m);
struct lc_sheet *lc_show_regions(const struct lc_model *m);
struct lc_sheet *lc_show_applications(const struct lc_model *m);
struct lc_sheet *lc_show_technologies(const struct lc_model *m);
struct lc_sheet *lc_show_scenarios(const struct lc_model *m);
struct lc_sheet *
lc_show_series(const struct lc_model *m); /* m may be NULL: %s stands for members */
struct lc_sheet *lc_show_events(const struct lc_model *m); /* m is not used */

struct lc_sheet *lc_show_models(const struct lc_model *m); /* m is not used */

/* Names of the listings; NULL at the end. */
const char *const *lc_show_names(void);

/* Prints a listing on standard output as the request wants it. */
void lc_show_print(const struct lc_sheet *s, const struct lc_request *r);

/* Prints the forecasts of others that the model is held against, or, for a folder of results, the
 * confrontation with them. LC_BAD_INPUT: the complaints are on stderr. */
enum lc_status lc_show_forecasts(const struct lc_request *r);

#endif
