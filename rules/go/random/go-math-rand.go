package main

import (
	"crypto/rand"
	mrand "math/rand"
)

func numbers(b []byte) {
	// ruleid: go-math-rand
	_ = mrand.Int()
	// ruleid: go-math-rand
	_ = mrand.Intn(10)
	// ruleid: go-math-rand
	mrand.Read(b)
	// ok: go-math-rand
	rand.Read(b)
	// ok: go-math-rand
	mrand.Shuffle(3, nil)
	// ok: go-math-rand
	_ = mrand.NewSource(1)
}
