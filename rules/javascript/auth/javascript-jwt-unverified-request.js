import { jwtDecode } from 'jwt-decode';
import * as jose from 'jose';
import jwt from 'jsonwebtoken';

app.get('/a', (req, res) => {
  // ruleid: javascript-jwt-unverified-request
  const user = jwtDecode(req.headers.authorization);
  // ruleid: javascript-jwt-unverified-request
  const other = jose.decodeJwt(req.cookies.token);
  const token = req.query.token;
  // ruleid: javascript-jwt-unverified-request
  const third = jwt.decode(token);
});
app.get('/b', async (req, res) => {
  const token = req.headers.authorization;
  await jose.jwtVerify(token, key);
  // ok: javascript-jwt-unverified-request
  const user = jose.decodeJwt(token);
  // ok: javascript-jwt-unverified-request
  const kept = jwtDecode(stored);
  // ok: javascript-jwt-unverified-request
  const text = base64.decode(req.query.text);
});
app.get('/c', (req, res) => {
  const token = req.headers.authorization;
  // ok: javascript-jwt-unverified-request
  const first = jwt.decode(token);
  jwt.verify(token, keyOf(first));
});
