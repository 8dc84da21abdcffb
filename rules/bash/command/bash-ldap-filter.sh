#!/usr/bin/env bash
# ruleid: bash-ldap-filter
ldapsearch -x -b dc=example "(uid=$1)"
# ruleid: bash-ldap-filter
ldapsearch -x "(&(objectClass=person)(uid=${name}))"
# ruleid: bash-ldap-filter
ldapsearch "(mail=$mail)" cn
# ok: bash-ldap-filter
ldapsearch -x -b dc=example '(uid=admin)'
# ok: bash-ldap-filter
ldapsearch -x -b "$base" '(objectClass=person)'
# ok: bash-ldap-filter
ldapsearch -x -H "$server"
