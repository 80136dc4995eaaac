# fish completion for mailauth and, where they are links to it, the classic names.

# Whether the command line is at this command: a word after mailauth, or a name of its own.
function __mailauth_at
    set -l words (commandline -opc)
    set -l name (path basename -- $words[1])
    test "$name" = mailauth; and set name $words[2]
    contains -- "$name" $argv
end

function __mailauth_needs_command
    set -l words (commandline -opc)
    test (count $words) -eq 1
end

function __mailauth_parameters
    set -l sign
    string match -qr -- '^-[a-zA-Z]*e' (commandline -opc); and set sign =
    mailauth postconf -dH 2>/dev/null | string replace -r '$' "$sign"
end

complete -c mailauth -f
complete -c mailauth -n __mailauth_needs_command -a postconf -d 'show and change the configuration of Postfix'
complete -c mailauth -n __mailauth_needs_command -a saslpasswd -d 'set or delete a password in the Cyrus SASL database'
complete -c mailauth -n __mailauth_needs_command -a saslpasswd2 -d 'the same as saslpasswd'
complete -c mailauth -n __mailauth_needs_command -a listusers -d 'list the users in the Cyrus SASL database'
complete -c mailauth -n __mailauth_needs_command -a sasldblistusers2 -d 'the same as listusers'
complete -c mailauth -n __mailauth_needs_command -a enable-smtp-auth -d 'let clients of a Postfix server log in'
complete -c mailauth -n __mailauth_needs_command -a help -d 'show help'
complete -c mailauth -n __mailauth_needs_command -l help -d 'list the commands'
complete -c mailauth -n __mailauth_needs_command -l version -d 'print the version'

complete -c mailauth -n '__mailauth_at postconf' -s a -d 'list the SASL plug-in types of the SMTP server'
complete -c mailauth -n '__mailauth_at postconf' -s A -d 'list the SASL plug-in types of the SMTP client'
complete -c mailauth -n '__mailauth_at postconf' -s b -d 'show bounce templates, expanded'
complete -c mailauth -n '__mailauth_at postconf' -s c -xa '(__fish_complete_directories)' -d 'read the configuration files in a directory'
complete -c mailauth -n '__mailauth_at postconf' -s C -xa 'builtin service user all' -d 'show parameters of these classes'
complete -c mailauth -n '__mailauth_at postconf' -s d -d 'show defaults'
complete -c mailauth -n '__mailauth_at postconf' -s e -d 'set parameters'
complete -c mailauth -n '__mailauth_at postconf' -s E -d 'accepted for compatibility'
complete -c mailauth -n '__mailauth_at postconf' -s f -d 'fold long lines'
complete -c mailauth -n '__mailauth_at postconf' -s F -d 'show or change master.cf fields'
complete -c mailauth -n '__mailauth_at postconf' -s '#' -d 'comment parameters out'
complete -c mailauth -n '__mailauth_at postconf' -s h -d 'show values without names'
complete -c mailauth -n '__mailauth_at postconf' -s H -d 'show names without values'
complete -c mailauth -n '__mailauth_at postconf' -s l -d 'list the mailbox locking methods'
complete -c mailauth -n '__mailauth_at postconf' -s m -d 'list the lookup table types'
complete -c mailauth -n '__mailauth_at postconf' -s M -d 'show or change master.cf entries'
complete -c mailauth -n '__mailauth_at postconf' -s n -d 'show what main.cf sets'
complete -c mailauth -n '__mailauth_at postconf' -s o -xa '(__mailauth_parameters)' -d 'set a parameter for this run'
complete -c mailauth -n '__mailauth_at postconf' -s p -d 'show main.cf parameters'
complete -c mailauth -n '__mailauth_at postconf' -s P -d 'show or change master.cf parameter overrides'
complete -c mailauth -n '__mailauth_at postconf' -s t -d 'show bounce templates, unexpanded'
complete -c mailauth -n '__mailauth_at postconf' -s T -xa 'compile-version run-version public-key-algorithms' -d 'show what is known about TLS'
complete -c mailauth -n '__mailauth_at postconf' -s v -d 'tell more'
complete -c mailauth -n '__mailauth_at postconf' -s x -d 'expand $name in values'
complete -c mailauth -n '__mailauth_at postconf' -s X -d 'remove parameters'
complete -c mailauth -n '__mailauth_at postconf' -l add -xa '(__mailauth_parameters)' -d 'put an item into a list'
complete -c mailauth -n '__mailauth_at postconf' -l remove -xa '(__mailauth_parameters)' -d 'take an item out of a list'
complete -c mailauth -n '__mailauth_at postconf' -l before -x -d 'the item added stands before this one'
complete -c mailauth -n '__mailauth_at postconf' -l after -x -d 'the item added stands after this one'
complete -c mailauth -n '__mailauth_at postconf' -l first -d 'the item added stands before all others'
complete -c mailauth -n '__mailauth_at postconf' -l last -d 'the item added stands after all others'
complete -c mailauth -n '__mailauth_at postconf' -l uncomment -xa '(__mailauth_parameters)' -d 'put what is commented out in force'
complete -c mailauth -n '__mailauth_at postconf' -l convert-maps -xa 'hash=lmdb btree=lmdb' -d 'change the type of tables everywhere'
complete -c mailauth -n '__mailauth_at postconf' -l strict -d 'reject unknown names and bad values'
complete -c mailauth -n '__mailauth_at postconf' -l root -xa '(__fish_complete_directories)' -d 'work on a system image'
complete -c mailauth -n '__mailauth_at postconf' -l postfix-version -xa '3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11' -d 'behave as this Postfix'
complete -c mailauth -n '__mailauth_at postconf' -l dry-run -d 'write nothing'
complete -c mailauth -n '__mailauth_at postconf' -l diff -d 'show what changes as a unified diff'
complete -c mailauth -n '__mailauth_at postconf' -l json -d 'report as one JSON document'
complete -c mailauth -n '__mailauth_at postconf' -l detailed-exitcode -d 'exit with 2 when something changes'
complete -c mailauth -n '__mailauth_at postconf' -l help -d 'show help'
complete -c mailauth -n '__mailauth_at postconf' -a '(__mailauth_parameters)'

