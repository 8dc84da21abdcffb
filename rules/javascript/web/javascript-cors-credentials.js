const cors = require('cors');

// ruleid: javascript-cors-credentials
app.use(cors({ origin: true, credentials: true }));
// ruleid: javascript-cors-credentials
app.use(cors({ credentials: true, origin: '*' }));
// ruleid: javascript-cors-credentials
fastify.register(plugin, { origin: /.*/, methods: ['GET'], credentials: true });
// ok: javascript-cors-credentials
app.use(cors({ origin: 'https://app.example', credentials: true }));
// ok: javascript-cors-credentials
app.use(cors({ origin: true, credentials: false }));
// ok: javascript-cors-credentials
app.use(cors({ origin: true }));
