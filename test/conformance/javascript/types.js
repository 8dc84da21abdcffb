// ruleid: types-of-another-language
keepIt(1);
function f(payload) {}
