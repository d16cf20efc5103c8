/* Reading manifests, and telling what differs. */
#include "output/manifest.h"

#include "base/limits.h"
#include "base/regular.h"
#include "base/text.h"
#include "output/manifest_json.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN_BYTES 80 /* of a value that differs */

struct lc_manifest {
    json_t *json;
};

static bool is_list_of_numbers(const json_t *j)
{
    const json_t *number;
    size_t i;

    json_array_foreach(j, i, number)
    {
        if (!json_is_integer(number)) {
            return false;
        }
    }
    return json_is_array(j);
}

/* A file of the folder, or of folders in it, and a digest in hexadecimal digits: a manifest may be
 * anybody's, and what it names is read and copied. */
static bool is_file(const char *name, const char *digest)
{
    return g_regex_match_simple("^([A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*$",
                                name, G_REGEX_DOLLAR_ENDONLY, 0) &&
           digest && strlen(digest) == 64 && strspn(digest, "0123456789abcdef") == 64;
}

/* What is wrong with the files, or NULL. */
static const char *file_fault(const json_t *files)
{
    const char *name;
    json_t *digest;

    json_object_foreach((json_t *)files, name, digest)
    {
        if (!is_file(name, json_string_value(digest))) {
            return "names a file that can't be one of the folder, expected names of files in it "
                   "with "
                   "their SHA-256";
        }
    }
    return NULL;
}

/* What is missing for the functions of this file to be sure of what they get, or NULL. */
static const char *fault(json_t *j)
{
    static const char not_ours[] =
        "not a manifest of this program, expected format " G_STRINGIFY(LC_MANIFEST_FORMAT);
    const char *command;
    int format, is_complete;
    json_int_t asked;
    json_t *failed, *files;

    if (json_unpack(j, "{s:i, s:s, s:b, s:{s:I, s:o}, s:o}", "format", &format, "command", &command,
                    "complete", &is_complete, "replications", "asked", &asked,
                    "failed_replications", &failed, "files", &files) != 0 ||
        format != LC_MANIFEST_FORMAT || !json_is_object(files)) {
        return not_ours;
    }
    if (asked < 1 || asked > LC_MAX_REPLICATIONS || !is_list_of_numbers(failed)) {
        return "its replications are none, expected a number asked for and those that failed";
    }
    return file_fault(files);
}

/* NULL, and error->line is -1, when the file can't be read at all. */
static json_t *load(const char *path, json_error_t *error)
{
    FILE *f = lc_regular_open(path);
    json_t *j = NULL;

    error->line = -1;
    if (f) {
        j = json_loadf(f, JSON_REJECT_DUPLICATES, error);
        if (ferror(f)) { /* to jansson that is an end like any other */
            g_clear_pointer(&j, json_decref);
            error->line = -1;
        }
        fclose(f);
    }
    return j;
}

struct lc_manifest *lc_manifest_read(const char *folder)
{
    char *path = g_build_filename(folder, LC_MANIFEST_FILE, NULL);
    char *safe = lc_text_escape(path, 0, 0);
    const char *what = NULL;
    json_error_t error;
    struct lc_manifest *m = g_new0(struct lc_manifest, 1);

    m->json = load(path, &error);
    if (!m->json && error.line > 0) {
        char *why = lc_text_escape(error.text, 0, 0);

        fprintf(stderr, "%s:%d:%d: %s, expected JSON\n", safe, error.line, error.column, why);
        g_free(why);
    } else if (!m->json) {
        fprintf(stderr, "layercake: %s: can't be read\n", safe);
    } else if ((what = fault(m->json)) != NULL) {
        fprintf(stderr, "%s:1:1: %s\n", safe, what);
        g_clear_pointer(&m->json, json_decref);
    }
    g_free(path);
    g_free(safe);
    if (!m->json) {
        g_free(m);
        return NULL;
    }
    return m;
}

enum lc_status lc_manifest_find(struct lc_manifest **m, const char *folder)
{
    char *path = g_build_filename(folder, LC_MANIFEST_FILE, NULL);
    const bool is_there = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    json_error_t error = {.line = 0};
    json_t *json = is_there ? load(path, &error) : NULL;
    const bool is_unread = !json && error.line < 0;

    *m = NULL;
    if (is_unread) {
        char *safe = lc_text_escape(path, 0, 0);

        fprintf(stderr, "layercake: %s: can't be read\n", safe);
        g_free(safe);
    } else if (json && !fault(json)) {
        *m = g_new0(struct lc_manifest, 1);
        (*m)->json = json_incref(json);
    }
    json_decref(json);
    g_free(path);
    return is_unread ? LC_FAILED : LC_OK;
}

void lc_manifest_free(struct lc_manifest *m)
{
    if (m) {
        json_decref(m->json);
        g_free(m);
    }
}

json_t *lc_manifest_get_json(const struct lc_manifest *m)
{
    return m->json;
}

const char *lc_manifest_command(const struct lc_manifest *m)
{
    return json_string_value(json_object_get(m->json, "command"));
}

