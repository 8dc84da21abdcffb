package main

import . "shapes"

func Own() {}

func f(draw func()) {
	// ruleid: member
	Draw(1)
	draw()
	Own()
}
