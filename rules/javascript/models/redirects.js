import { redirect } from 'next/navigation';

function orders(req, res) {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.back);
  // ruleid: javascript-open-redirect
  res.redirect(301, req.query.back);
  // ruleid: javascript-open-redirect
  res.writeHead(302, { Location: req.query.back });
  // ruleid: javascript-open-redirect
  res.setHeader('Location', req.query.back);
  // ruleid: javascript-open-redirect
  redirect(req.query.back);
  // ok: javascript-open-redirect
  res.redirect('/');
  // ok: javascript-open-redirect
  res.setHeader('X-Back', req.query.back);
  // ok: javascript-open-redirect
  res.redirect(PLACES[req.query.back] ?? '/');
}

// ruleid: javascript-open-redirect
location.href = new URLSearchParams(location.search).get('back');
// ok: javascript-open-redirect
location.hash = new URLSearchParams(location.search).get('back');
