const helmet = require('helmet');

// ruleid: javascript-protection-header-off
app.use(helmet({ frameguard: false }));
// ruleid: javascript-protection-header-off
app.use(helmet({ hsts: false, noSniff: true }));
// ruleid: javascript-protection-header-off
app.use(helmet({ contentSecurityPolicy: false }));
// ok: javascript-protection-header-off
app.use(helmet());
// ok: javascript-protection-header-off
app.use(helmet({ frameguard: { action: 'deny' } }));
// ok: javascript-protection-header-off
app.use(other({ frameguard: false }));
