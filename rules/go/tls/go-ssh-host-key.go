package main

import (
	"net"

	"golang.org/x/crypto/ssh"
)

func connect(key ssh.PublicKey, check ssh.HostKeyCallback, config *ssh.ClientConfig) {
	// ruleid: go-ssh-host-key
	_ = &ssh.ClientConfig{User: "root", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	_ = &ssh.ClientConfig{
		// ruleid: go-ssh-host-key
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error { return nil },
	}
	// ruleid: go-ssh-host-key
	config.HostKeyCallback = ssh.InsecureIgnoreHostKey()
	// ok: go-ssh-host-key
	_ = &ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(key)}
	// ok: go-ssh-host-key
	_ = &ssh.ClientConfig{HostKeyCallback: check}
	// ok: go-ssh-host-key
	config.HostKeyCallback = check
}
