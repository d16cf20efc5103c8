#include "report/workbook.h"

#include "report/workbook_book.h"
#include "report/workbook_pages.h"

#include <assert.h>
#include <errno.h>
#include <locale.h>
#include <string.h>

typedef void page(struct lc_book *b);

/* In the order of the sheets. */
static page *const forecast_pages[] = {
    lc_page_headline,  lc_page_topics,       lc_page_capital,     lc_page_cost_lines,
    lc_page_regions,   lc_page_applications, lc_page_workforce,   lc_page_constraints,
    lc_page_overbuild, lc_page_episodes,     lc_page_drivers,     lc_page_published,
    lc_page_history,   lc_page_assumptions,  lc_page_definitions, lc_page_checks};
static page *const compare_pages[] = {lc_page_differences,  lc_page_wedges,
                                      lc_page_expectations, lc_page_assumptions,
                                      lc_page_definitions,  lc_page_checks};

static bool is_compare(const char *kind)
{
    return strcmp(kind, "compare") == 0;
}

const char *lc_workbook_file(const char *kind)
{
    return is_compare(kind) ? LC_COMPARE_WORKBOOK : LC_FORECAST_WORKBOOK;
}

static void write_pages(struct lc_book *b)
{
    const bool compares = is_compare(b->source->kind);
    page *const *pages = compares ? compare_pages : forecast_pages;
    const size_t n = compares ? G_N_ELEMENTS(compare_pages) : G_N_ELEMENTS(forecast_pages);
    struct lc_sheet cover = lc_cover_open(b);

    for (size_t i = 0; i < n; i++) {
        pages[i](b);
    }
    lc_cover_write(&cover);
}

/* Writes the file of that path; 0, or what goes for errno. */
static int make(const char *path, const char *folder, const struct lc_report_source *source)
{
    struct lc_book b;

    if (!lc_book_open(&b, path, folder, source)) {
        return ENOMEM;
    }
    write_pages(&b);
    errno = 0;
    if (lc_book_close(&b) == LXW_NO_ERROR) {
        return 0;
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
