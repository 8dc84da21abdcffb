#!/usr/bin/env node
// A reviewer for `ai-security-scanner reviewer ask`: hands the request to a model that runs on this machine, behind
// a server with the usual interface for chats (Ollama, llama.cpp, LM Studio, vLLM), and its answer back.
//
//   reviewers:
//     local:
//       command: [node, ~/reviewers/local-model.mjs, http://127.0.0.1:11434/v1, qwen2.5-coder:7b]
//       model: Qwen 2.5 Coder 7B
//
// Whether an answer is taken is not decided here: it is checked by who asked.

import { text } from 'node:stream/consumers';

const [server = 'http://127.0.0.1:11434/v1', model = 'qwen2.5-coder:7b'] = process.argv.slice(2);
const { prompt } = JSON.parse(await text(process.stdin));

const response = await fetch(`${server.replace(/\/$/, '')}/chat/completions`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    model,
    messages: [{ role: 'user', content: prompt }],
    temperature: 0,
    response_format: { type: 'json_object' },
  }),
});
if (!response.ok) {
  console.error(`The server of the model answers ${response.status}.`);
  process.exit(1);
}
const { choices } = await response.json();
const said = choices?.[0]?.message?.content ?? '';
try {
  // On one line, whatever way the model laid it out.
  console.log(JSON.stringify(JSON.parse(said)));
} catch {
  console.error('The model did not answer with JSON.');
  process.exit(1);
}
