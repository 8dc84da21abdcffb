"""The payment service: charges, refunds, statements and the provider's notifications."""

import os

from flask import Flask

from payments import charges, provider, refunds, statements


def create_app():
    app = Flask(__name__)
    app.config["DATABASE"] = os.environ["DATABASE"]
    app.config["PROVIDER_URL"] = os.environ["PROVIDER_URL"]
    app.config["PROVIDER_KEY"] = os.environ["PROVIDER_KEY"]
    app.register_blueprint(charges.blueprint, url_prefix="/api/charges")
    app.register_blueprint(refunds.blueprint, url_prefix="/api/refunds")
    app.register_blueprint(statements.blueprint, url_prefix="/statements")
    app.register_blueprint(provider.blueprint, url_prefix="/provider")
    return app
