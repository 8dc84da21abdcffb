import os

import falcon


class Orders:
    def on_get(self, req, resp, name, number: int):
        # ruleid: python-command-injection
        os.system("find " + req.get_param("name"))
        # ruleid: python-command-injection
        os.system("find " + name)
        # ok: python-command-injection
        os.system("find " + number)
        # ok: python-command-injection
        os.system("find " + req.method)
        # ruleid: python-open-redirect
        raise falcon.HTTPFound(req.get_param("next"))

    def on_post(self, req: falcon.Request, resp: falcon.Response):
        # ruleid: python-command-injection
        os.system("find " + req.media["name"])
        # ruleid: python-header-injection
        resp.set_header("X-Name", req.media["name"])
        # ok: python-header-injection
        resp.set_header("X-Name", "order")
        # ok: python-open-redirect
        raise falcon.HTTPNotFound(title=req.media["name"])

    def on_put(self, req: falcon.Request, resp: falcon.Response):
        resp.content_type = falcon.MEDIA_HTML
        # ruleid: python-xss
        resp.text = "<p>" + req.media["name"]

    def on_delete(self, req: falcon.Request, resp: falcon.Response):
        # ok: python-xss
        resp.text = "<p>" + req.media["name"]

    def find(self, req, name):
        # ok: python-command-injection
        os.system("find " + name)
