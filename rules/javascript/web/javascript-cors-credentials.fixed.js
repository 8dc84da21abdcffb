const cors = require('cors');

// ruleid: javascript-cors-credentials
app.use(cors({ origin: process.env.ALLOWED_ORIGIN, credentials: true }));
// ruleid: javascript-cors-credentials
app.use(cors({ credentials: true, origin: process.env.ALLOWED_ORIGIN }));
// ruleid: javascript-cors-credentials
fastify.register(plugin, { origin: process.env.ALLOWED_ORIGIN, methods: ['GET'], credentials: true });
// ok: javascript-cors-credentials
app.use(cors({ origin: 'https://app.example', credentials: true }));
// ok: javascript-cors-credentials
app.use(cors({ origin: true, credentials: false }));
// ok: javascript-cors-credentials
app.use(cors({ origin: true }));
