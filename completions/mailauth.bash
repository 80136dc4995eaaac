# bash completion for mailauth and, where they are links to it, the classic names.

# Option lists; Tests/DocumentationTests compares what they offer with --help and the manual pages.
_mailauth_postconf_options='-a -A -b -c -C -d -e -E -f -F -# -h -H -l -m -M -n -j -o -p -P -PP -q -t -T -v -x -X
  --add --remove --before --after --first --last --uncomment --convert-maps --strict
  --root --postfix-version --dry-run --diff --json --detailed-exitcode --in-place --help'
_mailauth_postmap_options='-b -c -d -f -F -h -i -m -N -n -o -p -q -r -s -u -U -v -w --root
  --dry-run --diff --json --detailed-exitcode --help'
_mailauth_postalias_options='-c -d -f -i -N -n -o -p -q -r -s -u -v -w --root
  --dry-run --diff --json --detailed-exitcode --help'
_mailauth_saslpasswd_options='-a -c -d -f -n -p -u -v --root --store --password-file --generate --strict --dry-run --json --detailed-exitcode --help'
_mailauth_listusers_options='-f -v --root --store --realm --count --verify --json --help'
_mailauth_enable_smtp_auth_options='--backend --mech --imap-server --address-logins --threads
  --engine --sql-host --sql-user --sql-database --sql-select --ldap-uri --ldap-base --ldap-id --ldap-mech --password-file --no-chroot
  --rate-limit --sender-login-maps --debug-log
  --tls-cert --tls-key --dovecot-config --dovecot-version --submission --submissions --auth-on-25 --realm
  --mechanisms --legacy-clients --root -c --config-dir --instance --platform --dry-run --diff --json --detailed-exitcode --no-reload --in-place -q --quiet -v --verbose --color --version -h --help'
_mailauth_users_options='-f --file --store --root -c --config-dir --instance --platform --realm --json -q --quiet -v --verbose --dry-run --diff --color
  --detailed-exitcode --scram --iterations
  --with-plaintext --format --existing --keep-going -o --output --with-secrets --salvage --length --password-file --password-stdin --create --to --dialect --table
  --version -h --help'
_mailauth_users_commands='import export generate passwd verify disable enable rename-realm migrate compact'
_mailauth_enable_relay_auth_options='--relayhost --user --password-file --sender --tls-level --mechanisms --oauth2 --remove
  --root -c --config-dir --instance --platform --dry-run --diff --json --detailed-exitcode --no-reload --in-place -q --quiet -v --verbose --color --version -h --help'
_mailauth_disable_smtp_auth_options='--root -c --config-dir --instance --platform --dry-run --diff --json --detailed-exitcode --no-reload --in-place -q --quiet
  -v --verbose --color --version -h --help'
_mailauth_history_options='--root -c --config-dir --diff --json --purge --color --version -h --help'
_mailauth_smtpd_conf_options='--all --with-secrets --unset --password-file --backend --sasl-version --name --root -c --config-dir --instance --platform
  --dry-run --diff --json --detailed-exitcode --no-reload --in-place -q --quiet -v --verbose --color --version -h --help'
_mailauth_smtpd_conf_commands='show get set validate generate'
_mailauth_undo_options='--force --root -c --config-dir --instance --platform --dry-run --diff --json --detailed-exitcode --no-reload --in-place -q --quiet -v --verbose
  --color --version -h --help'
_mailauth_commands='postconf postmap postalias saslpasswd saslpasswd2 listusers sasldblistusers2 enable-smtp-auth
  disable-smtp-auth enable-relay-auth smtpd-conf history undo users help'

