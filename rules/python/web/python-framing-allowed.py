from django.views.decorators.clickjacking import xframe_options_deny, xframe_options_exempt
from flask import make_response
from flask_talisman import Talisman

# ruleid: python-framing-allowed
X_FRAME_OPTIONS = "ALLOWALL"


@xframe_options_exempt
# ruleid: python-framing-allowed
def a(request):
    return page

def b():
    response = make_response("hello")
    # ruleid: python-framing-allowed
    response.headers["X-Frame-Options"] = "ALLOWALL"
    # ok: python-framing-allowed
    response.headers["X-Frame-Options"] = "DENY"
    return response

@xframe_options_deny
# ok: python-framing-allowed
def c(request):
    return page

# ok: python-framing-allowed
Talisman(app, frame_options="DENY")
