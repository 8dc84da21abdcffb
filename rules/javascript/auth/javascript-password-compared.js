app.post('/login', (req, res) => {
  // ruleid: javascript-password-compared
  if (user.password === req.body.password) login(user);
  const { password } = req.body;
  // ruleid: javascript-password-compared
  if (password !== account.password) return res.sendStatus(401);
  // ruleid: javascript-password-compared
  if (password === 'open sesame') login(user);
  // ok: javascript-password-compared
  if (password !== req.body.confirmPassword) return res.sendStatus(400);
  // ok: javascript-password-compared
  if (field.type === 'password') show(field);
  // ok: javascript-password-compared
  if (password === undefined || password === '') return res.sendStatus(400);
  // ok: javascript-password-compared
  if (values.password !== values.repeat) return res.sendStatus(400);
});
