import os

import cherrypy


class Orders:
    @cherrypy.expose
    def order(self, name):
        # ruleid: python-command-injection
        os.system("find " + name)
        # ruleid: python-command-injection
        os.system("find " + cherrypy.request.params["name"])
        # ok: python-command-injection
        os.system("find " + cherrypy.request.method)
        # ruleid: python-header-injection
        cherrypy.response.headers["X-Name"] = name
        # ok: python-header-injection
        cherrypy.response.headers["X-Name"] = "order"
        # ruleid: python-trust-boundary
        cherrypy.session["role"] = name
        # ok: python-trust-boundary
        cherrypy.session["role"] = "guest"
        # ruleid: python-xss
        return "<p>" + name

    @cherrypy.expose
    @cherrypy.tools.json_out()
    def data(self, name):
        # ok: python-xss
        return name

    @cherrypy.expose
    def following(self, address):
        # ruleid: python-open-redirect
        raise cherrypy.HTTPRedirect(address)

    def kept(self, name):
        # ok: python-command-injection
        os.system("find " + name)
        # ok: python-open-redirect
        raise cherrypy.HTTPRedirect(cherrypy.url("/orders"))
