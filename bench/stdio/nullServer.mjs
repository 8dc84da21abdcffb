// A language server that does nothing: it answers each change with no diagnostics. What it needs is the floor of
// all servers in the same run: two processes, pipes, and JSON.

let buffer = Buffer.alloc(0);

const send = (message) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};

const handle = ({ id, method, params }) => {
  if (method === 'initialize') send({ id, result: { capabilities: { textDocumentSync: 2 } } });
  else if (method === 'shutdown') send({ id, result: null });
  else if (method === 'exit') process.exit(0);
  else if (method === 'textDocument/didOpen' || method === 'textDocument/didChange') {
    const { uri, version } = params.textDocument;
    send({ method: 'textDocument/publishDiagnostics', params: { uri, version, diagnostics: [] } });
  }
};

process.stdin.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const header = buffer.indexOf('\r\n\r\n');
    if (header < 0) return;
    const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, header).toString())[1]);
    if (buffer.length < header + 4 + length) return;
    const text = buffer.subarray(header + 4, header + 4 + length).toString();
    buffer = buffer.subarray(header + 4 + length);
    handle(JSON.parse(text));
  }
});
