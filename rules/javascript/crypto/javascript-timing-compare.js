const crypto = require('crypto');

app.post('/hook', (req, res) => {
  const expected = crypto.createHmac('sha256', key).update(req.body).digest('hex');
  // ruleid: javascript-timing-compare
  if (req.headers['x-signature'] !== expected) return res.sendStatus(401);
  // ruleid: javascript-timing-compare
  if (req.query.token === process.env.API_TOKEN) show(res);
  // ruleid: javascript-timing-compare
  const right = 'sha256=' + expected == req.get('x-signature');
  // ok: javascript-timing-compare
  if (!crypto.timingSafeEqual(Buffer.from(req.headers['x-signature']), Buffer.from(expected))) return right;
  // ok: javascript-timing-compare
  if (process.env.API_TOKEN === undefined) return res.sendStatus(500);
  // ok: javascript-timing-compare
  if (req.query.page === process.env.PAGE) show(res);
});

class Credentials {
  constructor() {
    this.password = process.env.APP_PASSWORD;
  }
  equals(other) {
    // ok: javascript-timing-compare
    return this.password === other.password;
  }
  matches(given) {
    // ruleid: javascript-timing-compare
    return this.password === given;
  }
}
