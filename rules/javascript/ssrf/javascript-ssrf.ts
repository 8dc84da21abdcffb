const axios = require('axios');

app.get('/a', async (req: Request, res: Response) => {
  // ruleid: javascript-ssrf
  await fetch(req.query.url);
  // ruleid: javascript-ssrf
  await axios.get('http://' + req.params.host + '/status');
});

const load = (url) => {
  // ruleid: javascript-ssrf
  return axios.post(url);
};
app.post('/b', (req: Request, res: Response) => load(req.body.callback));

app.get('/c', async (req: Request, res: Response) => {
  // ok: javascript-ssrf
  await fetch('https://api.example/items/' + encodeURIComponent(req.query.id));
  // ok: javascript-ssrf
  await axios.get('https://api.example', { params: req.query });
  // ok: javascript-ssrf
  await fetch(known);
});
