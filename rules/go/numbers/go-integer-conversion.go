package main

import (
	"math"
	"strconv"
)

func ports(s string) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return
	}
	// ruleid: go-integer-conversion
	_ = uint16(n)
	long, _ := strconv.ParseInt(s, 10, 64)
	// ruleid: go-integer-conversion
	_ = int32(long)
	middle, _ := strconv.ParseInt(s, 10, 32)
	// ruleid: go-integer-conversion
	_ = int8(middle)
	// ok: go-integer-conversion
	_ = int32(middle)
	short, _ := strconv.ParseUint(s, 10, 16)
	// ok: go-integer-conversion
	_ = uint16(short)
	// ok: go-integer-conversion
	_ = int64(n)
	if n < 0 || n > math.MaxUint16 {
		return
	}
	// ok: go-integer-conversion
	_ = uint16(n)
}

func parts(s string, to []byte) []byte {
	n, _ := strconv.Atoi(s)
	// ok: go-integer-conversion
	to = append(to, byte(n>>8), byte(n))
	to[0] = byte(n >> 8)
	// ok: go-integer-conversion
	to[1] = byte(n)
	m, _ := strconv.Atoi(s)
	// ruleid: go-integer-conversion
	return append(to, uint8(m))
}

func sized(s string, size int) {
	wide, _ := strconv.ParseInt(s, 10, 64)
	// ruleid: go-integer-conversion
	_ = int16(wide)
	again, _ := strconv.ParseInt(strconv.FormatInt(wide, 10), 10, size)
	// ok: go-integer-conversion
	_ = int16(again)
}
