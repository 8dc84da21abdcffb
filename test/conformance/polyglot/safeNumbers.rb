emit(given().to_i)
emit(Integer(given()))
emit(given() + 1)
# ruleid: numbers
emit(given() * 2)
# ruleid: numbers
emit(given().to_s)
show(!given())
# ruleid: booleans
show(given().to_i)
