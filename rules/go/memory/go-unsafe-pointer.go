package main

import "unsafe"

func cast(p *int, b []byte) {
	// ruleid: go-unsafe-pointer
	_ = unsafe.Pointer(p)
	// ruleid: go-unsafe-pointer
	_ = unsafe.String(&b[0], len(b))
	// ruleid: go-unsafe-pointer
	_ = unsafe.Slice(p, 2)
	// ok: go-unsafe-pointer
	_ = unsafe.Sizeof(p)
	// ok: go-unsafe-pointer
	_ = string(b)
	// ok: go-unsafe-pointer
	_ = &b[0]
}
