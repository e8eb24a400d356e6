# Private PostgreSQL clusters: found or installed, made, started, healed. Sourced, never run.

readonly oldest_postgres=15

# Prints the folder of the newest PostgreSQL programs that are new enough, or of exactly one version: find_postgres [version]
find_postgres() {
  local folder version best='' best_version=0
  for folder in "$(pg_config --bindir 2>/dev/null)" "$(dirname "$(command -v postgres)" 2>/dev/null)" /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] || continue
    version=$("$folder/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
    [ -z "${1:-}" ] || [ "$version" = "$1" ] || continue
    if [ "$version" -ge "$oldest_postgres" ] && [ "$version" -gt "$best_version" ]; then best=$folder best_version=$version; fi
  done
  printf '%s' "$best"
}

need_postgres() {
  postgres_bin=$(find_postgres)
  if [ -z "$postgres_bin" ]; then
    install_postgres
    postgres_bin=$(find_postgres)
  fi
  [ -n "$postgres_bin" ] || fail "PostgreSQL $oldest_postgres or later is needed; this system's packages have only an older one."
  ! is_root || id postgres >/dev/null 2>&1 ||
    fail "PostgreSQL does not run as root and there is no system user postgres: run as an ordinary user, or add that one."
}

# Debian's package would make and start a system cluster "main" on port 5432; nobody asked for one.
install_postgres() {
  local settings=/etc/postgresql-common/createcluster.conf
  may_install_or_ask 'PostgreSQL is' postgresql
  install_packages postgresql-common
  if ! grep -q '^create_main_cluster' "$settings"; then
    printf '\n# The servers of private clusters are wanted, not a system cluster.\ncreate_main_cluster = false\n' |
      as_root tee -a "$settings" >/dev/null
  fi
  install_packages postgresql
}

# PostgreSQL refuses to run as root; the system user postgres stands in then.
as_owner() {
  if is_root; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Prints where the cluster of this checkout lives: inside it, or under /var/lib where its owner cannot enter it.
cluster_home() {
  local home=$state/postgres
  if is_root && ! as_owner test -x "$state"; then
    home=/var/lib/volt-kosova/$(printf '%s' "$root" | sha256sum | cut -c1-12)
  fi
  printf '%s' "$home"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the ports that the system hands out by itself.
free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 12000))
    if port_is_free "$port"; then
      printf '%s' "$port"
      return
    fi
  done
  fail "No free port was found on 127.0.0.1."
}

