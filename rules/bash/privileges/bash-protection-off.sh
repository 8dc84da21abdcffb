#!/usr/bin/env bash
# ruleid: bash-protection-off
setenforce 0
# ruleid: bash-protection-off
sudo ufw disable
# ruleid: bash-protection-off
iptables -F
# ruleid: bash-protection-off
sed -i 's/^SELINUX=.*/SELINUX=disabled/' /etc/selinux/config
# ok: bash-protection-off
ufw allow 443/tcp
# ok: bash-protection-off
setenforce 1
# ok: bash-protection-off
systemctl status firewalld
