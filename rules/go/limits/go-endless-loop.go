package main

import (
	"context"
	"time"
)

func poll(ctx context.Context) {
	// ruleid: go-endless-loop
	for {
		time.Sleep(time.Second)
	}
}

func work(ctx context.Context, jobs chan int) {
	// ruleid: go-endless-loop
	for {
		println(<-jobs)
	}
}

func third(parent context.Context) {
	go func() {
		// ruleid: go-endless-loop
		for {
			time.Sleep(time.Second)
		}
	}()
}

func careful(ctx context.Context) {
	// ok: go-endless-loop
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}

func ended(ctx context.Context) {
	// ok: go-endless-loop
	for {
		if ctx.Err() != nil {
			break
		}
	}
}

func alone() {
	// ok: go-endless-loop
	for {
		time.Sleep(time.Second)
	}
}
