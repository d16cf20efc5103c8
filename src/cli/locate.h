/* Where models are.
 *
 * A name with a slash is a path. A bare name is looked up in models/ of the data folder
 * (cli/datadir.h).
 */
#ifndef LC_CLI_LOCATE_H
#define LC_CLI_LOCATE_H

#include "base/diag.h"

#include <glib.h>

/* Names of the models in the data folder `root`, sorted; free with g_ptr_array_free(). */
GPtrArray *lc_locate_models(const char *root);

/* Path of the model folder (g_free() it), or NULL with a complaint in d. */
char *lc_locate_model(const char *given, struct lc_diag *d);

/* Path or name of a scenario for lc_model_add_scenario() (g_free() it): as given when it is a path
 * or lies in scenarios/ beside the model's folder, else the shipped one of that name, so that a
 * changed copy of a model still has all scenarios. */
char *lc_locate_scenario(const char *model_folder, const char *given);

#endif
