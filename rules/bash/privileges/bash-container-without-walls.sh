#!/usr/bin/env bash
# ruleid: bash-container-without-walls
docker run --privileged -it app
# ruleid: bash-container-without-walls
docker run -v /:/host app
# ruleid: bash-container-without-walls
docker run -d -v /var/run/docker.sock:/var/run/docker.sock app
# ok: bash-container-without-walls
docker run -v "$PWD/data:/data" app
# ok: bash-container-without-walls
docker run --cap-add NET_BIND_SERVICE app
# ok: bash-container-without-walls
docker ps --all
