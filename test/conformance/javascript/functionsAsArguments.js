// ruleid: argument--named
app.on('x', (r) => {
  go(r);
});
// ruleid: argument--named
app.on('x', function (r) {
  go(r);
});
// ruleid: argument--named
app.on('x', function named(r) {
  go(r);
});
app.on('x', (r, s) => {
  go(r);
});
// ruleid: argument--this-name
app.once('x', function seen(r) {
  go(r);
});
app.once('x', function (r) {
  go(r);
});
