# The life of a data directory, told by two files in it:
#
#   .not-initialised    a pristine copy of the seed; nobody has access yet, unless there is also
#   .initialising       an initialisation was begun. It was also finished if the table $FINISHED is there,
#                       which the very last statement of an initialisation makes. Otherwise it was cut
#                       short and starts over from the seed.
#   neither             a database in use; its data, users and passwords are never touched
#
# The table is the proof because the server itself writes it, durably, after everything else.
# shellcheck shell=bash

readonly SEED=/usr/local/share/mariadb/seed.tar.gz
readonly FINISHED=container_initialised

# Prepares the directory and returns 0 when it is to be initialised, 1 when it is in use.
begin_initialisation() {
  cd "$DATADIR" || mysql_error "$DATADIR can not be entered."
  if [[ -e .initialising ]]; then
    if [[ -e mysql/$FINISHED.frm ]]; then
      rm -f .initialising .not-initialised
      return 1
    fi
    mysql_warn "an earlier initialisation was cut short; starting over."
    find . -mindepth 1 -maxdepth 1 ! -name .initialising ! -name lost+found -exec rm -rf {} + ||
      mysql_error "$DATADIR can not be emptied."
    unpack_seed
  elif [[ -e .not-initialised ]]; then
    : >.initialising
  elif [[ -d mysql ]]; then
    return 1
  elif [[ -n "$(find . -mindepth 1 -maxdepth 1 ! -name lost+found -print -quit)" ]]; then
    mysql_error "$DATADIR is neither empty nor a MariaDB data directory: nothing is written to it."
  else
    : >.initialising
    unpack_seed
  fi
}

unpack_seed() {
  tar --extract --gzip --no-same-owner --file "$SEED" --exclude ./.not-initialised ||
    mysql_error "the seed can not be unpacked into $DATADIR (is the disk full?)."
}