# Offers the words of a list that begin with what is typed.
_mailauth_offer() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_mailauth_offer_files() {
  compopt -o filenames 2> /dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

# Values of the option before the word; fails when the option takes none.
_mailauth_value() {
  case $1:$2 in
    *:--root | *:--config-dir | postconf:-c | postmap:-c | postalias:-c | *able-*-auth:-c | history:-c | undo:-c | smtpd-conf:-c | users:-c) _mailauth_offer_files -d "$3" ;;
    saslpasswd:-f | saslpasswd:--password-file | listusers:-f) _mailauth_offer_files -f "$3" ;;
    postconf:-C) _mailauth_offer 'builtin service user all' "$3" ;;
    postconf:-T) _mailauth_offer 'compile-version run-version public-key-algorithms' "$3" ;;
    postconf:--postfix-version) _mailauth_offer '3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11' "$3" ;;
    postconf:-o | postconf:--add | postconf:--remove) _mailauth_parameters = "$3" ;;
    postconf:--uncomment) _mailauth_parameters '' "$3" ;;
    postconf:--convert-maps) _mailauth_offer 'hash=lmdb btree=lmdb' "$3" ;;
    postconf:--before | postconf:--after) ;;
    postmap:-[dq] | postalias:-[dq]) ;;
    saslpasswd:--store | listusers:--store) _mailauth_offer 'berkeleydb gdbm lmdb' "$3" ;;
    saslpasswd:-a) _mailauth_offer smtpd "$3" ;;
    saslpasswd:-u | listusers:--realm) _mailauth_offer "$(hostname -f 2> /dev/null)" "$3" ;;
    enable-smtp-auth:--tls-cert | enable-smtp-auth:--tls-key | enable-smtp-auth:--dovecot-config)
      _mailauth_offer_files -f "$3"
      ;;
    enable-smtp-auth:--dovecot-version) _mailauth_offer '1.2 2.3 2.4' "$3" ;;
    *able-*-auth:--color | history:--color | undo:--color | smtpd-conf:--color | users:--color) _mailauth_offer 'auto always never' "$3" ;;
    *:--instance) ;;
    *able-*-auth:--platform | undo:--platform | smtpd-conf:--platform | users:--platform)
      _mailauth_offer 'debian ubuntu rhel rhel8 rhel9 rhel10 fedora alpine arch opensuse freebsd' "$3"
      ;;
    enable-relay-auth:--relayhost | enable-relay-auth:--user | enable-relay-auth:--sender) ;;
    enable-relay-auth:--tls-level) _mailauth_offer 'none may encrypt dane verify secure' "$3" ;;
    enable-relay-auth:--password-file) _mailauth_offer_files -f "$3" ;;
    enable-smtp-auth:--realm) _mailauth_offer "$(hostname -f 2> /dev/null)" "$3" ;;
    enable-*-auth:--mechanisms) _mailauth_offer 'plain login cram-md5 digest-md5 scram-sha-1 scram-sha-256' "$3" ;;
    users:-f | users:--file | users:-o | users:--output | users:--password-file) _mailauth_offer_files -f "$3" ;;
    smtpd-conf:--password-file) _mailauth_offer_files -f "$3" ;;
    smtpd-conf:--unset) _mailauth_sasl_options "$3" ;;
    smtpd-conf:--backend) _mailauth_offer 'sasldb saslauthd sql ldapdb pwcheck' "$3" ;;
    smtpd-conf:--sasl-version) _mailauth_offer '1 2' "$3" ;;
    smtpd-conf:--name) ;;
    users:--store) _mailauth_offer 'berkeleydb gdbm lmdb' "$3" ;;
    users:--realm) _mailauth_offer "$(hostname -f 2> /dev/null)" "$3" ;;
    users:--scram) _mailauth_offer 'sha256 sha512 sha384 sha224 sha1' "$3" ;;
    users:--format) _mailauth_offer 'csv jsonl plain passwd-file' "$3" ;;
    users:--existing) _mailauth_offer 'replace keep refuse' "$3" ;;
    users:--to) _mailauth_offer 'berkeleydb gdbm lmdb dovecot-passwd sql' "$3" ;;
    users:--dialect) _mailauth_offer 'postgresql mysql sqlite' "$3" ;;
    users:--iterations | users:--length | users:--table) ;;
    enable-smtp-auth:--backend) _mailauth_offer 'dovecot sasldb saslauthd sql ldapdb' "$3" ;;
    enable-smtp-auth:--mech) _mailauth_offer 'pam shadow getpwent rimap ldap kerberos5 sasldb' "$3" ;;
    enable-smtp-auth:--engine) _mailauth_offer 'pgsql mysql sqlite' "$3" ;;
    enable-smtp-auth:--ldap-mech) _mailauth_offer 'DIGEST-MD5 EXTERNAL' "$3" ;;
    enable-smtp-auth:--password-file | enable-smtp-auth:--sql-database) _mailauth_offer_files -f "$3" ;;
    enable-smtp-auth:--imap-server | enable-smtp-auth:--sql-host) _mailauth_offer "$(compgen -A hostname)" "$3" ;;
    enable-smtp-auth:--debug-log) _mailauth_offer 'on off' "$3" ;;
    enable-smtp-auth:--sender-login-maps) _mailauth_offer_files -f "$3" ;;
    enable-smtp-auth:--rate-limit | enable-smtp-auth:--threads | enable-smtp-auth:--sql-user | enable-smtp-auth:--sql-select) ;;
    enable-smtp-auth:--ldap-uri | enable-smtp-auth:--ldap-base | enable-smtp-auth:--ldap-id) ;;
    *) return 1 ;;
  esac
}

