const http = require("http");
const url = require("url");

http.createServer((req, res) => {
  const size = parseInt(url.parse(req.url, true).query.size);
  // ruleid: javascript-resource-exhaustion
  const buffer = Buffer.alloc(size);
  // ruleid: javascript-resource-exhaustion
  const line = "-".repeat(size);
  // ruleid: javascript-resource-exhaustion
  setTimeout(finish, size);
  // ruleid: javascript-resource-exhaustion
  const rows = new Array(size).fill(0);
  // ok: javascript-resource-exhaustion
  const fixed = Buffer.alloc(1024);
  // ok: javascript-resource-exhaustion
  const bounded = Buffer.alloc(Math.min(size, 1024));
  // ok: javascript-resource-exhaustion
  const copied = Buffer.from(req.url);
});

app.get("/page", (req, res) => {
  const count = Number(req.query.count);
  if (count > 100) {
    return;
  }
  // ok: javascript-resource-exhaustion
  res.send("-".repeat(count));
});

app.get("/compared", (req, res) => {
  const count = Number(req.query.count);
  if (count > 0) log(count);
  // ruleid: javascript-resource-exhaustion
  Buffer.alloc(count);
  if (count < 4096) return;
  // ruleid: javascript-resource-exhaustion
  Buffer.alloc(count);
});
