run_given() {
  local given="$1"
  eval "ls $given" # @BAD bash-eval
}
