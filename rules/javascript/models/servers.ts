import Koa, { type Context } from 'koa';
import type { FastifyRequest } from 'fastify';
import { createServer, type IncomingMessage } from 'node:http';
import type { NextApiRequest } from 'next';
import { exec } from 'node:child_process';

const app = new Koa();

async function orders(context: Context) {
  // ruleid: javascript-command-injection
  exec('show ' + context.query.name);
  // ruleid: javascript-command-injection
  exec('show ' + context.request.body.name);
  // ruleid: javascript-command-injection
  exec('show ' + context.cookies.get('name'));
  // ok: javascript-command-injection
  exec('show ' + context.state.user);
  // ok: javascript-command-injection
  exec('show ' + context.method);
}

function rows(given: FastifyRequest, order: NextApiRequest, line: IncomingMessage) {
  // ruleid: javascript-command-injection
  exec('show ' + given.params.name);
  // ruleid: javascript-command-injection
  exec('show ' + order.query.name);
  // ruleid: javascript-command-injection
  exec('show ' + line.url);
  // ok: javascript-command-injection
  exec('show ' + given.id);
}

createServer((req, res) => {
  let all = '';
  req.on('data', (piece) => {
    all += piece;
    // ruleid: javascript-command-injection
    exec('show ' + piece);
  });
  file.on('data', (piece) => {
    // ok: javascript-command-injection
    exec('show ' + piece);
  });
});

export default defineEventHandler(async (event) => {
  const { name } = getQuery(event);
  // ruleid: javascript-command-injection
  exec('show ' + name);
  // ruleid: javascript-command-injection
  exec('show ' + (await readBody(event)).name);
  // ok: javascript-command-injection
  exec('show ' + getMethod(event));
});
