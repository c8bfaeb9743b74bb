# Secrets that are in Vault: NAME_VAULT says where, and from then on NAME_FILE names a file that is in memory only.
# shellcheck shell=bash

take_secrets() {
  local folder=/dev/shm/secrets name names=()
  while read -r name; do
    if [[ "$name" == *_VAULT && -n "${!name}" ]]; then names+=("${name%_VAULT}"); fi
  done < <(compgen -e)
  ((${#names[@]} > 0)) || return 0
  [[ -n "${VAULT_ADDR:-}" ]] || fail "${names[0]}_VAULT is set, and VAULT_ADDR, the address of Vault, is not."
  [[ -d "$folder" ]] || mkdir -m 0700 "$folder" 2>/dev/null || fail "/dev/shm must be writable for user id $EUID."
  # In the background, so that a stop ends the wait at once.
  php8.4 /usr/local/lib/wordpress/vault/take-secrets.php "$folder" "${names[@]}" &
  wait "$!" || exit
  for name in "${names[@]}"; do export "${name}_FILE=$folder/$name"; done
}
