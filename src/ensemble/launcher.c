#include "ensemble/launcher.h"

#include <stdlib.h>

unsigned lc_launcher_size(void)
{
    /* Open MPI; the process managers of MPICH, Intel MPI and Slurm's PMI; MVAPICH2. */
    static const char *const names[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MV2_COMM_WORLD_SIZE"};

    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = getenv(names[i]);

        if (text) {
            return (unsigned)strtoul(text, NULL, 10);
        }
    }
    /* srun --mpi=pmix tells the size of the step only. */
    const char *step = getenv("PMIX_RANK") ? getenv("SLURM_STEP_NUM_TASKS") : NULL;

    return step ? (unsigned)strtoul(step, NULL, 10) : 0;
}
