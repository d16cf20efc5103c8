/* A manifest as JSON: what it tells of the question that a folder answers, for its writer and its
 * reader, and the whole of it, for what is made from the folder before it is written.
 */
#ifndef LC_OUTPUT_MANIFEST_JSON_H
#define LC_OUTPUT_MANIFEST_JSON_H

#include "output/writers.h"

#include <jansson.h>

/* Everything that bears on the numbers but how many replications there are: program, model,
 * scenario, seed, dates, arithmetic. json_decref() it. */
json_t *lc_manifest_identity(const struct lc_result *r);

/* The whole manifest. json_decref() it; NULL when a text is not UTF-8. */
json_t *lc_manifest_make(const struct lc_result *r, const struct lc_file_list *list);

/* Writes it as the folder's manifest.json. LC_FAILED, with a line on stderr, when it can't be. */
enum lc_status lc_manifest_save(const char *folder, const json_t *j);

/* The JSON of a manifest that was read; the manifest's own. */
struct lc_manifest;
json_t *lc_manifest_get_json(const struct lc_manifest *m);

#endif
