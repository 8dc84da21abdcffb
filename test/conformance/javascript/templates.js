// ruleid: template--value
show(`a${b}c`);
show(`ac`);
show('ac');
// ruleid: template--argument
sql(`a ${b}`);
sql`a ${b}`;
// ruleid: template--tag
css`a`;
// ruleid: regex--flags
const d = /e/g;
const f = /^e+$/;
// ruleid: regex--constant
name.match(f);
// ruleid: regex--constant
name.match(/h/i);
name.match(g);
// ruleid: element--attribute
const i = <Panel onOpen={f} size="1" />;
const j = <Panel size="1" />;
// ruleid: element--children
const k = <p a="b">text</p>;
// ruleid: element--children
const l = <p a="b" />;
const m = <p b="b">text</p>;
const digits = /[0-9]+ of [0-9]+/;
// ruleid: template--regex-in-place
look(digits);
// ruleid: template--regex-in-place
look(/[0-9]/);
look(other);
// ruleid: template--any
mark(`news`);
// ruleid: template--any
mark(`news ${k}`);
// ruleid: template--any
mark(``);
mark("news");
// ruleid: template--text
note(`news`);
note("news");
note(`news ${k}`);
// ruleid: template--same-text
tell("news");
// ruleid: template--same-text
tell(`news`);
tell(`old news`);
