const nodemailer = require('nodemailer');

function orders(req, res) {
  const mail = nodemailer.createTransport(settings);
  // ruleid: javascript-host-header
  mail.sendMail({ to: res.locals.mail, text: 'https://' + req.headers.host + '/reset' });
  // ok: javascript-host-header
  mail.sendMail({ to: res.locals.mail, text: 'https://example.com/reset' });
  // ok: javascript-host-header
  mail.sendMail({ to: res.locals.mail, text: 'Hello ' + req.body.name });
  // ruleid: javascript-response-xss
  mail.sendMail({ to: res.locals.mail, html: 'Hello ' + req.body.name });
  // ok: javascript-response-xss
  mail.sendMail({ to: res.locals.mail, text: 'Hello ' + req.body.name });
}
