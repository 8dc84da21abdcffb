const express = require('express');
const multer = require('multer');
const fileUpload = require('express-fileupload');

// ruleid: javascript-upload-limit
const upload = multer({ dest: 'uploads/' });
// ruleid: javascript-upload-limit
app.use(fileUpload());
// ruleid: javascript-upload-limit
app.use(express.json({ limit: '5gb' }));
// ok: javascript-upload-limit
const small = multer({ dest: 'uploads/', limits: { fileSize: 1e6 } });
// ok: javascript-upload-limit
app.use(fileUpload({ limits: { fileSize: 1e6 } }));
// ok: javascript-upload-limit
app.use(express.json({ limit: '100kb' }));
