package main

func f() {
	var size int = given()
	emit(size)
	emit(int64(given()))
	emit(len(given()))
	n, err := strconv.Atoi(given())
	emit(n)
	var text string = given()
	// ruleid: numbers
	emit(text)
	// ruleid: numbers
	emit(given() + "a")
	var b bool = given()
	show(b)
	show(strings.Contains(given(), "a"))
	// ruleid: booleans
	show(len(given()))
}
