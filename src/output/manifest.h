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

#include <stdbool.h>
#include <stdio.h>

#define LC_MANIFEST_FILE   "manifest.json"
#define LC_MANIFEST_FORMAT 2 /* goes up when a reader of old manifests would misread a new one */

enum lc_status lc_manifest_write(const char *folder, const struct lc_result *r,
                                 const struct lc_file_list *list);

/* A manifest that was read. */
struct lc_manifest;

/* Reads the manifest of a folder. NULL when it is not there or not a manifest that this program
 * writes; a line is then on stderr. Free with lc_manifest_free(). */
struct lc_manifest *lc_manifest_read(const char *folder);

/* The same for a folder that may have none: *m is NULL then, and where it is no manifest that this
 * program writes. LC_FAILED, with a line on stderr, when it is there and can't be read. */
enum lc_status lc_manifest_find(struct lc_manifest **m, const char *folder);

void lc_manifest_free(struct lc_manifest *m);

const char *lc_manifest_command(const struct lc_manifest *m);
bool lc_manifest_is_complete(const struct lc_manifest *m);
uint32_t lc_manifest_asked(const struct lc_manifest *m); /* replications */

/* Whether the replication is listed as failed. */
bool lc_manifest_has_failed(const struct lc_manifest *m, uint32_t replication);

/* Adds its files with their digests to the list. */
void lc_manifest_files(const struct lc_manifest *m, struct lc_file_list *list);

/* Digest of a file, or NULL when the manifest does not name it. */
const char *lc_manifest_digest(const struct lc_manifest *m, const char *file);

/* NULL when the folder's file is the one that the manifest names, byte for byte: what is read of a
 * folder without this may be half written, or changed by hand. Else a text that says what it is. */
const char *lc_manifest_fault(const struct lc_manifest *m, const char *folder, const char *file);

/* The same; a fault is a line on stderr, and false. */
bool lc_manifest_vouch(const struct lc_manifest *m, const char *folder, const char *file);

/* Whether both folders' files of that name were made with the same means besides tables, such as
 * the page that shows them: else they may differ though all tables are the same. */
bool lc_manifest_is_alike(const struct lc_manifest *a, const struct lc_manifest *b,
                          const char *file);

/* What can differ between a manifest and what would be made now. */
enum lc_manifest_kind {
    LC_MANIFEST_VERSION = 1,    /* program, its version, the manifest's format */
    LC_MANIFEST_QUESTION = 2,   /* model, scenario, seed, dates, sets */
    LC_MANIFEST_FACTS = 4,      /* observations, published forecasts */
    LC_MANIFEST_ARITHMETIC = 8, /* fingerprint of the arithmetic, versions of libraries */
    LC_MANIFEST_ALL = 15
};

/* Compares all but the replications and the files with what a result of now would say, and prints a
 * line beginning with `prefix` for each difference of the kinds asked for (sum of enum
 * lc_manifest_kind). Returns the sum of the kinds that differ. */
unsigned lc_manifest_compare(const struct lc_manifest *m, const struct lc_result *result,
                             unsigned kinds, const char *prefix, FILE *to);

#endif