# Names of options of Cyrus SASL.
_mailauth_sasl_options() {
  _mailauth_offer "$(mailauth smtpd-conf show --all 2> /dev/null | awk -F: '/^[a-z]/ { print $1 }')" "$1"
}

# Numbers of records; undo wants those that hold.
_mailauth_records() {
  _mailauth_offer "$(mailauth history 2> /dev/null | awk '$1 ~ /^[0-9]+$/ { print $1 }')" "$1"
}

# Tables: `type:file`, or a file of the default type; readline takes the colon for the end of a word.
_mailauth_tables() {
  local types='btree: cidr: hash: inline: lmdb: regexp: static: texthash:'
  if [[ $1 == : ]]; then
    _mailauth_offer_files -f ''
  elif [[ ${COMP_WORDS[COMP_CWORD - 1]} == : ]]; then
    _mailauth_offer_files -f "$1"
  else
    compopt -o nospace 2> /dev/null
    mapfile -t COMPREPLY < <(compgen -W "$types" -- "$1"; compgen -f -- "$1")
  fi
}

# Names of Postfix parameters, each followed by $1.
_mailauth_parameters() {
  compopt -o nospace 2> /dev/null
  mapfile -t COMPREPLY < <(compgen -W "$(mailauth postconf -dH 2> /dev/null)" -S "$1" -- "$2")
}

# Completes the arguments of one command; $2 is the index of its name among the words.
_mailauth_command() {
  local command=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} given
  if ((COMP_CWORD - 1 > $2)) && _mailauth_value "$command" "$before" "$word"; then return; fi
  COMPREPLY=()
  if [[ $word == -* ]]; then
    local list=_mailauth_${command//-/_}_options
    _mailauth_offer "${!list}" "$word"
  elif [[ $command == users ]]; then
    if ((COMP_CWORD - 1 == $2)); then _mailauth_offer "$_mailauth_users_commands" "$word"; else _mailauth_offer_files -f "$word"; fi
  elif [[ $command == smtpd-conf ]]; then
    if ((COMP_CWORD - 1 == $2)); then _mailauth_offer "$_mailauth_smtpd_conf_commands" "$word"; else _mailauth_sasl_options "$word"; fi
  elif [[ $command == history || $command == undo ]]; then
    _mailauth_records "$word"
  elif [[ $command == post@(map|alias) ]]; then
    _mailauth_tables "$word"
  elif [[ $command == postconf && $word != *=* ]]; then
    given=${COMP_WORDS[*]:$2 + 1:COMP_CWORD - $2 - 1}
    if [[ " $given" =~ \ -[a-zA-Z]*e ]]; then _mailauth_parameters = "$word"; else _mailauth_parameters '' "$word"; fi
  fi
}

_mailauth() {
  local command=${COMP_WORDS[0]##*/} index=0
  COMPREPLY=()
  if [[ $command == mailauth ]]; then
    if ((COMP_CWORD == 1)); then
      _mailauth_offer "$_mailauth_commands --help --version" "${COMP_WORDS[1]}"
      return
    fi
    command=${COMP_WORDS[1]} index=1
  fi
  case $command in
    help) ((COMP_CWORD > 2)) || _mailauth_offer "$_mailauth_commands" "${COMP_WORDS[COMP_CWORD]}" ;;
    postconf | postmap | postalias | *able-*-auth | smtpd-conf | history | undo | users) _mailauth_command "$command" $index ;;
    saslpasswd | saslpasswd2) _mailauth_command saslpasswd $index ;;
    listusers | sasldblistusers2) _mailauth_command listusers $index ;;
  esac
}

complete -F _mailauth mailauth postmap postalias saslpasswd2 sasldblistusers2
