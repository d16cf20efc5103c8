#include "report/views.h"

#include "base/filedigest.h"
#include "report/datapackage.h"
#include "report/page.h"
#include "report/workbook.h"

#include <glib.h>
#include <string.h>

/* Files that may be made, and no longer are: a manifest that names them must forget them first. */
static const char *const views[] = {LC_PAGE_FILE, LC_DATAPACKAGE_FILE, LC_FORECAST_WORKBOOK,
                                    LC_COMPARE_WORKBOOK};

bool lc_view_is(const char *file)
{
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (strcmp(file, views[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A copy of the manifest that names none of them: what is shown of a folder must not depend on
 * whether it has been shown before. */
static json_t *without_views(const json_t *manifest)
{
    json_t *bare = json_deep_copy(manifest);

    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        json_object_del(json_object_get(bare, "files"), views[i]);
    }
    json_object_del(bare, "views");
    return bare;
}

/* A page that could not be made anew stays named, for the tables are still those that it was made
 * of; not so where it is gone, or another. */
static void forget_lost_page(const char *folder, json_t *manifest)
{
    json_t *files = json_object_get(manifest, "files");
    const char *named = json_string_value(json_object_get(files, LC_PAGE_FILE));
    char *path = g_build_filename(folder, LC_PAGE_FILE, NULL), digest[65];

    if (named && (!lc_file_digest(digest, path) || strcmp(digest, named) != 0)) {
        json_object_del(files, LC_PAGE_FILE);
        json_object_del(json_object_get(manifest, "views"), LC_PAGE_FILE);
    }
    g_free(path);
}

/* Names in the manifest what was made, and with what. */
static void enter(json_t *manifest, const struct lc_file_list *list, const struct lc_page *page,
                  const char *workbook)
{
    char *libraries = lc_workbook_made_with();
    json_t *files = json_object_get(manifest, "files"), *made_with = json_object();
    json_t *before = json_object_get(json_object_get(manifest, "views"), LC_PAGE_FILE);

    for (unsigned i = 0; i < list->n; i++) {
        json_object_set_new(files, list->files[i].name, json_string(list->files[i].digest));
    }
    json_object_set_new(made_with, workbook, json_string(libraries));
    g_free(libraries);
    if (page->text) {
        json_object_set_new(made_with, LC_PAGE_FILE, json_string(page->digest));
    } else if (before) {
        json_object_set(made_with, LC_PAGE_FILE, before);
    }
    json_object_set_new(manifest, "views", made_with);
}

static enum lc_status write_all(const char *folder, const struct lc_report_source *s,
                                const struct lc_page *page, struct lc_file_list *list)
{
    enum lc_status status = lc_datapackage_write(folder, s, list);

    if (status == LC_OK) {
        status = lc_workbook_write(folder, s, list);
    }
    return status == LC_OK && page->text ? lc_page_write(folder, page, s, list) : status;
}

enum lc_status lc_views_write(const char *folder, json_t *manifest, const char *page_file)
{
    json_t *bare = without_views(manifest);
    struct lc_report_source source;
    struct lc_file_list list = {0};
    struct lc_page page;

    lc_page_open(&page, page_file);
    enum lc_status status = lc_report_source_open(&source, folder, bare) ? LC_OK : LC_FAILED;

    if (status == LC_OK) {
        status = write_all(folder, &source, &page, &list);
    }
    if (status == LC_OK) {
        if (!page.text) {
            forget_lost_page(folder, manifest);
        }
        enter(manifest, &list, &page, lc_workbook_file(source.kind));
    }
    lc_report_source_close(&source);
    lc_page_close(&page);
    lc_file_list_fini(&list);
    json_decref(bare);
    return status;
}
