#include "report/page.h"

#include "base/text.h"
#include "report/embed.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define MARK    "@LAYERCAKE_DATA@" /* stands once in the page without data */
#define NO_PAGE "not a page of this program"

static bool complain(const char *file, const char *what)
{
    char *safe = lc_text_escape(file, 0, 0);

    fprintf(stderr, "layercake: %s: %s; " LC_PAGE_FILE " is left out\n", safe, what);
    g_free(safe);
    return false;
}

bool lc_page_open(struct lc_page *p, const char *file)
{
    *p = (struct lc_page){0};
    if (!g_file_test(file, G_FILE_TEST_EXISTS)) {
        return false;
    }
    if (!g_file_test(file, G_FILE_TEST_IS_REGULAR)) {
        return complain(file, NO_PAGE);
    }
    if (!g_file_get_contents(file, &p->text, &p->length, NULL)) {
        return complain(file, "can't be read");
    }
    const char *mark = g_strstr_len(p->text, (gssize)p->length, MARK);

    if (!mark) {
        lc_page_close(p);
        return complain(file, NO_PAGE);
    }
    p->mark = (size_t)(mark - p->text);
    char *digest =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)p->text, p->length);

    g_strlcpy(p->digest, digest, sizeof p->digest);
    g_free(digest);
    return true;
}

void lc_page_close(struct lc_page *p)
{
    g_clear_pointer(&p->text, g_free);
}

enum lc_status lc_page_write(const char *folder, const struct lc_page *p,
                             const struct lc_report_source *s, struct lc_file_list *list)
{
    const size_t behind = p->mark + strlen(MARK);
    struct lc_outfile *to = lc_outfile_open(folder, LC_PAGE_FILE);

    if (to) {
        lc_outfile_write(to, p->text, p->mark);
        lc_report_embed(to, s);
        lc_outfile_write(to, p->text + behind, p->length - behind);
    }
    return lc_file_list_close(list, to, LC_PAGE_FILE);
}
