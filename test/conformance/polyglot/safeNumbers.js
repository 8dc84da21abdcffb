emit(Number(given()));
emit(given() * 2);
emit(parseInt(given(), 10) + 1);
// ruleid: numbers
emit(given() + 1);
// ruleid: numbers
emit(`${given()}`);
show(Boolean(given()));
show(!given());
// ruleid: booleans
show(given() || 1);
