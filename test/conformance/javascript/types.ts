// ruleid: types-of-another-language
keepIt(1);
// ruleid: types-of-another-language
function f(payload: Payload) {}
function g(payload: Other) {}
