app.post('/reset', (req, res) => {
  const token = makeToken();
  // ruleid: javascript-host-header
  mail.sendMail({ to: req.body.mail, text: `https://${req.headers.host}/reset?token=${token}` });
  // ruleid: javascript-host-header
  const link = 'https://' + req.hostname + '/confirm?token=' + token;
  const host = req.get('host');
  // ruleid: javascript-host-header
  mail.sendMail({ to: req.body.mail, subject: 'Reset', html: '<a href="https://' + host + '">Reset</a>' });
  // ok: javascript-host-header
  mail.sendMail({ to: req.body.mail, text: `https://example.com/reset?token=${token}` });
  // ok: javascript-host-header
  mail.sendMail({ to: req.body.mail, text: `Token: ${token}` });
  // ok: javascript-host-header
  const page = 'https://' + req.hostname + '/orders';
  return [link, page];
});
