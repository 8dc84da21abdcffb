package main

func parts() {
	s := make([]byte, 16)
	// ruleid: go-slice-bounds
	_ = s[16]
	// ruleid: go-slice-bounds
	_ = s[:17]
	// ruleid: go-slice-bounds
	_ = s[20:]
	// ok: go-slice-bounds
	_ = s[15]
	// ok: go-slice-bounds
	_ = s[:16]
	// ok: go-slice-bounds
	_ = s[4:8]
}

func again(size int) {
	s := make([]byte, 1)
	// ruleid: go-slice-bounds
	_ = s[1]
	s = make([]byte, size)
	// ok: go-slice-bounds
	_ = s[2]
}