bool lc_manifest_is_complete(const struct lc_manifest *m)
{
    return json_is_true(json_object_get(m->json, "complete"));
}

static json_t *replications_of(const struct lc_manifest *m, const char *what)
{
    return json_object_get(json_object_get(m->json, "replications"), what);
}

uint32_t lc_manifest_asked(const struct lc_manifest *m)
{
    return (uint32_t)json_integer_value(replications_of(m, "asked"));
}

bool lc_manifest_has_failed(const struct lc_manifest *m, uint32_t replication)
{
    json_t *failed = replications_of(m, "failed_replications"), *number;
    size_t i;

    json_array_foreach(failed, i, number)
    {
        if (json_integer_value(number) == (json_int_t)replication) {
            return true;
        }
    }
    return false;
}

void lc_manifest_files(const struct lc_manifest *m, struct lc_file_list *list)
{
    json_t *digest;
    const char *name;

    json_object_foreach(json_object_get(m->json, "files"), name, digest)
    {
        lc_file_list_add(list, name, json_string_value(digest));
    }
}

const char *lc_manifest_digest(const struct lc_manifest *m, const char *file)
{
    return json_string_value(json_object_get(json_object_get(m->json, "files"), file));
}

bool lc_manifest_is_alike(const struct lc_manifest *a, const struct lc_manifest *b,
                          const char *file)
{
    const json_t *with_a = json_object_get(json_object_get(a->json, "views"), file);
    const json_t *with_b = json_object_get(json_object_get(b->json, "views"), file);

    return with_a == with_b || (with_a && with_b && json_equal(with_a, with_b));
}

static enum lc_manifest_kind kind_of(const char *key)
{
    static const char *const versions[] = {"format", "program", "version"};

    for (size_t i = 0; i < G_N_ELEMENTS(versions); i++) {
        if (strcmp(key, versions[i]) == 0) {
            return LC_MANIFEST_VERSION;
        }
    }
    if (strcmp(key, "observations") == 0 || strcmp(key, "published") == 0) {
        return LC_MANIFEST_FACTS;
    }
    return strcmp(key, "arithmetic") == 0 || strcmp(key, "libraries") == 0 ? LC_MANIFEST_ARITHMETIC
                                                                           : LC_MANIFEST_QUESTION;
}

/* A value as it is shown; g_free() it. */
static char *show(const json_t *value)
{
    char *text = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS) : NULL;
    char *safe = lc_text_escape(text ? text : "nothing", 0, SHOWN_BYTES);

    free(text);
    return safe;
}

static void print_values(const char *prefix, const char *key, const json_t *then, const json_t *now,
                         FILE *to)
{
    char *old = show(then), *new = show(now);

    fprintf(to, "%s%s was %s, now %s\n", prefix, key, old, new);
    g_free(old);
    g_free(new);
}

static void print_member(const char *prefix, const char *key, const char *member,
                         const json_t *then, const json_t *now, FILE *to)
{
    char *safe = lc_text_escape(member, 0, SHOWN_BYTES);
    char *name = g_strdup_printf("%s %s", key, safe);

    print_values(prefix, name, then, now, to);
    g_free(name);
    g_free(safe);
}

static void print_members(const char *prefix, const char *key, const json_t *then,
                          const json_t *now, FILE *to)
{
    const char *member;
    json_t *value;

    json_object_foreach((json_t *)now, member, value)
    {
        const json_t *old = json_object_get(then, member);

        if (!old || !json_equal(old, value)) {
            print_member(prefix, key, member, old, value, to);
        }
    }
    json_object_foreach((json_t *)then, member, value)
    {
        if (!json_object_get(now, member)) {
            print_member(prefix, key, member, value, NULL, to);
        }
    }
}

/* Prints the difference; of objects, such as the model's name and digest, member by member. What
 * is deeper is shown as it stands: a manifest may be anybody's, and nest as deep as it likes. */
static void print_difference(const char *prefix, const char *key, const json_t *then,
                             const json_t *now, FILE *to)
{
    if (json_is_object(then) && json_is_object(now)) {
        print_members(prefix, key, then, now, to);
    } else {
        print_values(prefix, key, then, now, to);
    }
}

unsigned lc_manifest_compare(const struct lc_manifest *m, const struct lc_result *result,
                             unsigned kinds, const char *prefix, FILE *to)
{
    static const char *const keys[] = {"format",       "program",    "version",  "model",
                                       "scenario",     "sets",       "seed",     "from",
                                       "to",           "every",      "realised", "published",
                                       "observations", "arithmetic", "libraries"};
    json_t *now = lc_manifest_identity(result);
    unsigned found = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const json_t *then_value = json_object_get(m->json, keys[i]);
        const json_t *now_value = json_object_get(now, keys[i]);
        const bool are_equal =
            then_value && now_value ? json_equal(then_value, now_value) : then_value == now_value;
        const enum lc_manifest_kind kind = kind_of(keys[i]);

        if (!are_equal && kinds & (unsigned)kind) {
            print_difference(prefix, keys[i], then_value, now_value, to);
            found |= (unsigned)kind;
        }
    }
    json_decref(now);
    return found;
}
