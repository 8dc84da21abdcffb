'use server';
import { exec } from 'node:child_process';
import { cookies } from 'next/headers';

export async function rename(form) {
  // ruleid: javascript-command-injection
  exec('show ' + form.get('name'));
  // ruleid: javascript-command-injection
  exec('show ' + cookies().get('name').value);
}

function own(form) {
  // ok: javascript-command-injection
  exec('show ' + form.get('name'));
}
