# Sourced by bench/run: scenarios of the whole server alone, each with a new database and server.

# measure_reconnect ARGUMENTS...: all rounds.
measure_reconnect() {
  local name users
  : >"$work/rows"
  for ((round = 1; round <= rounds; round++)); do
    for name in "${databases[@]}"; do
      new_database "$name"
      start_server "chat, $name"
      users=(reconnect --url "$url" --secret "$secret" --server-process "$server" --database-process "$database_process")
      dotnet "$load" "${users[@]}" --connections 200 >"$work/warm-up"
      record "$name" "${users[@]}" "$@"
      check_log "$name"
      stop_server
    done
  done
}

# measure_slow_reader ARGUMENTS...: all rounds, with nobody slow and with one who is.
measure_slow_reader() {
  local name slow title
  : >"$work/rows"
  for ((round = 1; round <= rounds; round++)); do
    for name in "${databases[@]}"; do
      for slow in 0 1; do
        new_database "$name"
        start_server "chat, $name"
        title="$name, $([[ $slow == 0 ]] && echo 'all read' || echo 'one slow')"
        record "$title" slow-reader --url "$url" --secret "$secret" --server-process "$server" --slow "$slow" "$@"
        check_log "$title"
        stop_server
      done
    done
  done
}

# measure_start: all rounds, each a new process.
measure_start() {
  local name
  : >"$work/rows"
  for ((round = 1; round <= rounds; round++)); do
    for name in "${databases[@]}"; do
      new_database "$name"
      record_start "$name, new" 0
      record_start "$name, existing" 1
    done
  done
}

# record_start NAME EXISTING
record_start() (
  export ASPNETCORE_ENVIRONMENT=Production JWT_SECRET=$secret DATABASE_URL=$database
  record "$1" start --server "$parley" --secret "$secret" --existing "$2"
)

# measure_growth ARGUMENTS...: prints Markdown.
measure_growth() {
  local name
  for name in "${databases[@]}"; do
    dotnet "$growth" --server "$parley" --database "$name" "$@"
  done
}
