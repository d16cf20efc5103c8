#include "observe/series.h"

#include <assert.h>

#define LC_SERIES_ROW(id, name, title, unit, layer, scope, kind, help)                             \
    {name, title, unit, layer, help, LC_SCOPE_##scope, LC_KIND_##kind},
static const struct lc_series series[LC_SERIES_COUNT] = {LC_SERIES(LC_SERIES_ROW)};
#undef LC_SERIES_ROW

const char *const lc_scope_names[] = {"world",       "region",  "layer",     "trade",  "technology",
                                      "application", "family",  "stage",     "market", "vendor",
                                      "maker",       "builder", "constraint"};
const char *const lc_kind_names[] = {"stock", "flow", "mean"};

const char *const lc_layer_names[LC_LAYER_COUNT] = {"energy", "chips", "infrastructure", "models",
                                                    "applications"};

const char *const lc_constraint_names[LC_CONSTRAINT_COUNT] = {
    "power", "equipment", "chips", "labour", "capital", "permits", "capability", "demand"};

const struct lc_series *lc_series_get(enum lc_series_id id)
{
    assert(id < LC_SERIES_COUNT);
    return &series[id];
}
