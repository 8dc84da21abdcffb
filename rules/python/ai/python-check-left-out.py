# ruleid: python-check-left-out
# TODO: add authentication
delete(item)
# ruleid: python-check-left-out
# FIXME check that the user has permission
delete(item)
# ruleid: python-check-left-out
# TODO(ann): re-enable certificate checks
call()
@app.route("/orders")
# ruleid: python-check-left-out
# @login_required
def orders():
    return all_orders()

# ok: python-check-left-out
# A view under @login_required is for members.
call()
# ok: python-check-left-out
# TODO: add tests
call()
# ok: python-check-left-out
# Checks the permission of the user
call()
# ok: python-check-left-out
todo = "add authentication"