complete -c saslpasswd2 -f
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s a -xa 'smtpd' -d 'read NAME.conf of Cyrus SASL'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s c -d 'create the user when there is none'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s d -d 'delete the user'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s f -rF -d 'use this database'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s n -d 'do not store the plain password'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s p -d 'read the password from standard input'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s u -xa '(__fish_print_hostnames)' -d 'realm of the user'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -s v -d 'print the version of the library'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l root -xa '(__fish_complete_directories)' -d 'work on a system image'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l password-file -rF -d 'read the password from a file'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l generate -d 'make a random password and print it'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l strict -d 'fail where there is no such user, or nothing is stored'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l dry-run -d 'write nothing'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l json -d 'report as one JSON document'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l detailed-exitcode -d 'exit with 2 when something changes'
complete -c mailauth -n '__mailauth_at saslpasswd saslpasswd2' -l help -d 'show help'
complete -c saslpasswd2 -s a -xa 'smtpd' -d 'read NAME.conf of Cyrus SASL'
complete -c saslpasswd2 -s c -d 'create the user when there is none'
complete -c saslpasswd2 -s d -d 'delete the user'
complete -c saslpasswd2 -s f -rF -d 'use this database'
complete -c saslpasswd2 -s n -d 'do not store the plain password'
complete -c saslpasswd2 -s p -d 'read the password from standard input'
complete -c saslpasswd2 -s u -xa '(__fish_print_hostnames)' -d 'realm of the user'
complete -c saslpasswd2 -s v -d 'print the version of the library'
complete -c saslpasswd2 -l root -xa '(__fish_complete_directories)' -d 'work on a system image'
complete -c saslpasswd2 -l password-file -rF -d 'read the password from a file'
complete -c saslpasswd2 -l generate -d 'make a random password and print it'
complete -c saslpasswd2 -l strict -d 'fail where there is no such user, or nothing is stored'
complete -c saslpasswd2 -l dry-run -d 'write nothing'
complete -c saslpasswd2 -l json -d 'report as one JSON document'
complete -c saslpasswd2 -l detailed-exitcode -d 'exit with 2 when something changes'
complete -c saslpasswd2 -l help -d 'show help'

complete -c sasldblistusers2 -f
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -s f -rF -d 'read this database'
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -s v -d 'print the version of the library'
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -l root -xa '(__fish_complete_directories)' -d 'read the database in a system image'
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -l realm -xa '(__fish_print_hostnames)' -d 'list the users of one realm only'
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -l count -d 'print how many users there are'
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -l json -d 'print one JSON document'
complete -c mailauth -n '__mailauth_at listusers sasldblistusers2' -l help -d 'show help'
complete -c sasldblistusers2 -s f -rF -d 'read this database'
complete -c sasldblistusers2 -s v -d 'print the version of the library'
complete -c sasldblistusers2 -l root -xa '(__fish_complete_directories)' -d 'read the database in a system image'
complete -c sasldblistusers2 -l realm -xa '(__fish_print_hostnames)' -d 'list the users of one realm only'
complete -c sasldblistusers2 -l count -d 'print how many users there are'
complete -c sasldblistusers2 -l json -d 'print one JSON document'
complete -c sasldblistusers2 -l help -d 'show help'

complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l backend -xa 'dovecot sasldb' -d 'where passwords are checked'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l tls-cert -rF -d 'TLS certificate, chain included'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l tls-key -rF -d 'TLS private key'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l dovecot-config -rF -d 'main file of a Dovecot instance'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l root -xa '(__fish_complete_directories)' -d 'work on a system image'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -s c -l config-dir -xa '(__fish_complete_directories)' -d 'configuration directory of Postfix'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l dry-run -d 'write nothing'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l diff -d 'show every change as a unified diff'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l json -d 'print one JSON document'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l detailed-exitcode -d 'exit with 2 when something changes'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l no-reload -d 'change files only'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l platform -x -d 'layout of files'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -s q -l quiet -d 'say nothing but warnings and errors'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -s v -l verbose -d 'print the steps as well'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l color -xa 'auto always never' -d 'whether messages have colour'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -l version -d 'print the version'
complete -c mailauth -n '__mailauth_at enable-smtp-auth' -s h -l help -d 'show help'
