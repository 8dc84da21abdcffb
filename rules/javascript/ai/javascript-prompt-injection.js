app.post('/chat', async (req, res) => {
  const persona = req.body.persona;
  await client.responses.create({
    model: 'm',
    // ruleid: javascript-prompt-injection
    instructions: 'Talk like ' + persona,
    input: 'Hello',
  });
  await client.chat.completions.create({
    model: 'm',
    messages: [
      // ruleid: javascript-prompt-injection
      { role: 'system', content: `Talk like ${persona}` },
      // ok: javascript-prompt-injection
      { role: 'user', content: req.body.text },
    ],
  });
  // ruleid: javascript-prompt-injection
  await generateText({ model, system: 'Talk like ' + persona, prompt: 'Hello' });
  // ok: javascript-prompt-injection
  await generateText({ model, system: 'Talk like a pirate', prompt: req.body.text });
  // ok: javascript-prompt-injection
  await client.responses.create({ model: 'm', instructions: 'Help.', input: req.body.text });
});
