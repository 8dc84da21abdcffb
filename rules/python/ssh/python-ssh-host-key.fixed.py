import paramiko
from paramiko import AutoAddPolicy

client = paramiko.SSHClient()
# ruleid: python-ssh-host-key
client.set_missing_host_key_policy(paramiko.RejectPolicy())
# ruleid: python-ssh-host-key
client.set_missing_host_key_policy(paramiko.RejectPolicy())
# ruleid: python-ssh-host-key
client.set_missing_host_key_policy(paramiko.RejectPolicy())
# ok: python-ssh-host-key
client.set_missing_host_key_policy(paramiko.RejectPolicy())
# ok: python-ssh-host-key
client.load_system_host_keys()
# ok: python-ssh-host-key
client.set_missing_host_key_policy(policy)
