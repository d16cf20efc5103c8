#!/bin/sh
# A large forecast as a job array of Slurm: each task makes its shard, and one that was started again goes on.
#
#     sbatch slurm.sh
#     layercake merge shard-* -o all        when all tasks have ended
#
# The tables of the merged folder are those of one machine, to the byte.
#SBATCH --job-name=layercake
#SBATCH --array=1-20
#SBATCH --cpus-per-task=8
#SBATCH --time=02:00:00
layercake forecast -n "${N:-100000}" -j "$SLURM_CPUS_PER_TASK" --resume -q \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" -o "shard-$SLURM_ARRAY_TASK_ID"
