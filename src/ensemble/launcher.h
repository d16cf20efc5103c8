/* Whether a launcher of parallel jobs (mpirun, srun) has started this process, and with how many.
 */
#ifndef LC_ENSEMBLE_LAUNCHER_H
#define LC_ENSEMBLE_LAUNCHER_H

/* Processes of the job, as the launcher's environment says; 0 when there is no launcher. Joining a
 * job that is none takes a tenth of a second, so it is not tried. */
unsigned lc_launcher_size(void);

#endif
