function login(name, password, user) {
  // ruleid: javascript-secret-in-log
  console.log('Login of ' + name + ' with ' + password);
  // ruleid: javascript-secret-in-log
  logger.info(`Key: ${user.apiKey}`);
  const text = 'Secret ' + user.clientSecret;
  // ruleid: javascript-secret-in-log
  console.error(text);
  // ruleid: javascript-secret-in-log
  console.log(process.env);
  // ruleid: javascript-secret-in-log
  consola.success('Stored', user.apiKey);
  // ok: javascript-secret-in-log
  console.log('Login of ' + name);
  // ok: javascript-secret-in-log
  console.log('Wrong password for ' + name);
  // ok: javascript-secret-in-log
  console.log('Password of ' + password.length + ' characters');
  // ok: javascript-secret-in-log
  console.log('Key: ' + mask(user.apiKey));
  // ok: javascript-secret-in-log
  console.log(process.env.NODE_ENV);
  // ok: javascript-secret-in-log
  console.log(password ? 'given' : 'missing');
}
