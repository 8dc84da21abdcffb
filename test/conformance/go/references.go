package main

func once(u *int) {
	x := 7
	// ruleid: reference--value
	use(x)
	// ruleid: reference--address
	use(&x)
	use(x)
	x = 7
	use(x)
}

func again() {
	x := 7
	for i := 0; i < 3; i++ {
		use(x)
		keep(&x)
	}
}

func later() {
	x := 7
	change := func() { keep(&x) }
	change()
	use(x)
}
