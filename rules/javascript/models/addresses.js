const name = location.hash.slice(1);
const link = document.createElement('a');

// ruleid: javascript-script-url
link.href = name + '/orders';
// ok: javascript-script-url
link.href = 'https://' + name;
// ok: javascript-script-url
link.href = `/orders/${name}`;
// ok: javascript-script-url
link.href = encodeURIComponent(name);
// ok: javascript-script-url
link.href = new URL(name, location.origin).pathname;

function orders(req, res) {
  // ruleid: javascript-open-redirect
  res.redirect('https://' + req.query.name);
  // ruleid: javascript-open-redirect
  res.redirect('/' + req.query.name);
  // ruleid: javascript-open-redirect
  res.redirect(`https://example.com${req.query.name}`);
  // ok: javascript-open-redirect
  res.redirect('https://example.com/' + req.query.name);
  // ok: javascript-open-redirect
  res.redirect(`/orders/${req.query.name}`);
  // ok: javascript-open-redirect
  res.redirect('/?name=' + encodeURIComponent(req.query.name));
  // ok: javascript-open-redirect
  res.redirect('/search?' + new URLSearchParams({ name: req.query.name }));
}

if (name.startsWith('https://')) {
  // ok: javascript-script-url
  link.href = name;
} else {
  // ruleid: javascript-script-url
  link.href = name;
}
