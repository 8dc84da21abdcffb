const express = require('express');
const path = require('path');

// ruleid: javascript-private-files-served
app.use(express.static(__dirname));
// ruleid: javascript-private-files-served
app.use('/files', express.static(process.cwd()));
// ruleid: javascript-private-files-served
app.use('/modules', express.static('node_modules'));
// ruleid: javascript-private-files-served
app.use(express.static('/'));
// ok: javascript-private-files-served
app.use(express.static('public'));
// ok: javascript-private-files-served
app.use(express.static(path.join(__dirname, 'public')));
// ok: javascript-private-files-served
app.use('/jquery', express.static('node_modules/jquery/dist'));
