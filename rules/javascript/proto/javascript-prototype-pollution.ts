const _ = require('lodash');

app.post('/a', (req: Request, res: Response) => {
  // ruleid: javascript-prototype-pollution
  _.merge(settings, req.body);
  const data = req.body.settings;
  // ruleid: javascript-prototype-pollution
  _.defaultsDeep(settings, data);
});

function update(values) {
  // ruleid: javascript-prototype-pollution
  _.merge(settings, values);
}
app.post('/b', (req: Request, res: Response) => update(req.body));

app.post('/c', (req: Request, res: Response) => {
  // ok: javascript-prototype-pollution
  settings.theme = String(req.body.theme);
  // ok: javascript-prototype-pollution
  _.merge(settings, defaults);
  // ok: javascript-prototype-pollution
  _.pick(req.body, ['theme']);
});
