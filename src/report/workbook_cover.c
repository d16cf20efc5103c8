/* What the workbook is of, how to make it again, and a list of its sheets. */
#include "report/workbook_tabs.h"

#include <stdarg.h>
#include <string.h>

#define VALUE_WIDTH 110

struct cover {
    struct lc_worksheet *s;
    lxw_row_t row;
};

struct lc_worksheet lc_cover_open(struct lc_workbook *b)
{
    const bool is_forecast = strcmp(b->source->kind, "forecast") == 0;

    return lc_worksheet_open(b, "Cover",
                             is_forecast ? "Forecast of the AI build-out in five layers"
                                         : "Scenarios of the AI build-out compared",
                             is_forecast
                                 ? "Quantities are told as a median and the range of 80 % of the "
                                   "replications of a simulation; every number stands in the "
                                   "CSV files beside this workbook."
                                 : "Each replication of a scenario is held against the same one "
                                   "of the scenario it is compared with; every number stands in "
                                   "the CSV files beside this workbook.");
}

static void write_text(struct cover *c, lxw_col_t column, enum lc_style style, enum lc_form form,
                       const char *text)
{
    char *safe = lc_worksheet_safe_text(text);

    lc_workbook_note(c->s->book,
                     worksheet_write_string(c->s->page, c->row, column, safe,
                                            lc_workbook_format(c->s->book, style, form)));
    g_free(safe);
}

/* The same in the second column, in a row as high as it needs. */
static void write_value(struct cover *c, const char *text)
{
    write_text(c, 1, LC_STYLE_PLAIN, LC_FORM_WRAPPED, text);
    lc_worksheet_lines(c->s, c->row - LC_WORKSHEET_FIRST, lc_worksheet_lines_of(text, VALUE_WIDTH));
}

static void heading(struct cover *c, const char *text)
{
    c->row++;
    write_text(c, 0, LC_STYLE_HEADER, LC_FORM_TEXT, text);
    write_text(c, 1, LC_STYLE_HEADER, LC_FORM_TEXT, "");
    c->row++;
}

static void fact(struct cover *c, const char *label, const char *text)
{
    if (text && *text) {
        write_text(c, 0, LC_STYLE_LABEL, LC_FORM_TEXT, label);
        write_value(c, text);
        c->row++;
    }
}

static void facts(struct cover *c)
{
    const struct lc_workbook *b = c->s->book;
    const json_t *n = json_object_get(b->source->manifest, "replications");
    char *period =
        g_strdup_printf("%s to %s, reports every %s", lc_workbook_fact(b, "from", NULL),
                        lc_workbook_fact(b, "to", NULL), lc_workbook_fact(b, "every", NULL));
    char *replications =
        g_strdup_printf("%" JSON_INTEGER_FORMAT " finished, %" JSON_INTEGER_FORMAT " failed",
                        json_integer_value(json_object_get(n, "finished")),
                        json_integer_value(json_object_get(n, "failed")));

    heading(c, "Run");
    fact(c, "scenario", lc_workbook_fact(b, "scenario", "name"));
    fact(c, "model", lc_workbook_fact(b, "model", "name"));
    fact(c, "period", period);
    fact(c, "replications", replications);
    fact(c, "seed", lc_workbook_fact(b, "seed", NULL));
    fact(c, "program", lc_workbook_fact(b, "program", NULL));
    fact(c, "version", lc_workbook_fact(b, "version", NULL));
    g_free(period);
    g_free(replications);
}

static void how_to_repeat(struct cover *c)
{
    const struct lc_workbook *b = c->s->book;

    heading(c, "How to make it again");
    fact(c, "command", lc_workbook_fact(b, "command", NULL));
    fact(c, "check", "layercake reproduce FOLDER runs the command again and compares every file");
    fact(c, "SHA-256 of the model", lc_workbook_fact(b, "model", "sha256"));
    fact(c, "SHA-256 of the scenario", lc_workbook_fact(b, "scenario", "sha256"));
    fact(c, "arithmetic", lc_workbook_fact(b, "arithmetic", NULL));
    fact(c, "GSL", lc_workbook_fact(b, "libraries", "gsl"));
}

static void contents(struct cover *c)
{
    struct lc_workbook *b = c->s->book;
    lxw_format *link = lc_workbook_format(b, LC_STYLE_LINK, LC_FORM_TEXT);

    heading(c, "Sheets");
    for (guint i = 1; i < b->pages->len; i++) {
        const struct lc_workbook_page *page = g_ptr_array_index(b->pages, i);
        char *target = g_strdup_printf("internal:'%s'!A1", page->name);

        lc_workbook_note(b, worksheet_write_url(c->s->page, c->row, 0, target, link));
        lc_workbook_note(b, worksheet_write_string(c->s->page, c->row, 0, page->name, link));
        write_value(c, page->about);
        c->row++;
        g_free(target);
    }
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* By name: the order in a manifest is not the same when it is made and when it is read. */
static void digests(struct cover *c)
{
    json_t *files = json_object_get(c->s->book->source->manifest, "files"), *digest;
    GPtrArray *names = g_ptr_array_new();
    const char *file;

    heading(c, "Tables, SHA-256");
    json_object_foreach(files, file, digest)
    {
        if (g_str_has_suffix(file, ".csv")) {
            g_ptr_array_add(names, (gpointer)file);
        }
    }
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        file = g_ptr_array_index(names, i);
        fact(c, file, json_string_value(json_object_get(files, file)));
    }
    g_ptr_array_free(names, TRUE);
}

void lc_cover_write(struct lc_worksheet *s)
{
    struct cover c = {s, 2};

    lc_workbook_note(s->book, worksheet_set_column(s->page, 0, 0, 26, NULL));
    lc_workbook_note(s->book, worksheet_set_column(s->page, 1, 1, VALUE_WIDTH, NULL));
    facts(&c);
    contents(&c);
    how_to_repeat(&c);
    digests(&c);
    worksheet_activate(s->page);
}
