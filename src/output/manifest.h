/* manifest.json: what a folder holds and how to make it again.
 *
 * Program version, canonical command, digests of model and scenario, seed, dates, replications
 * asked for, finished and failed, fingerprint of the arithmetic, and the SHA-256 of every other
 * file of the folder. Invariant: no date of making, duration, host, path or thread count stands in
 * it. The seed is a string, because readers of JSON lose digits of large integers.
 */
#ifndef LC_OUTPUT_MANIFEST_H
#define LC_OUTPUT_MANIFEST_H

#include "output/writers.h"

#define LC_MANIFEST_FILE   "manifest.json"
#define LC_MANIFEST_FORMAT 1 /* goes up when a reader of old manifests would misread a new one */

enum lc_status lc_manifest_write(const char *folder, const struct lc_result *r,
                                 const struct lc_file_list *list);

#endif
