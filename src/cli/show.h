/* What `layercake show` can list: one function a listing. */
#ifndef LC_CLI_SHOW_H
#define LC_CLI_SHOW_H

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

#endif
