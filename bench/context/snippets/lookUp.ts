import { exec } from 'node:child_process';
import type { Request, Response } from 'express';

export function lookUp(request: Request, response: Response): void {
  const host = request.query.host as string;
  exec(`nslookup ${host}`, (_error, output) => { // @BAD javascript-command-injection
    response.type('text').send(output);
  });
}
