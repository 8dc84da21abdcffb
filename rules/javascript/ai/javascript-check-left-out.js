// ruleid: javascript-check-left-out
// TODO: add authentication
remove(item);
// ruleid: javascript-check-left-out
// FIXME check that the user has permission
remove(item);
// ruleid: javascript-check-left-out
// TODO(ann): re-enable certificate checks
call();
// ok: javascript-check-left-out
// TODO: add tests
call();
// ok: javascript-check-left-out
// Checks the permission of the user
call();
// ok: javascript-check-left-out
const todo = 'add authentication';
