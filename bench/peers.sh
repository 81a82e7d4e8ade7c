# Sourced by bench/run: the chats that are compared, Parley and its peers. A system is who it is and how it stores.

systems=('Parley SQLite' 'Parley PostgreSQL' 'Node statements' 'Node tuned' 'Node nothing' 'SignalR statements' 'SignalR tuned' 'SignalR nothing')
idle_systems=('Parley SQLite' 'Parley PostgreSQL' 'Node tuned' 'SignalR tuned')
workloads=('closed loop|--rate 0' 'closed loop, groups of 100|--rate 0 --group-size 100' '300/s|--rate 300' '2000/s|--rate 2000')

# choose_systems NAMES: those of a list with commas, or all; without PostgreSQL, those that do not need it.
choose_systems() {
  local name
  [[ -z $1 ]] || take_systems "$1"
  [[ " ${databases[*]} " != *" PostgreSQL "* ]] || return 0
  for name in "${!systems[@]}"; do
    [[ ${systems[name]} =~ (SQLite|nothing)$ ]] || unset "systems[name]"
  done
  idle_systems=('Parley SQLite')
}

# take_systems NAMES: a name that does not exist ends the run, before anything is built.
take_systems() {
  local name known=("${systems[@]}")
  IFS=, read -ra systems <<<"$1"
  for name in "${systems[@]}"; do
    if ! grep -Fqx -e "$name" < <(printf '%s\n' "${known[@]}"); then
      echo "SYSTEMS: there is no '$name'; known are, with commas between them: $(printf "'%s' " "${known[@]}")" >&2
      exit 2
    fi
  done
}

# choose_workloads ARGUMENTS...: --rate R at their beginning is the only one; --group-size leaves no other size to measure.
choose_workloads() {
  if [[ ${1:-} == --rate ]]; then
    workloads=("$([[ $2 == 0 ]] && echo 'closed loop' || echo "$2/s")|--rate $2")
  elif [[ " $* " == *' --group-size '* ]]; then
    unset 'workloads[1]'
  fi
}

# in_turn NAMES...: a line each; every round begins with another one.
in_turn() {
  local first=$(((round - 1) * $# / rounds))
  printf '%s\n' "${@:first + 1}" "${@:1:first}"
}

# target_of SYSTEM: what the load program calls it.
target_of() {
  case $1 in
    Parley*) echo parley ;;
    Node*) echo socketio ;;
    SignalR*) echo signalr ;;
  esac
}

# new_system_database SYSTEM: each run begins with an empty one.
new_system_database() {
  case $1 in
    *SQLite) new_database SQLite ;;
    *nothing) database='' database_process=0 ;;
    *) new_database PostgreSQL ;;
  esac
}

# start_peer SYSTEM
start_peer() {
  export JWT_SECRET=$secret DATABASE_URL=$database
  case $1 in
    Node*) NODE_ENV=production exec node "$peer/chat.js" "${1#* }" ;;
    SignalR*) ASPNETCORE_ENVIRONMENT=Production exec dotnet "$signalr" "${1#* }" ;;
  esac
}
