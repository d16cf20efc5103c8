/* Whether a workbook is all there.
 *
 * libxlsxwriter makes each part in a temporary file and packs it without asking whether all of it
 * could be written: on a full disk, or where no file may be so large, it calls a workbook done of
 * which a sheet is cut. So what it wrote is read back.
 */
#ifndef LC_REPORT_WORKBOOK_WHOLE_H
#define LC_REPORT_WORKBOOK_WHOLE_H

#include <stdbool.h>

/* True when the file is an archive of which every part unpacks to well-formed XML. */
bool lc_workbook_is_whole(const char *path);

#endif
