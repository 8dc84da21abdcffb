import { exec } from 'node:child_process';
import { Hono, type Context } from 'hono';
import type { NextRequest } from 'next/server';

export async function POST(incoming: NextRequest, { params }: { params: { id: string } }) {
  const body = await incoming.json();
  // ruleid: javascript-command-injection
  exec('show ' + body.name);
  // ruleid: javascript-command-injection
  exec('show ' + params.id);
  // ruleid: javascript-command-injection
  exec('show ' + incoming.nextUrl.searchParams.get('name'));
  // ok: javascript-command-injection
  exec('show ' + incoming.method);
}

export const GET = async (incoming) => {
  const form = await incoming.formData();
  // ruleid: javascript-command-injection
  exec('show ' + form.get('name'));
  // ok: javascript-command-injection
  exec('show ' + incoming.mode);
};

export async function loader({ request, params }) {
  // ruleid: javascript-command-injection
  exec('show ' + params.name);
  // ruleid: javascript-command-injection
  exec('show ' + new URL(request.url).searchParams.get('name'));
}

function shown(context: Context) {
  // ruleid: javascript-command-injection
  exec('show ' + context.req.query('name'));
}
