package main

import (
	"context"
	"time"
)

func work(parent context.Context) {
	// ruleid: go-context-leak
	a, _ := context.WithTimeout(parent, time.Second)
	// ruleid: go-context-leak
	b, _ := context.WithCancel(parent)
	// ruleid: go-context-leak
	c, _ := context.WithDeadline(parent, time.Now())
	// ok: go-context-leak
	d, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	// ok: go-context-leak
	e := context.WithValue(parent, "k", 1)
	// ok: go-context-leak
	f, stop := context.WithCancel(parent)
	stop()
	_, _, _, _, _, _ = a, b, c, d, e, f
}
