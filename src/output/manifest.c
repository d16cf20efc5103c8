#include "output/manifest.h"

#include "output/fingerprint.h"
#include "output/libraries.h"
#include "output/manifest_json.h"

#include <glib.h>
#include <gsl/gsl_version.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *date_json(lc_time day)
{
    char text[LC_DATE_TEXT];

    lc_date_format(text, day);
    return json_string(text);
}

static json_t *replications_json(const struct lc_result *r)
{
    json_t *failed = json_array();

    for (uint32_t i = 0; i < r->n_failed; i++) {
        json_array_append_new(failed, json_integer(r->failed[i]));
    }
    return json_pack("{s:I, s:I, s:I, s:o}", "asked", (json_int_t)r->asked, "finished",
                     (json_int_t)r->finished, "failed", (json_int_t)r->n_failed,
                     "failed_replications", failed);
}

static json_t *files_json(const struct lc_file_list *list)
{
    json_t *files = json_object();

    for (unsigned i = 0; i < list->n; i++) {
        json_object_set_new(files, list->files[i].name, json_string(list->files[i].digest));
    }
    return files;
}

static json_t *words_json(const char *const *words)
{
    json_t *j = json_array();

    for (unsigned i = 0; words && words[i]; i++) {
        json_array_append_new(j, json_string(words[i]));
    }
    return j;
}

/* Libraries whose version may show in the bytes of a result. */
static json_t *libraries_json(void)
{
    char netcdf[LC_LIBRARIES_TEXT];

    lc_netcdf_libraries(netcdf);
    return json_pack("{s:s, s:s}", "gsl", gsl_version, "netcdf", netcdf);
}

json_t *lc_manifest_identity(const struct lc_result *r)
{
    static const char *const every[] = {"month", "quarter", "year"};
    const struct lc_model *m = r->layout->model;
    char fingerprint[65], seed[24];

    lc_arithmetic_fingerprint(fingerprint);
    snprintf(seed, sizeof seed, "%" PRIu64, r->seed);
    json_t *j = json_pack("{s:i, s:s, s:s, s:{s:s, s:s}, s:{s:s, s:s}, s:s, s:s, s:s}", "format",
                          LC_MANIFEST_FORMAT, "program", "layercake", "version", r->program_version,
                          "model", "name", m->name, "sha256", m->digest, "scenario", "name",
                          r->scenario, "sha256", m->scenario_digest, "seed", seed, "every",
                          every[r->every], "arithmetic", fingerprint);

    json_object_set_new(j, "from", date_json(r->from));
    json_object_set_new(j, "to", date_json(r->to));
    json_object_set_new(j, "sets", words_json(r->sets));
    json_object_set_new(j, "realised", words_json(r->realised));
    json_object_set_new(j, "libraries", libraries_json());
    if (r->facts_digest) {
        json_object_set_new(j, "observations", json_string(r->facts_digest));
    }
    if (r->figures_digest) {
        json_object_set_new(j, "published", json_string(r->figures_digest));
    }
    return j;
}

json_t *lc_manifest_make(const struct lc_result *r, const struct lc_file_list *list)
{
    const bool is_complete = r->finished == r->asked && !r->is_unfinished;
    json_t *j = lc_manifest_identity(r);

    json_object_set_new(j, "command", json_string(r->command));
    json_object_set_new(j, "complete", json_boolean(is_complete));
    json_object_set_new(j, "replications", replications_json(r));
    json_object_set_new(j, "files", files_json(list));
    if (r->has_example) {
        json_object_set_new(j, "example_replication", json_integer(r->example));
    }
    if (!is_complete) {
        json_object_set_new(j, "incomplete",
                            json_sprintf("%" PRIu32 " of %" PRIu32, r->finished, r->asked));
    }
    return j;
}

enum lc_status lc_manifest_save(const char *folder, const json_t *j)
{
    char *text = j ? json_dumps(j, JSON_SORT_KEYS | JSON_INDENT(2)) : NULL;

    if (!text) {
        fputs("layercake: manifest.json: can't be made: text that is not UTF-8\n", stderr);
        return LC_FAILED;
    }
    struct lc_outfile *to = lc_outfile_open(folder, LC_MANIFEST_FILE);

    if (to) {
        lc_outfile_text(to, text);
        lc_outfile_write(to, "\n", 1);
    }
    free(text);
    return to ? lc_outfile_close(to, NULL) : LC_FAILED;
}

enum lc_status lc_manifest_write(const char *folder, const struct lc_result *r,
                                 const struct lc_file_list *list)
{
    json_t *j = lc_manifest_make(r, list);
    const enum lc_status status = lc_manifest_save(folder, j);

    json_decref(j);
    return status;
}
