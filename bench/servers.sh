# Sourced by bench/run: builds, starts and stops what is measured.

build() {
  [[ -z ${NO_BUILD:-} ]] || return 0
  for project in "$@"; do
    if ! dotnet build "$project" -c Release -v quiet -nologo >"$work/build"; then
      cat "$work/build" >&2
      return 1
    fi
  done
}

install_peer() {
  [[ $peer/node_modules/.package-lock.json -nt $peer/package-lock.json ]] || npm ci --silent --no-audit --no-fund --prefix "$peer"
}

# A PostgreSQL of the benchmarks' own, whose commits reach the disk; it ends with the pipe that it reads.
start_postgres() {
  [[ " ${databases[*]} " == *" PostgreSQL "* ]] || return 0
  coproc postgres { exec dotnet "$postgres_host" --fsync; }
}

stop_postgres() {
  [[ -n ${postgres_PID:-} ]] || return 0
  local id=$postgres_PID
  exec {postgres[1]}>&-
  wait "$id" 2>/dev/null || true
}

# new_database SQLite|PostgreSQL: sets the database of the next start_server, and database_process.
new_database() {
  case $1 in
    SQLite)
      database_process=0
      database=sqlite:$(mktemp -d -p "$work")/parley.db
      ;;
    PostgreSQL)
      echo another >&"${postgres[1]}"
      read -r database <&"${postgres[0]}"
      local port=${database##*:}
      database_process=$(pgrep -f "^/usr/lib/postgresql/[^ ]*/postgres .*--port=${port%%/*}( |\$)")
      ;;
  esac
}

# Parley as its users run it, but for the limits, which end a test of what it can take.
start_parley() {
  ASPNETCORE_ENVIRONMENT=Production JWT_SECRET=$secret DATABASE_URL=$database \
    Parley__Limits__OrderMessagesPerWindow=0 Parley__Limits__MessagesPerWindow=0 Parley__Limits__MessagesPerDay=0 \
    Parley__Limits__EventsPerSecond=0 exec dotnet "$parley" --urls http://127.0.0.1:0
}

# start_server NAME: sets url once the server listens.
start_server() {
  : >"$work/log"
  case $1 in
    chat* | Parley*) start_parley >"$work/log" 2>&1 & ;;
    Node* | SignalR*) start_peer "$1" >"$work/log" 2>&1 & ;;
    parley) dotnet "$echo_server" --urls http://127.0.0.1:0 >"$work/log" 2>&1 & ;;
    socket.io) node --expose-gc "$peer/server.js" >"$work/log" 2>&1 & ;;
  esac
  server=$!
  for _ in {1..200}; do
    url=$(sed -En 's/^ready //p; s/.*"Message":"Now listening on: ([^"]*)".*/\1/p' "$work/log")
    [[ -z $url ]] || return 0
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  echo "$1 does not start:" >&2
  cat "$work/log" >&2
  return 1
}

stop_server() {
  [[ -n $server ]] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

# check_log NAME: a server that had something to say had a problem; it is told with the results.
check_log() {
  grep -vE '^ready |"LogLevel":"Information"' "$work/log" | cut -c 1-300 >"$work/said" || true
  [[ -s $work/said ]] || return 0
  cat "$work/said" >&2
  echo "- $1 logged $(wc -l <"$work/said") complaints, the first one: \`$(head -n 1 "$work/said")\`" | tee -a "$work/complaints"
}
