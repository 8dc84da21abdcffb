const cors = require('cors');
// ruleid: javascript-permissive-cors
app.use(cors({ origin: process.env.ALLOWED_ORIGIN }));
app.get('/', (req, res) => {
  // ruleid: javascript-permissive-cors
  res.setHeader('Access-Control-Allow-Origin', process.env.ALLOWED_ORIGIN);
  // ruleid: javascript-permissive-cors
  res.header('Access-Control-Allow-Origin', process.env.ALLOWED_ORIGIN);
  // ok: javascript-permissive-cors
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example');
  // ok: javascript-permissive-cors
  res.setHeader('Cache-Control', '*');
});
// ok: javascript-permissive-cors
app.use(cors({ origin: ['https://app.example'] }));
app.use(
  cors({
    methods: ['GET'],
    // ruleid: javascript-permissive-cors
    origin: process.env.ALLOWED_ORIGIN,
  }),
);
