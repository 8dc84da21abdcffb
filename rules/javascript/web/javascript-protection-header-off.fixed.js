const helmet = require('helmet');

// ruleid: javascript-protection-header-off
app.use(helmet({ frameguard: true }));
// ruleid: javascript-protection-header-off
app.use(helmet({ hsts: true, noSniff: true }));
// ruleid: javascript-protection-header-off
app.use(helmet({ contentSecurityPolicy: true }));
// ok: javascript-protection-header-off
app.use(helmet());
// ok: javascript-protection-header-off
app.use(helmet({ frameguard: { action: 'deny' } }));
// ok: javascript-protection-header-off
app.use(other({ frameguard: false }));
