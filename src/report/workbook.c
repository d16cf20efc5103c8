#include "report/workbook.h"

#include "report/workbook_making.h"
#include "report/workbook_tabs.h"
#include "report/workbook_whole.h"

#include <assert.h>
#include <errno.h>
#include <locale.h>
#include <string.h>
#include <zlib.h>

typedef void page(struct lc_workbook *b);

/* In the order of the sheets. */
static page *const forecast_pages[] = {
    lc_tab_headline,  lc_tab_topics,       lc_tab_capital,     lc_tab_cost_lines,
    lc_tab_regions,   lc_tab_applications, lc_tab_workforce,   lc_tab_constraints,
    lc_tab_overbuild, lc_tab_episodes,     lc_tab_drivers,     lc_tab_published,
    lc_tab_history,   lc_tab_assumptions,  lc_tab_definitions, lc_tab_checks};
static page *const compare_pages[] = {lc_tab_differences, lc_tab_wedges,      lc_tab_expectations,
                                      lc_tab_assumptions, lc_tab_definitions, lc_tab_checks};

static bool is_compare(const char *kind)
{
    return strcmp(kind, "compare") == 0;
}

const char *lc_workbook_file(const char *kind)
{
    return is_compare(kind) ? LC_COMPARE_WORKBOOK : LC_FORECAST_WORKBOOK;
}

char *lc_workbook_made_with(void)
{
    return g_strdup_printf("libxlsxwriter=%s,zlib=%s", lxw_version(), zlibVersion());
}

static void write_pages(struct lc_workbook *b)
{
    const bool compares = is_compare(b->source->kind);
    page *const *pages = compares ? compare_pages : forecast_pages;
    const size_t n = compares ? G_N_ELEMENTS(compare_pages) : G_N_ELEMENTS(forecast_pages);
    struct lc_worksheet cover = lc_cover_open(b);

    for (size_t i = 0; i < n; i++) {
        pages[i](b);
    }
    lc_cover_write(&cover);
}

/* Writes the file of that path; 0, or what goes for errno. */
static int make(const char *path, const char *folder, const struct lc_report_source *source)
{
    struct lc_workbook b;

    if (!lc_workbook_open(&b, path, folder, source)) {
        return ENOMEM;
    }
    write_pages(&b);
    errno = 0;
    const lxw_error error = lc_workbook_close(&b);

    if (error == LXW_NO_ERROR) {
        return lc_workbook_is_whole(path) ? 0 : EIO;
    }
    if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE) {
        return EFBIG; /* more rows or columns than a sheet has */
    }
    return errno ? errno : EIO;
}

enum lc_status lc_workbook_write(const char *folder, const struct lc_report_source *source,
                                 struct lc_file_list *list)
{
    const char *name = lc_workbook_file(source->kind);
    struct lc_outfile *f = lc_outfile_open(folder, name);

    assert(*localeconv()->decimal_point ==
           '.'); /* the library writes numbers as the locale has it */
    if (f) {
        lc_outfile_made(f, make(lc_outfile_temporary(f), folder, source));
    }
    return lc_file_list_close(list, f, name);
}
