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

func counted(ctx context.Context, list []int) {
	// ok: go-endless-loop
	for _, each := range list {
		println(each)
	}
	// ok: go-endless-loop
	for i := 0; i < 3; i++ {
		println(i)
	}
	// ok: go-endless-loop
	for len(list) > 0 {
		list = list[1:]
	}
}

func alone() {
	// ok: go-endless-loop
	for {
		time.Sleep(time.Second)
	}
}
