const OpenAI = require('openai');
const { ChatOpenAI } = require('@langchain/openai');
const { SystemMessage, HumanMessage } = require('@langchain/core/messages');

async function orders(req, res, shelf) {
  const client = new OpenAI();
  const { tone, text } = req.body;
  const answer = await client.responses.create({
    model: 'm',
    // ruleid: javascript-prompt-injection
    instructions: 'Answer like ' + tone,
    // ruleid: javascript-user-prompt
    input: text,
  });
  const settings = { instructions: 'Answer like ' + tone };
  // ruleid: javascript-prompt-injection
  new SystemMessage(tone);
  // ruleid: javascript-user-prompt
  new HumanMessage(text);
  // ok: javascript-prompt-injection
  new SystemMessage('Answer in short.');
  // ruleid: javascript-user-prompt
  await client.responses.create({ model: 'm', input: text });
  // ruleid: javascript-user-prompt
  await new ChatOpenAI().invoke(text);
  // ok: javascript-user-prompt
  await client.responses.create({ model: text, input: 'Hello' });
  // ok: javascript-user-prompt
  await shelf.invoke(text);
  // ruleid: javascript-model-output
  eval(answer.output_text);
  // ruleid: javascript-model-output
  eval((await new ChatOpenAI().invoke('A sum')).content);
  // ok: javascript-model-output
  eval(shelf.invoke('A sum'));
}
