/* report.html: one page that shows a finished folder, works offline and holds its data.
 *
 * The page itself (text, style, script) is built from src/page/ ahead of time; here its data are
 * put where its mark is.
 */
#ifndef LC_REPORT_PAGE_H
#define LC_REPORT_PAGE_H

#include "output/writers.h"
#include "report/source.h"

#define LC_PAGE_FILE "report.html"

/* The page without data, read from a file. */
struct lc_page {
    char *text; /* NULL: there is none */
    size_t length, mark;
    char digest[65];
};

/* Reads it; false when there is none: without a word where the program was built without, with a
 * line on stderr where a file is there and is no page. */
bool lc_page_open(struct lc_page *p, const char *file);
void lc_page_close(struct lc_page *p);

/* Writes folder/report.html and notes its digest. LC_FAILED, with a line on stderr. */
enum lc_status lc_page_write(const char *folder, const struct lc_page *p,
                             const struct lc_report_source *s, struct lc_file_list *list);

#endif
