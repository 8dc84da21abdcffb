package main

func f(n int) {
	// ruleid: make--any
	a := make(map[string]int)
	// ruleid: make--any
	b := make(Names)
	// ruleid: make--any, make--size
	c := make([]byte, n)
	// ruleid: make--any, make--size
	d := make([]byte, n, 64)
	use(a, b, c, d)
}
