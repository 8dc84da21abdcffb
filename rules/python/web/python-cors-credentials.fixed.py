from fastapi.middleware.cors import CORSMiddleware
from flask_cors import CORS

# ruleid: python-cors-credentials
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=False)
# ruleid: python-cors-credentials
app.add_middleware(CORSMiddleware, allow_credentials=False, allow_methods=["*"], allow_origins=["*"])
# ruleid: python-cors-credentials
CORS(app, origins="*", supports_credentials=False)
# ok: python-cors-credentials
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example"], allow_credentials=True)
# ok: python-cors-credentials
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=False)
# ok: python-cors-credentials
CORS(app, origins="*")
