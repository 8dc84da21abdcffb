#!/usr/bin/env bash
# ruleid: bash-bind-all
python3 -m http.server 8000
# ruleid: bash-bind-all
php -S 0.0.0.0:8080 -t public
# ruleid: bash-bind-all
dockerd -H tcp://0.0.0.0:2375
# ruleid: bash-bind-all
jupyter notebook --ip=0.0.0.0
# ok: bash-bind-all
python3 -m http.server 8000 --bind 127.0.0.1
# ok: bash-bind-all
php -S localhost:8080 -t public
# ok: bash-bind-all
redis-server --bind 127.0.0.1
