/* The files of a run's lineage, apart from what fills them: a command opens them without seeing the
 * world. */
#ifndef LC_OBSERVE_LINEAGE_FILES_H
#define LC_OBSERVE_LINEAGE_FILES_H

struct lc_outfile;

struct lc_lineage_files {
    struct lc_outfile *pulls, *links, *cohorts, *payments;
};

#endif
