app.get('/a', (req: Request, res: Response) => {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.next);
  // ruleid: javascript-open-redirect
  res.redirect(302, req.body.target);
});

const parameters = new URLSearchParams(location.search);
// ruleid: javascript-open-redirect
window.location.href = parameters.get('to');

app.get('/b', (req: Request, res: Response) => {
  // ok: javascript-open-redirect
  res.redirect('/home');
  // ok: javascript-open-redirect
  res.redirect('/items/' + Number(req.query.id));
  // ok: javascript-open-redirect
  res.redirect(pages.home);
});
