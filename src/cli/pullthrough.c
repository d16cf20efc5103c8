#include "cli/pullthrough.h"

#include "base/memory.h"
#include "base/text.h"
#include "cli/ensemble.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "cli/variant.h"
#include "input/without.h"
#include "output/manifest.h"
#include "output/matrix.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#define MATRIX_FILE "pull-through-matrix.csv"
#define ALL         "all"

static char *const nothing_more[] = {NULL};

struct pull {
    const struct lc_request *request;
    struct lc_variant with; /* all applications */
    struct lc_matrix matrix;
    struct lc_panel base;
    double *attributed, *marginal; /* [cell][replication] of one application ... */
    double *sum, *marginal_sum;    /* ... and of all of them */
    bool *kept;                    /* replications that are there in all runs */
    struct lc_effort effort;
    const char *folder;
    struct lc_outfile *table;
    FILE *shown;
};

static const char *application_name(const struct pull *p, uint32_t application)
{
    return p->with.session.model->tables[LC_T_APPLICATIONS].key[application];
}

static uint32_t n_applications(const struct pull *p)
{
    return p->with.session.layout->n_applications;
}

/* What the application is posted in the whole, and how much less there is of it all without. */
static void subtract(struct pull *p, uint32_t application, const struct lc_panel *without)
{
    const uint32_t n = p->base.n;

    for (uint32_t cell = 0; cell < lc_matrix_cells(&p->matrix); cell++) {
        const size_t at = (size_t)cell * n;
        const double *own =
            lc_panel_get(&p->base, lc_matrix_quantity(&p->matrix, application, cell));

        for (uint32_t i = 0; i < n; i++) {
            double all = 0, rest = 0;

            for (uint32_t a = 0; a < n_applications(p); a++) {
                const uint32_t quantity = lc_matrix_quantity(&p->matrix, a, cell);

                all += lc_panel_get(&p->base, quantity)[i];
                rest += lc_panel_get(without, quantity)[i];
            }
            p->attributed[at + i] = own[i];
            p->marginal[at + i] = all - rest;
            p->sum[at + i] += own[i];
            p->marginal_sum[at + i] += all - rest;
        }
    }
}

static void write_sheet(struct pull *p, const char *application, const double *attributed,
                        const double *marginal, const bool *kept)
{
    struct lc_matrix_sheet sheet = {.matrix = &p->matrix,
                                    .scenario = p->with.session.scenario,
                                    .application = application,
                                    .attributed = attributed,
                                    .marginal = marginal,
                                    .stride = p->base.n};
    uint32_t *numbers = lc_kept_list(&sheet.n, kept, p->base.n, true);

    sheet.replications = numbers;
    lc_matrix_write(p->table, &sheet);
    lc_matrix_print(&sheet, p->shown);
    g_free(numbers);
}

/* The ensemble without an application, and its line of the matrix. */
static enum lc_status run_without(struct pull *p, uint32_t application)
{
    char **sets = lc_without_sets(p->with.session.model, application);
    struct lc_variant v;
    struct lc_panel panel;
    enum lc_status status = lc_variant_open_with(&v, p->request, sets);

    if (status == LC_OK) {
        lc_panel_init(&panel, &p->matrix.probe, p->base.n);
        status = lc_panel_run(&panel, &v.session, &p->effort);
        if (status == LC_OK) {
            lc_kept_note(p->kept, &panel);
            subtract(p, application, &panel);
            for (uint32_t i = 0; i < panel.n; i++) {
                panel.kept[i] &= p->base.kept[i];
            }
            write_sheet(p, application_name(p, application), p->attributed, p->marginal,
                        panel.kept);
        }
        lc_panel_fini(&panel);
        lc_variant_close(&v);
    }
    g_strfreev(sets);
    return status;
}

static enum lc_status write_manifest(const struct pull *p, const struct lc_file_list *list)
{
    char *command = lc_session_command(&p->with.session, -1);
    struct lc_result result = lc_session_result(&p->with.session, command);
    uint32_t *failed = lc_kept_list(&result.n_failed, p->kept, p->base.n, false);

    result.failed = failed;
    result.asked = result.finished = p->request->replications;
    const enum lc_status status = lc_manifest_write(p->folder, &result, list);

    g_free(failed);
    g_free(command);
    return status;
}

static enum lc_status close_all(struct pull *p)
{
    struct lc_file_list list = {0};
    enum lc_status status = lc_file_list_close(&list, p->table, MATRIX_FILE);

    p->table = NULL;
    if (status == LC_OK) {
        status = write_manifest(p, &list);
    }
    lc_file_list_fini(&list);
    return status;
}

