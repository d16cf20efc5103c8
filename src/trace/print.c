#include "trace/print.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>

#define INDENT 2 /* columns a level */

static void print_safe(const char *text, FILE *to)
{
    char *safe = lc_text_escape(text, 0, 0);

    fputs(safe, to);
    g_free(safe);
}

void lc_chain_print_text(const struct lc_chain *c, FILE *to)
{
    for (guint i = 0; i < c->rows->len; i++) {
        const struct lc_chain_row *r = lc_chain_row(c, i);

        fprintf(to, "%*s", (int)r->depth * INDENT, "");
        if (isfinite(r->share)) {
            fprintf(to, "%.1f %% ", 100 * r->share);
        }
        print_safe(r->relation, to);
        fputs(*r->relation ? " " : "", to);
        print_safe(r->node, to);
        fputs(*r->text ? ": " : "", to);
        print_safe(r->text, to);
        fputc('\n', to);
    }
}

static void print_cell(const char *text, const char *end, FILE *to)
{
    char *cell = lc_csv_field(text);

    fprintf(to, "%s%s", cell, end);
    g_free(cell);
}

static void print_number(double value, const char *end, FILE *to)
{
    char text[LC_NUMBER_TEXT];

    fprintf(to, "%s%s", lc_number_format_digits(text, value, 9), end);
}

void lc_chain_print_csv(const struct lc_chain *c, FILE *to)
{
    fputs("row,parent,depth,relation,node,layer,share,share_of_whole,mw,musd,worker_years,date,"
          "event,text\n",
          to);
    for (guint i = 0; i < c->rows->len; i++) {
        const struct lc_chain_row *r = lc_chain_row(c, i);

        fprintf(to, "%u,", i + 1);
        if (r->parent != LC_CHAIN_ROOT) {
            fprintf(to, "%u", r->parent + 1);
        }
        fprintf(to, ",%u,", r->depth);
        print_cell(r->relation, ",", to);
        print_cell(r->node, ",", to);
        print_cell(r->layer, ",", to);
        print_number(r->share, ",", to);
        print_number(r->whole, ",", to);
        print_number(r->mw, ",", to);
        print_number(r->musd, ",", to);
        print_number(r->worker_years, ",", to);
        print_cell(r->date, ",", to);
        if (r->event > 0) {
            fprintf(to, "%" G_GUINT64_FORMAT, r->event);
        }
        fputc(',', to);
        print_cell(r->text, "\n", to);
    }
}
