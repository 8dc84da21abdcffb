const { execSync } = require('child_process');

async function a(question) {
  const answer = await client.chat.completions.create({ model: 'm', messages: question });
  const text = answer.choices[0].message.content;
  // ruleid: javascript-model-output
  eval(text);
  // ruleid: javascript-model-output
  execSync(text);
  // ruleid: javascript-model-output
  document.body.innerHTML = text;
}

async function b(question) {
  const answer = await client.chat.completions.create({ model: 'm', messages: question });
  // ok: javascript-model-output
  console.log(answer.choices[0].message.content);
  // ok: javascript-model-output
  document.body.textContent = answer.choices[0].message.content;
  // ok: javascript-model-output
  await db.query('INSERT INTO answers VALUES ($1)', [answer.choices[0].message.content]);
}
