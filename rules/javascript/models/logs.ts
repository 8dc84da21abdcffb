import winston from 'winston';
import pino from 'pino';

class Shelf {
  info(text: string) {
    return text;
  }
}

const logger = winston.createLogger();

export function orders(req, res) {
  const name = req.query.name;
  // ruleid: javascript-log-injection
  console.log('Order of ' + name);
  // ruleid: javascript-log-injection
  logger.info(`Order of ${name}`);
  // ruleid: javascript-log-injection
  logger.child({}).warn(name);
  // ruleid: javascript-log-injection
  pino().error('Order of ' + name);
  // ok: javascript-log-injection
  console.log('Order of ' + JSON.stringify(name));
  // ok: javascript-log-injection
  logger.info({ name });
  // ok: javascript-log-injection
  logger.info('Order of ' + name.replace(/[\r\n]/g, ' '));
  // ok: javascript-log-injection
  logger.isLevelEnabled(name);
  // ok: javascript-log-injection
  new Shelf().info(name);
}
