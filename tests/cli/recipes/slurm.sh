#!/bin/sh
# The job script of Slurm, run as its tasks would be, makes shards of which merge makes the folder of one run.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

cp "$LAYERCAKE_SRCDIR/doc/recipes/slurm.sh" .
mkdir "$scratch/bin"
cat >"$scratch/bin/layercake" <<END
#!/bin/sh
exec '$LAYERCAKE' "\$@" -m tutorial --to 2027-12-31
END
chmod +x "$scratch/bin/layercake"
tasks=$(sed -n 's/^#SBATCH --array=1-//p' slurm.sh)
[ "$tasks" -ge 2 ] || fail "no array"
for task in 1 2 3 1; do # three tasks are enough, and one is started again
    SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=3 SLURM_CPUS_PER_TASK=1 N=250 PATH=$scratch/bin:$PATH sh slurm.sh
done
expect 0 merge shard-1 shard-2 shard-3 -q -o all
expect 0 forecast -n 250 -m tutorial --to 2027-12-31 -q -o one
same all one
