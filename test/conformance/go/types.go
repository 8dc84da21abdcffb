package main

// ruleid: import-inside
import "acme.org/tool/part"
import "acme.org/tools"

func f(s Secret, o Other) {
	// ruleid: type-in-condition
	store(s)
	store(o)
	// ruleid: var-is-const
	const a tool.Mode = "x"
	const b tool.Other = "x"
}
