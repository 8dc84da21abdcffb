const axios = require('axios');

app.get('/a', async (req, res) => {
  // ruleid: javascript-ssrf
  await fetch(req.query.url);
  // ruleid: javascript-ssrf
  await axios.get('https://' + req.query.host);
  // ruleid: javascript-ssrf
  await axios({ method: 'get', url: req.body.url });
  // ruleid: javascript-ssrf
  await page.goto(`http://${req.query.host}/status`);
});

app.get('/b', async (req, res) => {
  // ok: javascript-ssrf
  await fetch('https://api.example.com/' + encodeURIComponent(req.query.id));
  // ok: javascript-ssrf
  await axios.get(`https://api.example.com/users/${req.params.id}`);
  // ok: javascript-ssrf
  await fetch('https://api.example.com/', { method: 'POST', body: req.body.text });
});
