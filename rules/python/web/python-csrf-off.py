from flask_wtf import CSRFProtect, FlaskForm
from django.views.decorators.csrf import csrf_exempt, csrf_protect

# ruleid: python-csrf-off
app.config["WTF_CSRF_ENABLED"] = False
# ruleid: python-csrf-off
WTF_CSRF_ENABLED = False

csrf = CSRFProtect(app)


@csrf.exempt
# ruleid: python-csrf-off
# nofix: python-csrf-off
def hook():
    return charge(request)


class OrderForm(FlaskForm):
    class Meta:
        # ruleid: python-csrf-off
        csrf = False


class Order:
    class Meta:
        # ok: python-csrf-off
        csrf = False


@csrf_exempt
# ruleid: python-csrf-off
# nofix: python-csrf-off
def pay(request):
    return charge(request)


# ok: python-csrf-off
app.config["WTF_CSRF_ENABLED"] = True
# ok: python-csrf-off
app.config["WTF_CSRF_TIME_LIMIT"] = False


@csrf_protect
# ok: python-csrf-off
def refund(request):
    return charge(request)
