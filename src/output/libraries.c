#include "output/libraries.h"

#include "base/memory.h"

#include <netcdf.h>
#include <netcdf_mem.h>
#include <stdlib.h>

#define PROPERTIES "_NCProperties" /* a hidden attribute of every NetCDF-4 file */

/* There is no function that tells; a file in memory does. */
void lc_netcdf_libraries(char text[LC_LIBRARIES_TEXT])
{
    NC_memio memory = {0};
    size_t n = 0;
    int file;

    text[0] = '\0';
    if (nc_create_mem("libraries", NC_NETCDF4, 0, &file) != NC_NOERR ||
        nc_enddef(file) != NC_NOERR) {
        lc_memory_out(); /* nothing else can be wanting to an empty file in memory */
    }
    if (nc_inq_attlen(file, NC_GLOBAL, PROPERTIES, &n) == NC_NOERR && n < LC_LIBRARIES_TEXT &&
        nc_get_att_text(file, NC_GLOBAL, PROPERTIES, text) == NC_NOERR) {
        text[n] = '\0';
    }
    if (nc_close_memio(file, &memory) == NC_NOERR) {
        free(memory.memory);
    }
}
