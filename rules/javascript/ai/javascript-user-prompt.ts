const OpenAI = require('openai');
const client = new OpenAI();

app.post('/chat', async (req, res) => {
  // ruleid: javascript-user-prompt
  await client.responses.create({ model: 'm', input: req.body.text });
  // ruleid: javascript-user-prompt
  await generateText({ model, prompt: 'Say in short: ' + req.body.text });
  const messages = [
    // ruleid: javascript-user-prompt
    { role: 'user', content: req.body.text },
  ];
  // ok: javascript-user-prompt
  await client.responses.create({ model: 'm', input: 'Hello' });
  // ok: javascript-user-prompt
  await client.responses.create({ model: 'm', input: Question.parse(req.body.text) });
  // ok: javascript-user-prompt
  await generateText({ model, prompt: 'Orders: ' + Number(req.query.count) });
});