/* A matrix that was stopped is worth nothing: no file is written. */
static enum lc_status run(struct pull *p)
{
    enum lc_status status = lc_panel_run(&p->base, &p->with.session, &p->effort);

    if (status == LC_OK) {
        lc_kept_note(p->kept, &p->base);
        p->table = lc_outfile_open(p->folder, MATRIX_FILE);
        status = p->table ? LC_OK : LC_FAILED;
    }
    if (status == LC_OK) {
        lc_outfile_text(p->table, lc_matrix_header);
        lc_outfile_text(p->table, "\n");
        lc_matrix_print_head(&p->matrix, p->with.session.scenario, p->shown);
    }
    for (uint32_t a = 0; a < n_applications(p) && status == LC_OK; a++) {
        status = run_without(p, a);
    }
    lc_progress_end(&p->effort.progress);
    if (status == LC_OK) {
        write_sheet(p, ALL, p->sum, p->marginal_sum, p->kept);
        status = close_all(p);
    } else {
        lc_outfile_abandon(p->table);
    }
    return status;
}

static enum lc_status pull(struct pull *p)
{
    const uint32_t n = p->request->replications;
    char *text = NULL;
    size_t length = 0;
    uint32_t n_failed;

    p->shown = lc_memory_stream(&text, &length);
    lc_effort_announce(p->request, p->folder, n_applications(p) + 1);
    lc_panel_init(&p->base, &p->matrix.probe, n);
    const size_t size = (size_t)lc_matrix_cells(&p->matrix) * n;

    p->attributed = g_new0(double, 4 * size);
    p->marginal = p->attributed + size;
    p->sum = p->marginal + size;
    p->marginal_sum = p->sum + size;
    p->kept = lc_kept_new(n);
    p->effort = (struct lc_effort){.progress = lc_progress_begin(p->request),
                                   .total = (n_applications(p) + 1) * n};
    const enum lc_status status = run(p);

    lc_memory_stream_end(p->shown);
    if (status == LC_OK && !p->request->is_quiet) {
        fputs(text, stdout);
    }
    g_free(lc_kept_list(&n_failed, p->kept, n, false));
    free(text);
    g_free(p->attributed);
    g_free(p->kept);
    lc_panel_fini(&p->base);
    return status == LC_OK && n_failed > 0 ? LC_FAILED : status;
}

/* Whether each application can be left out. */
static bool can_be_left_out(const struct pull *p)
{
    const struct lc_model *m = p->with.session.model;
    bool is_good = true;

    for (uint32_t a = 0; a < n_applications(p); a++) {
        const struct lc_action *action = lc_without_undone(m, a);

        if (action) {
            char *file = lc_text_escape(action->file, 0, 0);

            fprintf(stderr,
                    "%s:%d:1: brings application %s back into runs that leave it out; expected "
                    "scenarios that set or add nothing to its potential and adoption\n",
                    file, action->line, application_name(p, a));
            g_free(file);
            is_good = false;
        }
    }
    return is_good;
}

/* Two ensembles at a time; attributed and marginal amounts, of one application and of all. */
static enum lc_status check_memory(const struct pull *p)
{
    const uint32_t n = p->request->replications;
    const size_t panel = lc_panel_bytes(&p->matrix.probe, n);
    const size_t cells = lc_matrix_cells(&p->matrix) * sizeof(double);
    size_t bytes, amounts;

    if (__builtin_add_overflow(panel, panel, &bytes) ||
        __builtin_mul_overflow(4 * cells, (size_t)n, &amounts) ||
        __builtin_add_overflow(bytes, amounts, &bytes)) {
        bytes = SIZE_MAX;
    }
    return lc_ensemble_fits(p->request, bytes);
}

enum lc_status lc_pullthrough_run(const struct lc_request *r)
{
    struct pull p = {.request = r};
    struct lc_folder folder;
    enum lc_status status = lc_variant_open_with(&p.with, r, nothing_more);

    if (status != LC_OK) {
        return status;
    }
    char *path = lc_session_output(&p.with.session);

    lc_idle_tell(&p.with.session);
    lc_matrix_init(&p.matrix, p.with.session.layout, r->from);
    status = can_be_left_out(&p) ? check_memory(&p) : LC_BAD_INPUT;
    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, lc_folder_use(r), p.with.session.folder);
    }
    if (status == LC_OK) {
        p.folder = path;
        status = pull(&p);
        lc_folder_leave(&folder, r->is_verbose);
    }
    g_free(path);
    lc_matrix_fini(&p.matrix);
    lc_variant_close(&p.with);
    return status;
}
