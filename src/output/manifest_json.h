/* What a manifest tells of the question that a folder answers, shared by its writer and its reader.
 */
#ifndef LC_OUTPUT_MANIFEST_JSON_H
#define LC_OUTPUT_MANIFEST_JSON_H

#include "output/result.h"

#include <jansson.h>

/* Everything that bears on the numbers but how many replications there are: program, model,
 * scenario, seed, dates, arithmetic. json_decref() it. */
json_t *lc_manifest_identity(const struct lc_result *r);

#endif
