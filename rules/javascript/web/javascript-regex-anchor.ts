// ruleid: javascript-regex-anchor
if (/^good|better/.test(host)) allow();
// ruleid: javascript-regex-anchor
if (host.match(/good|better$/)) allow();
// ruleid: javascript-regex-anchor
// nofix: javascript-regex-anchor
if (/https?:\/\/good.com/.exec(url)) allow();
// ruleid: javascript-regex-anchor
const re = new RegExp('^a|b');
// ok: javascript-regex-anchor
if (/^(good|better)$/.test(host)) allow();
// ok: javascript-regex-anchor
if (/good|better/.test(host)) allow();
// ok: javascript-regex-anchor
if (/^https:\/\/good\.com\//.test(url)) allow();
// ruleid: javascript-regex-anchor
const hosts = [/^good\.com|better\.com/];
// ruleid: javascript-regex-anchor
// nofix: javascript-regex-anchor
const grouped = [/(\.png)|(\.gif)$/];
// ok: javascript-regex-anchor
const both = [/^good|better$/, /^\s|\s/];
// ok: javascript-regex-anchor
const words = [/good|better/];

// ruleid: javascript-regex-anchor
// nofix: javascript-regex-anchor
const spaced = [/^(good page)|(better page)/];
// ruleid: javascript-regex-anchor
// nofix: javascript-regex-anchor
const trusted = ['https?://good.com', 'https?://better.com'];
// ruleid: javascript-regex-anchor
// nofix: javascript-regex-anchor
if (/https?:\/\/good\.com:8080/.test(url)) allow();
// ok: javascript-regex-anchor
if (/^https?:\/\/good\.com:8080\//.test(url)) allow();
// ok: javascript-regex-anchor
const plain = ['https://good.com', 'https://better.com'];