# A cluster is a folder: data/ and socket/ (its owner's), password and port (ours).
# C.UTF-8: the same order of bytes on every machine, no index that breaks when a system library learns a new alphabet, and "like 'abc%'"
# answered by a plain index. Lists that people read are sorted by an ICU collation named in the query.
make_cluster() {
  local home=$1 hand_over
  say "Making a private PostgreSQL cluster in $home"
  mkdir -p "$home"
  chmod 755 "$home"
  (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$home/password")
  rm -rf "$home/making" "$home/socket"
  mkdir "$home/making" "$home/socket"
  hand_over=$home/making/password
  (umask 077 && cp "$home/password" "$hand_over")
  is_root && chown -R postgres: "$home/making" "$home/socket"
  chmod 700 "$home/making" "$home/socket"
  quietly as_owner "$postgres_bin/initdb" --pgdata="$home/making/data" --username=volt_owner --pwfile="$hand_over" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums || fail "initdb failed in $home."
  printf "include 'volt.conf'\n" | as_owner tee -a "$home/making/data/postgresql.conf" >/dev/null
  mv "$home/making/data" "$home/data"
  rm -rf "$home/making"
}

# Statements, parameters and row values stay out of the log: they are people's data.
cluster_settings() {
  local home=$1 port=$2 socket=$1/socket
  [ "${#socket}" -le 85 ] || socket=''
  cat <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$socket'
unix_socket_permissions = 0700
max_connections = 300
shared_buffers = 256MB
log_destination = 'stderr'
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
timezone = 'UTC'
log_timezone = 'UTC'
END
  shift 2
  [ $# = 0 ] || printf '%s\n' "$@"
}

# A postmaster.pid outlives a machine that was switched off, and its number may be another program's by now.
is_running() {
  local home=$1 pid
  pid=$(as_owner head -n 1 "$home/data/postmaster.pid" 2>/dev/null) || return 1
  [ "$(as_owner readlink "/proc/$pid/cwd" 2>/dev/null)" = "$(as_owner readlink -f "$home/data")" ]
}

# Starts the cluster on its own port or the next free one; further arguments are settings: start_cluster home [setting...]
start_cluster() {
  local home=$1 port said
  shift
  if is_running "$home"; then
    as_owner sed -n 4p "$home/data/postmaster.pid" >"$home/port"
    wait_for_cluster "$home"
    return
  fi
  as_owner rm -f "$home/data/postmaster.pid"
  for _ in 1 2 3 4 5; do
    port=$(cat "$home/port" 2>/dev/null) && port_is_free "$port" || port=$(free_port)
    cluster_settings "$home" "$port" "$@" | as_owner tee "$home/data/volt.conf" >/dev/null
    if said=$(as_owner "$postgres_bin/pg_ctl" start --pgdata="$home/data" --log="$home/data/start.log" \
      --wait --timeout=120 --silent 2>&1 9>&-); then
      printf '%s' "$port" >"$home/port"
      return
    fi
    port_is_free "$port" && break
  done
  say "$said"
  as_owner tail -n 20 "$home/data/start.log" >&2 || true
  fail "PostgreSQL did not start in $home; its log stands in $home/data/log."
}

# One that is up may still be reading its log after a crash.
wait_for_cluster() {
  for _ in {1..300}; do
    if "$postgres_bin/pg_isready" --quiet --host=127.0.0.1 --port="$(cat "$1/port")"; then return; fi
    sleep 0.2
  done
  fail "PostgreSQL in $1 runs but accepts no connection; its log stands in $1/data/log."
}

stop_cluster() {
  as_owner "$postgres_bin/pg_ctl" stop --pgdata="$1/data" --mode=immediate --silent >/dev/null 2>&1 || true
}

# Prints the connection string of a database: connection home database
connection() {
  printf 'Host=127.0.0.1;Port=%s;Username=volt_owner;Password=%s;Database=%s' "$(cat "$1/port")" "$(cat "$1/password")" "$2"
}

# Runs one of PostgreSQL's programs as the owner of a cluster: as_client home program [argument...]
as_client() {
  local home=$1 program=$2
  shift 2
  PGPASSWORD=$(cat "$home/password") "$postgres_bin/$program" --host=127.0.0.1 --port="$(cat "$home/port")" --username=volt_owner \
    --no-password "$@"
}

# Whether a database is there: has_database home database
has_database() {
  [ -n "$(as_client "$1" psql -d postgres -X -At -c "select 1 from pg_database where datname = '$2'")" ]
}

# Makes a database unless it is there: need_database home database
need_database() {
  has_database "$1" "$2" || quietly as_client "$1" createdb "$2" || fail "The database $2 could not be made."
}

drop_database() { quietly as_client "$1" dropdb --if-exists --force "$2" || fail "The database $2 could not be dropped."; }

# Gives a database another name: rename_database home from to
rename_database() {
  quietly as_client "$1" psql -d postgres -X -c "alter database $2 rename to $3" || fail "The database $2 could not be renamed."
}

# The lasting cluster of this checkout, made and started at need; sets `cluster`.
need_cluster() {
  cluster=$(cluster_home)
  if [ -d "$cluster/data" ]; then
    local version
    version=$(as_owner cat "$cluster/data/PG_VERSION" 2>/dev/null) ||
      fail "$cluster belongs to another user: run as that user, or move the folder away to start afresh."
    postgres_bin=$(find_postgres "$version")
    [ -n "$postgres_bin" ] ||
      fail "$cluster was made by PostgreSQL $version, which is not installed: install it, or move the folder away to start afresh."
  else
    make_cluster "$cluster"
  fi
  [ -d "$state/postgres" ] || ln -sfn "$cluster" "$state/postgres"
  start_cluster "$cluster"
}
