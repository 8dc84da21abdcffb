#!/usr/bin/env bash
# ruleid: bash-package-source
pip install --index-url http://packages.example.org/simple app
# ruleid: bash-package-source
pip install git+https://git.example.org/app.git@main
# ruleid: bash-package-source
npm install git+https://git.example.org/app.git
# ok: bash-package-source
pip install app==1.2.3
# ok: bash-package-source
pip install git+https://git.example.org/app.git@4f0c1d2a8b
# ok: bash-package-source
npm ci
