import express, { type Request, type Response } from 'express';
import { exec } from 'node:child_process';

const app = express();
const router = express.Router();

class Shelf {
  query: string[];
  get(name: string, show: (shelf: Shelf, place: number) => void) {
    show(this, 1);
  }
}

function orders(incoming: Request, answer: Response) {
  // ruleid: javascript-command-injection
  exec('show ' + incoming.query.name);
  // ruleid: javascript-command-injection
  exec('show ' + incoming.get('x-name'));
  // ok: javascript-command-injection
  exec('show ' + incoming.method);
}

router.get('/order', (r, w) => {
  // ruleid: javascript-command-injection
  exec('show ' + r.params.name);
});
app.route('/orders').post(catching(async (r, w) => {
  // ruleid: javascript-command-injection
  exec('show ' + r.body.name);
  // ok: javascript-command-injection
  exec('show ' + r.secure);
}));
app.get('/kept', [check, (r, w) => {
  // ruleid: javascript-command-injection
  exec('show ' + r.url);
}]);
app.get('/taken', ({ query, body: { name } }, w) => {
  // ruleid: javascript-command-injection
  exec('show ' + query.name);
  // ruleid: javascript-command-injection
  exec('show ' + name);
});
app.get('/taken', ({ app, session }, w) => {
  // ok: javascript-command-injection
  exec('show ' + session.name);
});
new Shelf().get('orders', (r, place) => {
  // ok: javascript-command-injection
  exec('show ' + r.query);
});
