# How many PHP workers fit: from the limits of the container (cgroup v2 or v1) and of its ECS task, else from the
# machine.
# shellcheck shell=bash

readonly OPCACHE_MB=128 WORKER_MB=32

# Sets $TASK_MEMORY and $TASK_PROCESSORS, 0 for no limit. A Fargate task has its limits in a place that its containers
# do not see, on a machine that is larger: their own cgroup knows none.
read_task_limits() {
  TASK_PROCESSORS=0 TASK_MEMORY=0
  [[ -n "${ECS_CONTAINER_METADATA_URI_V4:-}" ]] || return 0
  read -r TASK_PROCESSORS TASK_MEMORY < <(php8.4 -n /usr/local/lib/wordpress/bootstrap/task-limits.php) || :
}

# Sets $REPLY to the memory in MB, and $MEMORY_LIMITED when that is a limit of the container.
read_memory() {
  local file bytes kilobytes
  MEMORY_LIMITED=
  while read -r _ kilobytes _; do break; done </proc/meminfo
  REPLY=$((kilobytes / 1024))
  for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
    [[ -r "$file" ]] || continue
    read -r bytes <"$file"
    # "max", or a number beyond any machine, is no limit.
    if [[ "$bytes" =~ ^[0-9]{1,15}$ ]] && ((bytes / 1048576 < REPLY)); then
      REPLY=$((bytes / 1048576))
      MEMORY_LIMITED=yes
    fi
  done
  if ((TASK_MEMORY > 0 && TASK_MEMORY < REPLY)); then
    REPLY=$TASK_MEMORY
    MEMORY_LIMITED=yes
  fi
}

# Sets $REPLY to the number of processors, rounded up.
read_processors() {
  local quota=max period=100000 line count=0
  while read -r line; do [[ "$line" != processor* ]] || ((++count)); done </proc/cpuinfo
  REPLY=$((count > 0 ? count : 1))
  if [[ -r /sys/fs/cgroup/cpu.max ]]; then
    read -r quota period </sys/fs/cgroup/cpu.max
  elif [[ -r /sys/fs/cgroup/cpu/cpu.cfs_quota_us ]]; then
    read -r quota </sys/fs/cgroup/cpu/cpu.cfs_quota_us
    read -r period </sys/fs/cgroup/cpu/cpu.cfs_period_us
  fi
  if [[ "$quota" =~ ^[0-9]+$ ]] && ((quota > 0 && (quota + period - 1) / period < REPLY)); then
    REPLY=$(((quota + period - 1) / period))
  fi
  if ((TASK_PROCESSORS > 0 && TASK_PROCESSORS < REPLY)); then REPLY=$TASK_PROCESSORS; fi
}

# Sets $REPLY to the number of workers: at least two, because WordPress calls itself.
read_workers() {
  local processors workers most memory
  read_task_limits
  read_processors
  processors=$REPLY
  read_memory
  memory=$REPLY
  # Images are decoded outside of PHP's own limit, one at a time (config/images.php).
  IMAGE_MB=$((memory - 160 - OPCACHE_MB > 64 ? memory - 160 - OPCACHE_MB : 64))
  FREE_MB=$((IMAGE_MB / 2))
  if ((${PHP_FPM_MAX_CHILDREN:-0} > 0)); then
    REPLY=$((PHP_FPM_MAX_CHILDREN < 2 ? 2 : PHP_FPM_MAX_CHILDREN))
    return
  fi
  workers=$(((memory - 160 - OPCACHE_MB) / WORKER_MB))
  most=$((4 * processors))
  # A container that may use the whole machine is a guest on it.
  if [[ -z "$MEMORY_LIMITED" ]] && ((most > 16)); then most=16; fi
  REPLY=$((workers > most ? most : workers))
  REPLY=$((REPLY < 2 ? 2 : REPLY))
}
