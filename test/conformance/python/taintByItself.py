# ruleid: flow--by-itself
emit(given())
emit(1)
