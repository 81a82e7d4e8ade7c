# Sourced by bench/run: runs the load program on the servers in turn, and keeps a line of JSON for each run.

# warm_up SCENARIO ARGUMENTS...: what a server loads and compiles for its first connections is no cost of the others.
warm_up() {
  case $1 in
    idle) dotnet "$load" idle --url "$url" --connections 100 --hold 0 >"$work/warm-up" ;;
    chat-idle) dotnet "$load" "$@" --connections 100 --hold 0 >"$work/warm-up" ;;
    chat) dotnet "$load" "$@" --warmup 0 --seconds "$warm_up" >"$work/warm-up" ;;
  esac
}

# record NAME ARGUMENTS...: runs the load program on the server that runs; the result is a line of JSON in the rows.
record() {
  local name=$1
  shift
  echo "$name, round $round"
  dotnet "$load" "$@" | tee "$work/output"
  printf '{"server":"%s","round":%d,"result":%s}\n' "$name" "$round" "$(tail -n 1 "$work/output")" >>"$work/rows"
}

# measure SCENARIO ARGUMENTS...: all rounds; each result is a line of JSON in the rows.
measure() {
  local scenario=$1
  shift
  : >"$work/rows"
  for ((round = 1; round <= rounds; round++)); do
    for name in parley socket.io; do
      start_server "$name"
      warm_up "$scenario"
      record "$name" "$scenario" --url "$url" "$@"
      check_log "$name"
      stop_server
    done
    [[ $scenario != idle ]] || measure_idle_chat "$@"
  done
}

# measure_idle_chat ARGUMENTS...: one round. The server is started anew over the users and groups, whose creation is no cost of connections.
measure_idle_chat() {
  local name users turn
  mapfile -t turn < <(in_turn "${idle_systems[@]}")
  for name in "${turn[@]}"; do
    new_system_database "$name"
    start_server "$name"
    dotnet "$load" company --url "$url" --secret "$secret" --company idle "${company[@]}"
    stop_server
    start_server "$name"
    users=(chat-idle --target "$(target_of "$name")" --url "$url" --secret "$secret" --company idle --server-process "$server")
    warm_up "${users[@]}"
    record "/chat, $name" "${users[@]}" "$@"
    check_log "$name"
    stop_server
  done
}

# measure_chat ARGUMENTS...: all rounds of all systems and workloads; each system has a new database and server in each round.
measure_chat() {
  local name turn
  : >"$work/rows"
  for ((round = 1; round <= rounds; round++)); do
    mapfile -t turn < <(in_turn "${systems[@]}")
    for name in "${turn[@]}"; do
      measure_system "$name" "$@"
    done
  done
}

# measure_system SYSTEM ARGUMENTS...: one round. A rate above what it acknowledges in the closed loop is left out: nothing but its queue would grow.
measure_system() {
  local name=$1 workload users rate reached=
  shift
  new_system_database "$name"
  start_server "$name"
  users=(chat --target "$(target_of "$name")" --url "$url" --secret "$secret" --server-process "$server" --database-process "$database_process")
  [[ $warm_up == 0 ]] || warm_up "${users[@]}"
  for workload in "${workloads[@]}"; do
    rate=$(sed -En 's/.*--rate ([0-9]+).*/\1/p' <<<"$workload")
    if [[ -n $reached && $rate -gt $reached ]]; then
      echo "$name, round $round: $rate/s are more than it can"
      continue
    fi

    # shellcheck disable=SC2086 # the arguments of a workload are words
    record "$name, ${workload%|*}" "${users[@]}" "$@" ${workload#*|}
    reached=${reached:-$(sed -En '$s/.*"rate":0,.*"acksPerSecond":([0-9]+).*/\1/p' "$work/output")}
  done
  check_log "$name"
  stop_server
}

# write_result SCENARIO COMMAND BODY_COMMAND...: what the command prints, under a heading with machine and versions.
write_result() {
  local file
  file=bench/results/$(date +%F)-$1.md
  mkdir -p bench/results
  {
    node bench/report.js heading "$1" "$2"
    "${@:3}"
    cat "$work/complaints" 2>/dev/null || true
  } >"$file"
  echo "written to $file"
}
